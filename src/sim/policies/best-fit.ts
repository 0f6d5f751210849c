import type { Policy } from "./policy.ts";

/** Whatever fits starts, packed where least is left over; a wide job waits behind every narrow one. */
export const bestFit: Policy = (queue, scheduler) => {
  for (const job of queue) {
    const nodes = scheduler.place(job, "pack");
    if (nodes) scheduler.start(job, nodes);
  }
};
