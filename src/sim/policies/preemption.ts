import { bestFit } from "./best-fit.ts";
import type { Policy } from "./policy.ts";

/** Best-Fit with the higher class first; the kill switch it turns on does the rest. */
export const preemption: Policy = (queue, scheduler) => {
  const jobs = [...queue];
  const production = jobs.filter((job) => job.priority === "production");
  const students = jobs.filter((job) => job.priority === "student");
  bestFit([...production, ...students], scheduler);
};
