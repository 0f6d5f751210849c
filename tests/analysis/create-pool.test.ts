import { afterEach, expect, test } from "vitest";
import { createPool, mapAtOnce, WorkerError, type Pool } from "../../src/analysis/create-pool.ts";
import { workerAsker } from "../../src/cli/worker-asker.ts";

let pool: Pool<number, number> | null = null;
let started = 0;
function start(size: number): Pool<number, number> {
  started = 0;
  pool = createPool(() => {
    started++;
    return workerAsker<number, number>(new URL("./breaking-worker.ts", import.meta.url));
  }, size);
  return pool;
}
afterEach(() => pool?.stop());

test("each question gets its own answer, by no more workers than there are questions, or may be", async () => {
  const { ask } = start(3);
  expect(await Promise.all([40, 20, 10, 0, 5].map((value) => ask(value)))).toEqual([80, 40, 20, 0, 10]);
  expect(started).toBe(3);
  await start(8).ask(1);
  expect(started).toBe(1);
});

test("an urgent question goes before those that wait", async () => {
  const { ask } = start(1);
  const order: number[] = [];
  const note = (value: number): void => void order.push(value);
  await Promise.all([ask(1).then(note), ask(2).then(note), ask(3, true).then(note)]);
  expect(order).toEqual([2, 6, 4]);
});

test("a worker that breaks or ends fails its own question with the reason, and the others are answered", async () => {
  const { ask } = start(2);
  const answers = await Promise.allSettled([-1, 1, -2, 2, -1, 3].map((value) => ask(value)));
  expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : String(answer.reason)))).toEqual([
    "WorkerError: -1 is too small",
    2,
    "WorkerError: exit code 3",
    4,
    "WorkerError: -1 is too small",
    6,
  ]);
});

test("where no worker can be started every question fails, however many there are", async () => {
  const broken = createPool<number, number>(
    () => ({ ask: (_, __, onFail) => onFail(new Error("no workers here")), stop: () => {} }),
    2,
  );
  const answers = await Promise.allSettled(Array.from({ length: 20_000 }, (_, value) => broken.ask(value)));
  expect(answers.every(({ status }) => status === "rejected")).toBe(true);
  await expect(broken.ask(1)).rejects.toThrow(WorkerError);
});

test("work is done at most so much at once, and its results are in the order of the items", async () => {
  let now = 0;
  let most = 0;
  const results = await mapAtOnce([30, 1, 20, 2], 2, async (value, index) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, value));
    now--;
    return [value, index];
  });
  expect(results).toEqual([30, 1, 20, 2].map((value, index) => [value, index]));
  expect(most).toBe(2);
  expect(await mapAtOnce([], 2, () => Promise.reject(new Error("none")))).toEqual([]);
});
