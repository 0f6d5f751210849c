import type { PriorityClass } from "../level.ts";
import type { PlacementStyle } from "../placement.ts";
import type { Line, Policy, Scheduler } from "./policy.ts";

/** Whatever fits starts, packed where least is left over; a wide job waits behind every narrow one. */
export const bestFit: Policy = (line, scheduler) => startWhatFits(line, scheduler);

/** Best-Fit among the jobs of one class or group, or of all. */
export function startWhatFits(
  line: Line,
  scheduler: Scheduler,
  { priority, group, style = "pack" }: { priority?: PriorityClass; group?: number; style?: PlacementStyle } = {},
): void {
  for (let job = line.next(priority, group); job; job = line.next(priority, group)) {
    const nodes = scheduler.place(job, style);
    if (nodes) scheduler.start(job, nodes);
    else line.passOver(job);
  }
}
