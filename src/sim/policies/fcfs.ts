import type { Policy } from "./policy.ts";

/** First come, first served: nobody overtakes, so one wide job can idle the cluster. */
export const fcfs: Policy = (queue, scheduler) => {
  for (const job of queue) {
    const nodes = scheduler.place(job, "spread");
    if (!nodes) break;
    scheduler.start(job, nodes);
  }
};
