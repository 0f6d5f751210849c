import { expect, test } from "vitest";
import { elasticCommands } from "../../src/analysis/elastic-actions.ts";
import { coldStartOf, isSlow, medianCompute, specOf } from "../../src/insight/elastic/replicas.ts";
import { secondsBySize, slowReplicas, type ElasticView, type SizedSeconds } from "../../src/sim/index.ts";
import { begin, ringHall } from "../sim/elastic-hall.ts";

const table: readonly SizedSeconds[] = [
  { gpus: 100, seconds: 10 },
  { gpus: 200, seconds: 30 },
];

test.each([
  [50, 0, "below its first size as steep as at its start"],
  [150, 20, "between two sizes in proportion"],
  [300, 50, "beyond its last size as steep as at its end"],
])("%d GPUs take %d s by a table: %s", (gpus, seconds) => {
  expect(secondsBySize(table, gpus)).toBe(seconds);
});

test("a cold start is shown to take what the core's table says, for the healthy replicas", () => {
  const { simulation, elastic } = begin(ringHall);
  const view = simulation.view();
  const table = specOf(view)?.coldStart ?? [];
  expect(table.length).toBeGreaterThan(1);
  expect(coldStartOf(view, elastic)).toBe(secondsBySize(table, view.job(elastic.job).gpus));
});

test.each([1.04, 1.07, 1.12])(
  "the zones and the stored plays agree on who is slow, at %d times the median",
  (times) => {
    const { simulation, elastic } = begin(ringHall);
    const median = medianCompute(elastic) ?? NaN;
    const replicas = elastic.replicas.map((one) => (one.id === 1 ? { ...one, computeSeconds: times * median } : one));
    const changed: ElasticView = { ...elastic, replicas, ring: elastic.ring };
    const shown = replicas.filter((replica) => isSlow(changed, replica)).map(({ id }) => id);
    const view = { ...simulation.view(), elastic: changed };
    const sent = elasticCommands(view, { type: "leave-out-slow" });
    expect(sent).toEqual(
      shown.length === 0 ? [] : [{ type: "set-ring", order: elastic.ring.filter((id) => !shown.includes(id)) }],
    );
  },
);

test("the median is that of the ring: slow replicas outside it do not make it slower", () => {
  const { elastic } = begin(ringHall);
  const median = medianCompute(elastic) ?? NaN;
  const replicas = elastic.replicas.map((one) =>
    one.id < 6 ? { ...one, status: "ready" as const, computeSeconds: 2 * median } : one,
  );
  expect(medianCompute({ replicas })).toBe(median);
  expect(slowReplicas({ replicas }).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
});
