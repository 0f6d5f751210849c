import type { Score } from "../levels/score.ts";
import type { ClusterView } from "../sim/index.ts";
import type { Baseline } from "./baseline.ts";
import { keptWork } from "./worth.ts";

/** A run that is on the screens, as a row of a comparison. */
export function ownRow({ view, score }: { readonly view: ClusterView; readonly score: Score }): Baseline {
  const { goodput, p95Wait, tcoDollars } = view.metrics;
  const gang = view.clauses.find(({ id }) => id === "gang-starts");
  const arrives = view.level.jobs.find(({ contiguous }) => contiguous)?.arrives ?? 0;
  return {
    id: "you",
    stars: score.stars,
    measure: score.measure.value,
    gangStartedAt: gang?.state === "met" ? arrives + gang.value : null,
    p95Wait,
    goodput,
    fragmentation: score.badges.find(({ id }) => id === "fragmentation")?.value ?? view.recentFragmentation,
    recentGoodput: view.recentGoodput,
    useful: keptWork(view),
    tcoDollars,
    lost: score.stars === 0,
    endedAt: view.time,
  };
}
