import { startWhatFits } from "./best-fit.ts";
import type { Policy } from "./policy.ts";

/** Best-Fit with the higher class first; the kill switch it turns on does the rest. */
export const preemption: Policy = (line, scheduler) => {
  startWhatFits(line, scheduler, { priority: "production" });
  startWhatFits(line, scheduler, { priority: "student" });
};
