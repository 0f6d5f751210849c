import type { Seconds } from "../../../sim/index.ts";
import { formatCount, formatDuration, formatMany, formatTimeOfDay } from "../../../text/numbers.ts";
import { formatStep } from "./elastic.ts";

/** How the fleet stands, in a line. */
export function situationText(fleet: {
  readonly inRing: number;
  readonly replicas: number;
  /** Seconds of a step; null while none is taken. */
  readonly step: number | null;
  readonly lost: Seconds;
  readonly down: number;
  /** Since Monday; null while no node is down. */
  readonly nextBack: Seconds | null;
}): string {
  const ring = `${formatCount(fleet.inRing)} of ${formatMany(fleet.replicas, "replica")} in the ring, ${fleet.step === null ? "no step is taken" : `a step takes ${formatStep(fleet.step)}`}.`;
  const down =
    fleet.nextBack === null
      ? "No node is down."
      : `${formatMany(fleet.down, "node")} down, the next back at ${formatTimeOfDay(fleet.nextBack)}.`;
  return `${ring} ${down} ${formatDuration(fleet.lost)} of fleet time lost so far.`;
}
