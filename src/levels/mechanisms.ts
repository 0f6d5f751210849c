import type { Prediction } from "./level-file.ts";

/** Why what is predicted comes out as it does: four by what is predicted; the first is right. Their words are the lessons'. */
export const mechanisms = {
  "disruption-gpu-hours": ["scattered-idle", "too-few-idle", "queue-waits", "shared-network"],
  "best-interval-seconds": ["pauses-against-rework", "failures-are-rare", "rework-alone", "one-per-failure"],
  "first-failure-share": ["whole-replicas", "failed-nodes-alone", "all-stop", "slower-ring"],
} as const satisfies Readonly<Record<Prediction["metric"], readonly [string, string, string, string]>>;

/** A mechanism of one prediction. */
export type MechanismOf<Metric extends Prediction["metric"]> = (typeof mechanisms)[Metric][number];

export type Mechanism = MechanismOf<Prediction["metric"]>;

/** All of them, of every prediction. */
export const allMechanisms: readonly Mechanism[] = Object.values(mechanisms).flat();
