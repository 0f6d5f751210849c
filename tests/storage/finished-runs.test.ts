import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { recordFormat, type RunRecord } from "../../src/replay/run-record.ts";
import { finishedKind, finishedLimit } from "../../src/storage/finished-kind.ts";
import type { Store } from "../../src/storage/store.ts";
import { aReplay } from "../replay/a-replay.ts";
import { hangingDriver, smallDriver, storeOn, textSlate, workingDriver } from "./drivers.ts";

const overAt = (endedAt: number, change: Partial<RunRecord> = {}): RunRecord => ({
  ...aReplay,
  id: `run ${endedAt}`,
  savedAt: endedAt,
  endedAt,
  ...change,
});
const endsOf = async (store: Store, level = "act-1"): Promise<readonly (number | null)[]> =>
  (await store.finishedRuns(level)).map(({ endedAt }) => endedAt);
const bytesOf = (runs: readonly RunRecord[]): number =>
  runs.reduce((sum, run) => sum + new TextEncoder().encode(JSON.stringify(run)).length, 0);

describe("finished runs", () => {
  test("are kept whole, of each level, newest first, for the next visit", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(workingDriver(records));
    const wordy = overAt(2, { rationale: "Because. ".repeat(222) });
    for (const run of [overAt(1), overAt(3, { levelId: "act-2" }), wordy]) await store.keepFinished(run);
    const next = storeOn(workingDriver(records));
    expect(await next.finishedRuns("act-1")).toEqual([wordy, overAt(1)]);
    expect(await endsOf(next, "act-2")).toEqual([3]);
    expect(await endsOf(next, "act-3")).toEqual([]);
  });

  test("are each kept once, with the words that were saved last", async () => {
    const store = storeOn(workingDriver());
    await store.keepFinished(overAt(1));
    await store.keepFinished(overAt(2));
    await store.keepFinished(overAt(1, { savedAt: 9, rationale: "Better so." }));
    await store.keepFinished(overAt(1, { savedAt: 5, rationale: "Late to come." }));
    expect((await store.finishedRuns("act-1")).map(({ id, rationale }) => [id, rationale])).toEqual([
      ["run 2", aReplay.rationale],
      ["run 1", "Better so."],
    ]);
  });

  test("are deleted by a reset, also where nobody has read them", async () => {
    const records = new Map<string, unknown>([["finished", { version: 2, runs: [overAt(1)] }]]);
    await storeOn(workingDriver(records)).reset();
    expect(records.size).toBe(0);
  });

  test("that the storage had not written when the page crashed are there when the next one opens", async () => {
    const [records, slate] = [new Map<string, unknown>(), textSlate()];
    void storeOn({ ...hangingDriver(), get: workingDriver(records).get }, { slate }).keepFinished(overAt(1));
    const next = storeOn(workingDriver(records), { slate });
    await expect.poll(() => slate.read()).toBeNull();
    expect(await next.finishedRuns("act-1")).toEqual([overAt(1)]);
  });

  test("do not stand in the way of progress where the disk is full", async () => {
    const store = storeOn(smallDriver({ characters: 1000 }));
    await store.keepFinished(overAt(1, { rationale: "x".repeat(2000) }));
    expect(store.state).toBe("full");
    await store.countAttempt("act-1", { run: "r", seed: "a", stars: 2, measure: 3 });
    expect(await store.progress("act-1")).toMatchObject({ stars: 2, attempts: 1 });
  });
});

describe("there are as many finished runs as fit", () => {
  test("of a level: the oldest goes, and those of others stay", async () => {
    const store = storeOn(workingDriver());
    await store.keepFinished(overAt(0.5, { levelId: "act-2" }));
    const ends = Array.from({ length: finishedLimit.perLevel + 3 }, (_, index) => index + 1);
    for (const end of ends) await store.keepFinished(overAt(end));
    expect(await endsOf(store)).toEqual(ends.toReversed().slice(0, finishedLimit.perLevel));
    expect(await endsOf(store, "act-2")).toEqual([0.5]);
  });

  // A letter that takes one character and three bytes: bytes are what is counted.
  const long = (endedAt: number, bytes: number): RunRecord => {
    const run = overAt(endedAt, { levelId: `act-${endedAt % 3}`, rationale: "" });
    return { ...run, rationale: "\u20ac".repeat(Math.floor((bytes - bytesOf([run])) / 3)) };
  };

  test("in all: whole ones, the oldest of whatever level go", () => {
    const third = Math.floor(finishedLimit.bytes / 3);
    const runs = [1, 2, 3, 4].map((end) => long(end, third));
    const kept = runs.reduce<readonly RunRecord[] | null>(
      (now, run) => finishedKind.apply(now, { type: "keep", run }),
      null,
    );
    expect(kept?.map(({ endedAt }) => endedAt)).toEqual([4, 3, 2]);
    expect(kept).toEqual(runs.slice(1).toReversed());
    expect(bytesOf(kept ?? [])).toBeLessThanOrEqual(finishedLimit.bytes);
  });

  test("but practice goes before any run that counts, and stands between them", () => {
    const fork = { of: "4455667788990011", at: 1 };
    const full = Array.from({ length: finishedLimit.perLevel }, (_, index) => overAt(2 * (index + 1)));
    const put = (runs: readonly RunRecord[] | null, run: RunRecord) => finishedKind.apply(runs, { type: "keep", run });
    expect(put(full, overAt(99, { fork }))?.some((run) => run.fork !== null)).toBe(false);
    const less = put(full.slice(1), overAt(5, { fork }));
    expect(less?.map(({ endedAt }) => endedAt)).toContain(5);
    expect(put(less, overAt(50))?.some((run) => run.fork !== null)).toBe(false);
    expect(put([overAt(6), overAt(2)], overAt(4, { fork }))?.map(({ endedAt }) => endedAt)).toEqual([6, 4, 2]);
  });

  test("and one that is too long by itself takes no other's place", () => {
    const run = long(5, finishedLimit.bytes + 100);
    expect(finishedKind.apply([overAt(1)], { type: "keep", run })).toEqual([overAt(1)]);
    expect(finishedKind.apply(null, { type: "keep", run })).toBeNull();
  });
});

describe("finished runs that cannot be read", () => {
  const newer = { version: 2, runs: [{ ...overAt(1), format: recordFormat + 1 }] };

  test("such as those of a newer version are set aside as they were, never written over", async () => {
    const records = new Map<string, unknown>([["finished", newer]]);
    const store = storeOn(workingDriver(records));
    await store.keepFinished(overAt(2));
    expect(store.besides).toBe(1);
    expect(await store.readBesides()).toEqual([{ key: "finished", record: newer }]);
    expect(await endsOf(store)).toEqual([2]);
  });

  test("come back beside the others where a version can read them", async () => {
    const records = new Map<string, unknown>([["beside/1/finished", { version: 2, runs: [overAt(1), overAt(3)] }]]);
    const store = storeOn(workingDriver(records));
    await store.keepFinished(overAt(2));
    await expect.poll(() => store.returned).toBe(1);
    expect(await endsOf(store)).toEqual([3, 2, 1]);
    expect([...records.keys()]).toEqual(["finished"]);
  });
});

test("the README states the limit and the format", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");
  const { perLevel, bytes } = finishedLimit;
  expect(readme).toContain(`at most ${perLevel} of each level, and ${bytes.toLocaleString("en-US")} bytes`);
  expect(readme).toContain(`format ${recordFormat})`);
});
