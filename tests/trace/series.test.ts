import { expect, test } from "vitest";
import { Jobs } from "../../src/trace/jobs.ts";
import { seriesOf } from "../../src/trace/series.ts";

test("curves of three jobs on ten processors", () => {
  const jobs = new Jobs();
  jobs.add({ name: 1, submit: 100, run: 120, estimate: 120, width: 5 });
  jobs.add({ name: 2, submit: 100, run: 120, estimate: 120, width: 10 });
  jobs.add({ name: 3, submit: 340, run: 5, estimate: 9, width: 4 });
  const { waits, utilization, slowdowns } = seriesOf(jobs, Float64Array.of(100, 220, 340), 10, 10, 0.001);
  expect([waits[0], waits[49], waits[100]]).toEqual([0, 0, 0.12]);
  // 245 units in 240 parts: halves and wholes, and a part that two jobs share.
  expect([utilization[0], utilization[116]]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
  expect(utilization[118]).toBeCloseTo(1, 9);
  expect(utilization[117]).toBeCloseTo(0.5 * (120 / (245 / 240) - 117) + 1 * (118 - 120 / (245 / 240)), 9);
  expect(utilization[239]).toBeCloseTo(0.4, 9);
  const busy = utilization.reduce((sum, part) => sum + part, 0) * (245 / 240) * 10;
  expect(busy).toBeCloseTo(600 + 1200 + 20, 6);
  expect(slowdowns).toEqual([
    { from: 4, jobs: 2, mean: 1 },
    { from: 8, jobs: 1, mean: 2 },
  ]);
});
