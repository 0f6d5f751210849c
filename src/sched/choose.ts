import { nobody } from "./line.ts";
import type { JobId, Machine, Shape, Time } from "./policy.ts";
import type { ShapeLine } from "./queue.ts";

/** Longer than any estimate. */
export const anyLength = Number.MAX_VALUE;

/** Who goes first: whoever came first, or the shortest by estimate and of equals the one who came first. */
export type Rank = "submitted" | "shortest";

/** The first job, by rank, that fits now and is at most as long as the limit for its shape; or nobody. */
export function choose(
  { shapes }: { readonly shapes: readonly ShapeLine[] },
  machine: Pick<Machine, "fits">,
  longest: (shape: Shape) => Time,
  rank: Rank,
): JobId {
  let best = nobody;
  let bestOrder = Infinity;
  let bestEstimate = Infinity;
  for (const { shape, line } of shapes) {
    const shortest = line.shortest();
    if (shortest === Infinity || !machine.fits(shape)) continue;
    const limit = longest(shape);
    if (shortest > limit) continue;
    const place = line.first(rank === "shortest" ? shortest : limit);
    const order = line.orderAt(place);
    const isBefore = rank === "shortest" && shortest !== bestEstimate ? shortest < bestEstimate : order < bestOrder;
    if (!isBefore) continue;
    best = line.idAt(place);
    bestOrder = order;
    bestEstimate = shortest;
  }
  return best;
}
