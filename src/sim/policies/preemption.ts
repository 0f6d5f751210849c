import { bestFit } from "./best-fit.ts";
import type { Policy } from "./policy.ts";

/** Best-Fit with the higher class first; the kill switch it turns on does the rest. */
export const preemption: Policy = (queue, scheduler) => {
  const production = queue.filter((job) => job.priority === "production");
  const students = queue.filter((job) => job.priority === "student");
  bestFit([...production, ...students], scheduler);
};
