import fc from "fast-check";
import type { Command } from "../../src/sim/index.ts";

const job = fc.nat({ max: 150 });
const jobs = fc.uniqueArray(job, { minLength: 1, maxLength: 8 });
const node = fc.nat({ max: 40 });
const nodes = fc.uniqueArray(node, { minLength: 1, maxLength: 8 });
const replica = fc.nat({ max: 10 });

/** Any command that a small hall can be given, sensible or not. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant("set-policy" as const),
    policy: fc.constantFrom("fcfs" as const, "best-fit" as const, "preemption" as const),
  }),
  fc.record({ type: fc.constant("set-preemption" as const), on: fc.boolean() }),
  fc.record({
    type: fc.constant("set-checkpoint-interval" as const),
    interval: fc.option(fc.integer({ min: 60, max: 7200 })),
  }),
  fc.record({
    type: fc.constant("choose-storage" as const),
    tier: fc.constantFrom("shared-nfs" as const, "parallel-fs" as const, "in-memory" as const),
  }),
  fc.record({ type: fc.constant("defragment" as const) }),
  fc.record({ type: fc.constant("drain" as const), nodes }),
  fc.record({ type: fc.constant("undrain" as const), nodes }),
  fc.record({ type: fc.constant("kill" as const), jobs }),
  fc.record({ type: fc.constant("migrate" as const), jobs }),
  fc.record({ type: fc.constant("migrate" as const), jobs, to: nodes }),
  // Ids of the gang lie among the students' that run at the start and arrive before it.
  fc.record({
    type: fc.constant("place-gang" as const),
    job,
    firstNode: node,
    clear: fc.constantFrom("kill" as const, "migrate" as const, "drain" as const),
    killStuck: fc.boolean(),
  }),
  fc.record({ type: fc.constant("release-window" as const), job }),
  fc.record({
    type: fc.constant("set-recovery" as const),
    mode: fc.constantFrom("rigid" as const, "elastic" as const, "regroup" as const),
  }),
  fc.record({
    type: fc.constant("set-batch" as const),
    rule: fc.constantFrom("keep" as const, "shrink" as const),
  }),
  fc.record({
    type: fc.constant("set-routing" as const),
    routing: fc.constantFrom("by-hand" as const, "automatic" as const),
  }),
  fc.record({ type: fc.constant("set-ring" as const), order: fc.array(replica, { maxLength: 12 }) }),
  fc.record({ type: fc.constant("swap-nodes" as const), nodes }),
);
