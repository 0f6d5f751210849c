import type { Policy } from "./policy.ts";

/**
 * Conservative backfill (Mu'alem and Feitelson 2001): whoever waits holds a reservation that nobody after it may delay, as
 * far back in the queue as is planned. Between two plans the head of the queue starts where nobody else's nodes are.
 */
export const conservative: Policy = (line, scheduler) => {
  for (let head = line.next(); head; head = line.next()) {
    const { id } = head;
    const others = scheduler.reservations().flatMap(({ job, nodes }) => (job === id ? [] : nodes));
    const nodes = scheduler.placeBeside(head, new Set(others));
    if (!nodes) break;
    scheduler.start(head, nodes);
  }
  for (const { job, at, nodes } of scheduler.planAhead()) {
    if (at <= scheduler.now && scheduler.isFree(line.describe(job), nodes)) scheduler.start(line.describe(job), nodes);
  }
};
