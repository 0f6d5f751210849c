import type { MechanismOf } from "../../../insight/prediction.ts";

/** Why one interval keeps the most, as one may think; one is right. */
export const mechanisms: Readonly<Record<MechanismOf<"best-interval-seconds">, string>> = {
  "pauses-against-rework":
    "Each save pauses all GPUs, each failure undoes the work since the last save: the best is where both together cost least.",
  "failures-are-rare":
    "Saves are certain and failures are rare: the fewer saves there are, the fewer pauses, and the more time is left for training.",
  "rework-alone":
    "What costs is the work that a failure undoes: the shorter the interval, the less that is, so the shortest keeps the most.",
  "one-per-failure":
    "One save for each failure is enough, more of them only pause the work: the best interval is the mean time between failures.",
};
