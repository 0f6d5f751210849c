import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policies, type PolicyName } from "../../src/sched/policies.ts";
import { CountingMachine } from "../../src/trace/counting-machine.ts";
import { Jobs } from "../../src/trace/jobs.ts";
import { replayTrace } from "../../src/trace/replay-trace.ts";
import { naiveStarts, type NaiveJob } from "./naive.ts";
import { shapes, workload } from "./workloads.ts";

const names = Object.keys(policies) as PolicyName[];

function starts(list: readonly NaiveJob[], processors: number, policy: PolicyName): number[] {
  const jobs = new Jobs();
  for (const [name, job] of list.entries()) jobs.add({ name, ...job });
  return [...replayTrace(jobs, new CountingMachine(jobs, processors), policies[policy](), () => {})];
}

/** `3 +0 10/20`: three processors, submitted at 0, runs 10 of estimated 20. */
function read(text: string): NaiveJob[] {
  return text.split(", ").map((job) => {
    const [, width, submit, run, estimate] = /^(\d+) \+(\d+) (\d+)\/(\d+)$/.exec(job)?.map(Number) ?? [];
    return { submit, run, estimate, width };
  });
}

describe("on ten processors", () => {
  const rows: readonly (readonly [why: string, policy: PolicyName, jobs: string, starts: readonly number[]])[] = [
    ["nobody overtakes the head", "fcfs", "6 +0 100/100, 8 +1 10/10, 4 +2 5/5", [0, 100, 110]],
    ["whatever fits starts", "best-fit", "6 +0 100/100, 8 +1 10/10, 4 +2 500/500", [0, 502, 2]],
    [
      "the shortest estimate goes first, and blocks",
      "sjf",
      "9 +0 100/100, 9 +1 50/50, 2 +2 20/20, 1 +3 30/30",
      [0, 120, 100, 100],
    ],
    ["who ends when the head is to start overtakes it", "easy", "6 +0 100/100, 8 +1 10/10, 4 +2 98/98", [0, 100, 2]],
    ["and who ends later does not", "easy", "6 +0 100/100, 8 +1 10/10, 4 +2 99/99", [0, 100, 110]],
    ["but may if the head leaves that many over", "easy", "6 +0 100/100, 8 +1 10/10, 2 +2 999/999", [0, 100, 2]],
    [
      "which shrink for those that run past it",
      "easy",
      "6 +0 100/100, 8 +1 10/10, 1 +2 999/999, 2 +3 999/999",
      [0, 100, 2, 110],
    ],
    [
      "and not for those that end in time",
      "easy",
      "6 +0 100/100, 8 +1 10/10, 1 +2 50/50, 2 +3 999/999",
      [0, 100, 2, 3],
    ],
    [
      "a run that is over early brings the reservation forward",
      "easy",
      "6 +0 30/100, 8 +1 10/10, 4 +2 98/98",
      [0, 100, 2],
    ],
    [
      "only the head is protected",
      "easy",
      "6 +0 100/100, 8 +1 10/10, 8 +2 10/10, 2 +3 999/999, 2 +4 999/999",
      [0, 100, 110, 3, 120],
    ],
    [
      "of two that could overtake, the first one does",
      "easy",
      "6 +0 100/100, 8 +1 10/10, 4 +2 90/90, 3 +2 8/8",
      [0, 100, 2, 92],
    ],
    ["or the shorter one", "easy-sjbf", "6 +0 100/100, 8 +1 10/10, 4 +2 90/90, 3 +2 10/10", [0, 100, 110, 2]],
    [
      "everybody is protected",
      "conservative",
      "6 +0 100/100, 8 +1 10/10, 10 +2 10/10, 2 +3 110/110",
      [0, 100, 110, 120],
    ],
    ["after an end each moves forward in order", "conservative", "6 +0 30/100, 8 +1 10/10, 4 +2 98/98", [0, 100, 2]],
    ["ends come before arrivals of the same moment", "fcfs", "10 +0 5/5, 10 +5 5/5", [0, 5]],
    ["of arrivals of one moment, the first in the file is first", "fcfs", "6 +0 5/5, 6 +0 5/5", [0, 5]],
    ["an estimate hides when a run ends", "easy", "6 +0 10/100, 8 +1 10/10, 4 +2 50/50", [0, 52, 2]],
  ];

  test.each(rows)("%s (%s): %s", (_why, policy, jobs, expected) => {
    expect(starts(read(jobs), 10, policy)).toEqual(expected);
  });
});

describe.each(Object.entries(shapes))("%s", (name, shape) => {
  test.each(names)("%s starts each job when the naive one does", (policy) => {
    for (const seed of ["a", "b", "c"]) {
      const jobs = workload(shape, `${name} ${seed}`);
      expect(starts(jobs, shape.processors, policy)).toEqual(naiveStarts(jobs, shape.processors, policy));
    }
  });
});

test.each(names)("%s starts each job when the naive one does, also where events coincide", (policy) => {
  const time = fc.integer({ min: 1, max: 12 });
  const job = fc
    .record({
      submit: fc.integer({ min: 0, max: 40 }),
      run: time,
      more: fc.nat({ max: 8 }),
      width: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ more, ...rest }) => ({ ...rest, estimate: rest.run + more }));
  fc.assert(
    fc.property(fc.array(job, { minLength: 1, maxLength: 40 }), (jobs) => {
      expect(starts(jobs, 6, policy)).toEqual(naiveStarts(jobs, 6, policy));
    }),
    { numRuns: 300 },
  );
});
