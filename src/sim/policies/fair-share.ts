import { startWhatFits } from "./best-fit.ts";
import type { Policy } from "./policy.ts";

/** Production first, then group after group, who is furthest below its share first; each as under Best-Fit. */
export const fairShare: Policy = (line, scheduler) => {
  startWhatFits(line, scheduler, { priority: "production" });
  for (const group of scheduler.groupsByNeed()) startWhatFits(line, scheduler, { priority: "student", group });
  startWhatFits(line, scheduler);
};
