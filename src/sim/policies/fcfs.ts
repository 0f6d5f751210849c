import type { Policy } from "./policy.ts";

/** First come, first served: nobody overtakes, so one wide job can idle the cluster. */
export const fcfs: Policy = (line, scheduler) => {
  for (let job = line.next(); job; job = line.next()) {
    const nodes = scheduler.place(job, "spread");
    if (!nodes) return;
    scheduler.start(job, nodes);
  }
};
