import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Slate } from "../../src/storage/driver.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import type { Attempt, Store } from "../../src/storage/store.ts";
import { lateDriver, storeOn, textSlate, workingDriver } from "./drivers.ts";
import { createPages, type Pages } from "./pages.ts";
import { anUnfinishedRun } from "../replay/a-replay.ts";

const run: RunRecord = {
  ...anUnfinishedRun,
  id: "first",
  time: 474,
  savedAt: 2000,
};
const attempt: Attempt = { run: "first", seed: "demo", stars: 3, measure: 10 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each([
  ["with locks", true],
  ["without locks", false],
])("of two pages on one storage, %s,", (_name, hasLocks) => {
  let pages: Pages;
  let records: Map<string, unknown>;
  let slate: Slate;
  beforeEach(() => {
    pages = createPages({ hasLocks });
    records = new Map();
    slate = textSlate();
  });
  const open = async (): Promise<{ store: Store; page: ReturnType<Pages["open"]> }> => {
    const page = pages.open();
    const store = storeOn(workingDriver(records), { claim: page, slate });
    await vi.advanceTimersByTimeAsync(500);
    return { store, page };
  };
  const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(100);

  test("the second says so, does not write, and reads", async () => {
    const { store: first } = await open();
    void first.saveRun(run, null);
    await soon();
    const { store: second } = await open();
    expect([first.tenancy, second.tenancy]).toEqual(["ours", "theirs"]);
    void second.saveRun({ ...run, id: "second", time: 214, commands: [] }, { id: "first", savedAt: 1000 });
    void second.countAttempt("act-1", { ...attempt, run: "second", stars: 0 });
    await soon();
    expect(records.get("run/act-1")).toEqual({ version: 2, runs: [run] });
    expect(records.has("progress/act-1")).toBe(false);
    expect((await second.runs("act-1")).map(({ id }) => id)).toEqual(["second", "first"]);
  });

  test("the second takes over: the first writes its last, and no more; nothing of either is lost", async () => {
    const { store: first } = await open();
    const { store: second } = await open();
    void second.saveRun({ ...run, id: "second", time: 214, savedAt: 3000 }, { id: "first", savedAt: 1000 });
    void second.countAttempt("act-1", { ...attempt, run: "second", stars: 0 });
    first.onHandOver(() => {
      void first.saveRun(run, null);
      void first.countAttempt("act-1", attempt);
    });
    second.takeOver();
    await vi.advanceTimersByTimeAsync(1000);
    expect([first.tenancy, second.tenancy]).toEqual(["theirs", "ours"]);
    expect((await second.runs("act-1")).map(({ id, time }) => [id, time])).toEqual([
      ["second", 214],
      ["first", 474],
    ]);
    expect(await second.progress("act-1")).toMatchObject({ stars: 3, attempts: 2 });
    void first.saveRun({ ...run, time: 900, savedAt: 9000 }, null);
    await soon();
    expect((await second.runs("act-1")).map(({ time }) => time)).toEqual([214, 474]);
  });

  test("one that sleeps is taken over all the same, and back", async () => {
    const { store: first, page } = await open();
    const { store: second } = await open();
    page.asleep = true;
    second.takeOver();
    await vi.advanceTimersByTimeAsync(3000);
    expect(second.tenancy).toBe("ours");
    if (hasLocks) expect(first.tenancy).toBe("theirs");
    page.asleep = false;
    await vi.advanceTimersByTimeAsync(10_000);
    if (hasLocks) first.takeOver();
    await vi.advanceTimersByTimeAsync(10_000);
    if (hasLocks) expect([first.tenancy, second.tenancy]).toEqual(["ours", "theirs"]);
  });
});

test("what a page was about to write when another took over is left to that one", async () => {
  const pages = createPages({ hasLocks: true });
  const records = new Map<string, unknown>();
  const slate = textSlate();
  const slow = storeOn(lateDriver(5000, records), { claim: pages.open(), slate });
  await vi.advanceTimersByTimeAsync(500);
  void slow.saveRun(run, null);
  const quick = storeOn(workingDriver(records), { claim: pages.open(), slate });
  await vi.advanceTimersByTimeAsync(500);
  quick.takeOver();
  await vi.advanceTimersByTimeAsync(2000);
  expect(records.get("run/act-1")).toEqual({ version: 2, runs: [run] });
  void quick.dropRun("act-1", run.id);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(records.size).toBe(0);
});

test("a page that reloads waits for what it was to let go, also on a machine that takes seconds for it", async () => {
  const pages = createPages({ hasLocks: true });
  const records = new Map<string, unknown>();
  const before = pages.open();
  storeOn(workingDriver(records), { claim: before });
  await vi.advanceTimersByTimeAsync(500);
  const after = storeOn(workingDriver(records), { claim: { ...pages.open(), isReload: true } });
  await vi.advanceTimersByTimeAsync(4000);
  expect(after.tenancy).toBe("asking");
  before.close();
  await vi.advanceTimersByTimeAsync(500);
  expect(after.tenancy).toBe("ours");
});

describe("a page that follows", () => {
  test("goes on by itself once the other is closed, but not while that one reloads", async () => {
    const pages = createPages({ hasLocks: true });
    const records = new Map<string, unknown>();
    const first = pages.open();
    storeOn(workingDriver(records), { claim: first });
    await vi.advanceTimersByTimeAsync(500);
    const second = storeOn(workingDriver(records), { claim: pages.open() });
    await vi.advanceTimersByTimeAsync(500);
    first.close();
    await vi.advanceTimersByTimeAsync(500);
    const reloadedPage = pages.open();
    const reloaded = storeOn(workingDriver(records), { claim: reloadedPage });
    await vi.advanceTimersByTimeAsync(5000);
    expect([reloaded.tenancy, second.tenancy]).toEqual(["ours", "theirs"]);
    void second.saveRun(run, null);
    reloadedPage.close();
    await vi.advanceTimersByTimeAsync(3000);
    expect(second.tenancy).toBe("ours");
    expect(records.get("run/act-1")).toEqual({ version: 2, runs: [run] });
  });
});

describe("progress that two pages write", () => {
  test("is joined as it is written, also where neither knows of the other: most stars, best measure, all attempts", async () => {
    const records = new Map<string, unknown>();
    const [one, two] = [storeOn(workingDriver(records)), storeOn(workingDriver(records))];
    await Promise.all([one.progress("act-1"), two.progress("act-1")]);
    await one.countAttempt("act-1", attempt);
    await two.countAttempt("act-1", { run: "second", seed: "b", stars: 0, measure: 1 });
    await two.countAttempt("act-1", { run: "third", seed: "c", stars: 3, measure: 4 });
    await one.countAttempt("act-1", attempt);
    expect(records.get("progress/act-1")).toMatchObject({ stars: 3, best: 4, bestSeed: "c", attempts: 3 });
  });

  test("so is a run that both went on with: neither writes over the other", async () => {
    const records = new Map<string, unknown>();
    const [one, two] = [storeOn(workingDriver(records)), storeOn(workingDriver(records))];
    await one.saveRun({ ...run, id: "left", time: 100, savedAt: 500 }, null);
    const left = { id: "left", savedAt: 500 };
    await one.saveRun({ ...run, id: "a", savedAt: 1000 }, left);
    await two.saveRun({ ...run, id: "b", time: 214, commands: [], savedAt: 1500 }, left);
    await one.saveRun({ ...run, id: "a", time: 500, savedAt: 2000 }, left);
    expect((await one.runs("act-1")).map(({ id, time }) => [id, time])).toEqual([
      ["a", 500],
      ["b", 214],
    ]);
  });
});
