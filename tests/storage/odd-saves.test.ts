import { describe, expect, test } from "vitest";
import { recordFormat, type RunRecord } from "../../src/replay/run-record.ts";
import type { Attempt, Settings } from "../../src/storage/store.ts";
import { storeOn, workingDriver } from "./drivers.ts";
import { anUnfinishedRun } from "../replay/a-replay.ts";

const settings: Settings = { theme: "color-safe", reducedMotion: "system", muted: true, volume: 0.25 };
const attempt: Attempt = { run: "r1", seed: "demo", stars: 2, measure: 10 };
const run: RunRecord = {
  ...anUnfinishedRun,
  id: "r2",
  time: 60,
  commands: [],
  savedAt: 1_700_000_000_000,
};
const progress = { version: 2, stars: 3, best: 5, bestSeed: "a", attempts: 7, counted: [], rationales: [] };

const odd: readonly (readonly [string, string, unknown])[] = [
  ["a text", "progress/act-1", "{"],
  ["a list", "progress/act-1", []],
  ["half a record", "progress/act-1", { stars: 2 }],
  ["progress of a newer version", "progress/act-1", { ...progress, version: 3 }],
  ["progress with four stars", "progress/act-1", { ...progress, stars: 4 }],
  ["progress with a measure that is no number", "progress/act-1", { ...progress, best: Number.NaN }],
  [
    "progress with a rationale without text",
    "progress/act-1",
    { ...progress, rationales: [{ seed: "a", stars: 1, prediction: 3 }] },
  ],
  ["settings that are too loud", "settings", { ...settings, volume: 2 }],
  ["settings with an unknown theme", "settings", { ...settings, theme: "pink" }],
  ["settings of a newer version", "settings", { version: 3, ...settings }],
  [
    "a run with an unknown command",
    "run/act-1",
    { version: 2, runs: [{ ...run, commands: [{ time: 1, command: { type: "format-disk" } }] }] },
  ],
  ["a run at half a second", "run/act-1", { version: 2, runs: [{ ...run, time: 0.5 }] }],
  ["a run of another level", "run/act-1", { version: 2, runs: [{ ...run, levelId: "act-2" }] }],
  ["a run of a newer format", "run/act-1", { version: 2, runs: [{ ...run, format: recordFormat + 1 }] }],
  [
    "a run of no format that there was",
    "run/act-1",
    { version: 2, runs: [{ ...run, format: undefined, levelHash: "x" }] },
  ],
  ["runs of a newer version", "run/act-1", { version: 3, runs: [run] }],
];

describe("what cannot be read", () => {
  test.each(odd)("is set aside as it was, and said once: %s", async (_name, key, record) => {
    const records = new Map<string, unknown>([[key, record]]);
    const store = storeOn(workingDriver(records));
    let told = 0;
    store.onChange(() => (told = store.besides));
    expect(await store.settings()).toBeNull();
    expect(await store.progress("act-1")).toBeNull();
    expect(await store.runs("act-1")).toEqual([]);
    await expect.poll(() => records.has(key)).toBe(false);
    expect(told).toBe(1);
    expect(await store.readBesides()).toEqual([{ key, record }]);

    const next = storeOn(workingDriver(records));
    await Promise.all([next.settings(), next.progress("act-1"), next.runs("act-1")]);
    expect(next.besides).toBe(0);
    expect(await next.readBesides()).toEqual([{ key, record }]);
  });

  test.each(odd)(
    "is not written over, though it is found only when something is saved: %s",
    async (_name, key, record) => {
      const records = new Map<string, unknown>([[key, record]]);
      const store = storeOn(workingDriver(records));
      await store.saveSettings(settings);
      await store.countAttempt("act-1", attempt);
      await store.saveRun(run, null);
      expect(await store.readBesides()).toEqual([{ key, record }]);
      expect(await store.settings()).toEqual(settings);
      expect(await store.progress("act-1")).toMatchObject({ stars: 2, attempts: 1 });
      expect(await store.runs("act-1")).toEqual([run]);
    },
  );

  test("comes back where a version can read it", async () => {
    const records = new Map<string, unknown>([["beside/1/progress/act-1", progress]]);
    const store = storeOn(workingDriver(records));
    await store.countAttempt("act-1", attempt);
    await expect.poll(() => store.returned).toBe(1);
    expect(await store.progress("act-1")).toMatchObject({ stars: 3, best: 5, attempts: 8 });
    expect([...records.keys()]).toEqual(["progress/act-1"]);
  });
});

describe("a run that this version cannot go on with", () => {
  test("is set aside, and comes back to the version that can", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(workingDriver(records));
    await store.saveRun(run, null);
    await store.setAside(run);
    expect(await store.runs("act-1")).toEqual([]);
    const same = storeOn(workingDriver(records));
    await same.saveSettings(settings);
    expect(await same.runs("act-1")).toEqual([]);
    expect(await same.readBesides()).toHaveLength(1);
    const newer = storeOn(workingDriver(records), { canGoOn: ({ simVersion }) => simVersion === run.simVersion });
    await expect.poll(() => newer.returned).toBe(1);
    expect(await newer.runs("act-1")).toEqual([run]);
    expect(await newer.readBesides()).toEqual([]);
  });
});

describe("a reset", () => {
  test("deletes progress, runs, words and what was set aside, of all levels; settings stay", async () => {
    const records = new Map<string, unknown>([
      ["progress/act-9", progress],
      ["beside/1/progress/act-1", "{"],
    ]);
    const store = storeOn(workingDriver(records));
    await store.saveSettings(settings);
    await store.countAttempt("act-1", attempt);
    await store.saveRun(run, null);
    await store.reset();
    expect([...records.keys()]).toEqual(["settings"]);
    expect(await store.progress("act-1")).toBeNull();
    expect(await store.runs("act-1")).toEqual([]);
    await store.countAttempt("act-1", { ...attempt, run: "r3", stars: 0 });
    expect(await store.progress("act-1")).toMatchObject({ stars: 0, attempts: 1 });
  });
});
