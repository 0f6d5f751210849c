import type { Seconds, SizeShare, Workload } from "./level.ts";
import { pickWeighted, quantilesOf } from "./random.ts";

/** What a workload's draws in [0, 1) come to, made ready once a run. */
export interface Demand {
  readonly initialGpus: (draw: number) => number;
  readonly arrivingGpus: (draw: number) => number;
  readonly runSeconds: (draw: number) => Seconds;
}

export function demandOf(workload: Workload): Demand {
  const lengths = quantilesOf(workload.runTimes);
  return {
    initialGpus: sizesOf(workload.initialSizes),
    arrivingGpus: sizesOf(workload.arrivalSizes),
    runSeconds: (draw) => Math.min(workload.maxRunSeconds, Math.max(1, Math.round(lengths(draw)))),
  };
}

/**
 * Run times of the jobs that are seen running at a random moment: a long job is seen in proportion to its length (the
 * inspection paradox).
 */
export function lengthBiased({ runSeconds }: Demand): (draw: number) => Seconds {
  const steps = 2048;
  const lengths = Array.from({ length: steps }, (_, index) => runSeconds((index + 0.5) / steps));
  const cumulative = new Float64Array(steps);
  let sum = 0;
  for (const [index, length] of lengths.entries()) {
    sum += length;
    cumulative[index] = sum;
  }
  return (draw) => {
    const wanted = draw * sum;
    let low = 0;
    let high = steps - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? sum) > wanted) high = middle;
      else low = middle + 1;
    }
    return lengths[low] ?? runSeconds(1);
  };
}

function sizesOf(sizes: readonly SizeShare[]): (draw: number) => number {
  const shares = sizes.map(({ share }) => share);
  return (draw) => {
    const picked = sizes[pickWeighted(shares, draw)];
    if (!picked) throw new RangeError("a workload needs at least one size");
    return picked.gpus;
  };
}
