import { describe, expect, test } from "vitest";
import { policies, type PolicyName } from "../../src/sched/policies.ts";
import { Jobs } from "../../src/trace/jobs.ts";
import { CountingMachine } from "../../src/trace/counting-machine.ts";
import { NodeMachine } from "../../src/trace/node-machine.ts";
import { replayTrace } from "../../src/trace/replay-trace.ts";
import type { NaiveJob } from "../sched/naive.ts";
import { shapes, workload } from "../sched/workloads.ts";

function jobsOf(list: readonly NaiveJob[]): Jobs {
  const jobs = new Jobs();
  for (const [name, job] of list.entries()) jobs.add({ name, ...job });
  return jobs;
}

describe("with one GPU a node it starts each job when the counting machine does", () => {
  const names = ["fcfs", "sjf", "best-fit", "easy", "easy-sjbf"] as const;
  test.each(names.flatMap((policy) => Object.keys(shapes).map((shape) => [policy, shape] as const)))(
    "%s, %s",
    (policy, name) => {
      const shape = shapes[name];
      const jobs = jobsOf(workload(shape, name));
      const byNode = new NodeMachine(jobs, shape.processors, 1);
      const byCount = new CountingMachine(jobs, shape.processors);
      expect(replayTrace(jobs, byNode, policies[policy](), () => {})).toEqual(
        replayTrace(jobs, byCount, policies[policy](), () => {}),
      );
    },
  );
});

describe("on two nodes of four GPUs", () => {
  const job = (width: number, submit: number, run: number, estimate = run): NaiveJob => ({
    width,
    submit,
    run,
    estimate,
  });
  const rows: readonly (readonly [
    why: string,
    policy: PolicyName,
    jobs: readonly NaiveJob[],
    starts: readonly number[],
  ])[] = [
    ["a job does not span the holes of two nodes", "fcfs", [job(3, 0, 10), job(3, 0, 20), job(2, 1, 5)], [0, 0, 10]],
    [
      "a job goes where least is left over",
      "fcfs",
      [job(2, 0, 9), job(3, 0, 9), job(1, 1, 9), job(2, 2, 9)],
      [0, 0, 1, 2],
    ],
    ["a job that is wider than a node takes whole nodes", "fcfs", [job(1, 0, 10), job(5, 1, 5)], [0, 10]],
    [
      "who would run past the reservation has to stay off its node",
      "easy",
      [job(3, 0, 10), job(3, 0, 20), job(4, 1, 5), job(1, 2, 99), job(1, 3, 99)],
      [0, 0, 10, 2, 15],
    ],
    [
      "and who ends in time has not",
      "easy",
      [job(3, 0, 10), job(3, 0, 20), job(4, 1, 5), job(1, 2, 99), job(1, 3, 7)],
      [0, 0, 10, 2, 3],
    ],
    [
      "a planned job does not wait for the whole machine",
      "conservative",
      [job(3, 0, 10), job(3, 0, 20), job(4, 1, 5), job(4, 2, 5), job(1, 3, 99)],
      [0, 0, 10, 15, 3],
    ],
  ];

  test.each(rows)("%s (%s)", (_why, policy, list, expected) => {
    const jobs = jobsOf(list);
    expect([...replayTrace(jobs, new NodeMachine(jobs, 2, 4), policies[policy](), () => {})]).toEqual(expected);
  });
});

test.each(Object.keys(policies) as PolicyName[])("%s never takes more of a node than it has", (policy) => {
  const jobs = jobsOf(workload({ jobs: 200, processors: 32, widest: 20, gap: 1e5, longest: 1e6 }, policy));
  const starts = replayTrace(jobs, new NodeMachine(jobs, 4, 8), policies[policy](), () => {});
  const ids = [...Array.from({ length: jobs.count }).keys()];
  const wholeNodes = (width: number): number => (width > 8 ? 8 * Math.ceil(width / 8) : width);
  for (const at of starts) {
    const running = ids.filter((id) => starts[id] <= at && at < starts[id] + jobs.runs[id]);
    expect(running.reduce((sum, id) => sum + wholeNodes(jobs.widths[id]), 0)).toBeLessThanOrEqual(32);
  }
  expect(ids.every((id) => starts[id] >= jobs.submits[id])).toBe(true);
});
