import { describe, expect, test } from "vitest";
import type { Driver } from "../../src/storage/driver.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import type { Attempt, Rationale, Settings, Store } from "../../src/storage/store.ts";
import {
  hangingDriver,
  lateDriver,
  refusingDriver,
  slowDriver,
  smallDriver,
  storeOn,
  workingDriver,
} from "./drivers.ts";
import { anUnfinishedRun } from "../replay/a-replay.ts";

const settings: Settings = { theme: "color-safe", reducedMotion: "system", muted: true, volume: 0.25 };
const attempt: Attempt = { run: "r1", seed: "demo", stars: 2, measure: 1_234_567 };
const rationale: Rationale = {
  run: "r1",
  visit: "v1",
  seed: "demo",
  stars: 2,
  prediction: 900,
  text: "Migrate the old, kill the young.",
  claims: null,
};
const progress = {
  stars: 2,
  best: 1_234_567,
  bestSeed: "demo",
  attempts: 1,
  counted: ["r1"],
  rationales: [rationale],
};
const runAt = (time: number): RunRecord => ({
  ...anUnfinishedRun,
  id: "r2",
  time,
  commands: [
    { time: 60, command: { type: "set-policy", policy: "best-fit" } },
    { time: 90, command: { type: "place-gang", job: 5800, firstNode: 250, clear: "migrate", killStuck: true } },
  ],
  claims: { checkpoint: 1500, mttf: 10_800, interval: null },
  savedAt: 1_700_000_000_000 + time,
});
const save = (store: Store, run: RunRecord): Promise<void> => store.saveRun(run, null);
const runOf = async (store: Store): Promise<RunRecord | null> => (await store.runs("act-1"))[0] ?? null;
const addProgress = async (store: Store): Promise<void> => {
  await store.countAttempt("act-1", attempt);
  await store.keepRationale("act-1", rationale);
};
const kept = (run: RunRecord): unknown => ({ version: 2, runs: [run] });
const statesOf = (store: Store): Store["state"][] => {
  const states: Store["state"][] = [];
  store.onChange(() => {
    if (store.state !== (states.at(-1) ?? "ok")) states.push(store.state);
  });
  return states;
};

describe("what is saved comes back", () => {
  test("in the next visit, unchanged", async () => {
    const records = new Map<string, unknown>();
    const first = storeOn(workingDriver(records));
    await first.saveSettings(settings);
    await addProgress(first);
    await save(first, runAt(120));
    const next = storeOn(workingDriver(records));
    expect(await next.settings()).toEqual(settings);
    expect(await next.progress("act-1")).toEqual(progress);
    expect(await runOf(next)).toEqual(runAt(120));
    expect(next.state).toBe("ok");
  });

  test("per level, and as nothing where nothing was saved", async () => {
    const store = storeOn(workingDriver());
    await addProgress(store);
    await save(store, runAt(120));
    expect(await store.progress("act-2")).toBeNull();
    expect(await store.runs("act-2")).toEqual([]);
    expect(await store.settings()).toBeNull();
  });

  test("until the run is cleared", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(workingDriver(records));
    await save(store, runAt(120));
    await store.dropRun("act-1", "r2");
    expect(await runOf(store)).toBeNull();
    expect(await runOf(storeOn(workingDriver(records)))).toBeNull();
  });

  test("as it was when it was saved, though the caller went on with the same list", async () => {
    const store = storeOn(workingDriver());
    const commands = [...runAt(0).commands];
    const saving = save(store, { ...runAt(120), commands });
    commands.push({ time: 130, command: { type: "defragment" } });
    await saving;
    expect((await runOf(store))?.commands).toHaveLength(2);
  });

  test("with the twenty newest rationales, one of each run", async () => {
    const store = storeOn(workingDriver());
    for (let i = 0; i < 25; i++) await store.keepRationale("act-1", { ...rationale, run: `${i}` });
    await store.keepRationale("act-1", { ...rationale, run: "24", text: "Better so." });
    const rationales = (await store.progress("act-1"))?.rationales ?? [];
    expect(rationales.map(({ run }) => run)).toEqual(Array.from({ length: 20 }, (_, i) => `${24 - i}`));
    expect(rationales[0]?.text).toBe("Better so.");
  });
});

describe("a refused storage", () => {
  test("is said once, and play goes on in memory", async () => {
    const store = storeOn(refusingDriver());
    const states = statesOf(store);
    expect(await store.settings()).toBeNull();
    await store.saveSettings(settings);
    await save(store, runAt(120));
    await save(store, runAt(180));
    expect(states).toEqual(["memory"]);
    expect(store.state).toBe("memory");
    expect(await store.settings()).toEqual(settings);
    expect((await runOf(store))?.time).toBe(180);
    await store.dropRun("act-1", "r2");
    expect(await runOf(store)).toBeNull();
  });

  test("that comes back gets all that was kept for it", async () => {
    const records = new Map<string, unknown>();
    let refuses = true;
    const drivers = [workingDriver(records), refusingDriver()] as const;
    const current = (): Driver => drivers[refuses ? 1 : 0];
    const store = storeOn({
      get: (key) => current().get(key),
      set: (key, value) => current().set(key, value),
      remove: (key) => current().remove(key),
      keys: () => current().keys(),
    });
    const states = statesOf(store);
    await store.saveSettings(settings);
    refuses = false;
    await save(store, runAt(120));
    await expect.poll(() => store.state).toBe("ok");
    expect(states).toEqual(["memory", "ok"]);
    expect(await storeOn(workingDriver(records)).settings()).toEqual(settings);
  });

  test("is not written where it could not be read", async () => {
    const records = new Map<string, unknown>([["run/act-1", kept({ ...runAt(900), id: "of before" })]]);
    const driver = workingDriver(records);
    let refuses = true;
    const get: Driver["get"] = (key) => (refuses ? refusingDriver() : driver).get(key);
    const store = storeOn({ ...driver, get });
    await save(store, runAt(60));
    expect(records.get("run/act-1")).toEqual(kept({ ...runAt(900), id: "of before" }));
    refuses = false;
    await save(store, runAt(120));
    expect((await store.runs("act-1")).map(({ time }) => time)).toEqual([900, 120]);
  });
});

describe("a storage that does not answer", () => {
  test("is said to be slow, and play goes on in memory", async () => {
    const store = storeOn(hangingDriver(), { timeout: 5 });
    const states = statesOf(store);
    void save(store, runAt(60));
    await expect.poll(() => states).toEqual(["slow"]);
  });

  test("is no longer slow once it has answered, and nothing is lost", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(lateDriver(40, records), { timeout: 5 });
    const states = statesOf(store);
    await save(store, runAt(60));
    await expect.poll(() => store.state).toBe("ok");
    expect(states[0]).toBe("slow");
    expect(records.get("run/act-1")).toEqual(kept(runAt(60)));
  });
});

describe("a full storage", () => {
  const long = { ...runAt(120), rationale: "x".repeat(5_000) };

  test("is said, keeps the newest in memory, and does not disturb what is saved", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(smallDriver({ characters: 2_000 }, records));
    const states = statesOf(store);
    await addProgress(store);
    await save(store, runAt(60));
    await save(store, long);
    expect(states).toEqual(["full"]);
    expect(await runOf(store)).toEqual(long);
    const next = storeOn(workingDriver(records));
    expect(await next.progress("act-1")).toEqual(progress);
    expect((await runOf(next))?.time).toBe(60);
  });

  test("that has room again takes what it had refused after the next save", async () => {
    const room = { characters: 2_000 };
    const records = new Map<string, unknown>();
    const store = storeOn(smallDriver(room, records));
    await save(store, long);
    await store.saveSettings(settings);
    expect(store.state).toBe("full");
    room.characters = 20_000;
    await addProgress(store);
    await expect.poll(() => store.state).toBe("ok");
    expect(await runOf(storeOn(workingDriver(records)))).toEqual(long);
  });
});

describe("a record of before", () => {
  /** What a run kept before there was one format says of the level's goals, of settings and of wall-clock times. */
  const unknown = {
    ...{ mechanism: null, build: null, start: null, predictionSeal: null, score: null, attempt: null },
    levelHash: "level:0123456789abcdef",
    settings: null,
    startedAt: null,
  };
  const { run: _run, visit: _visit, claims: _claims, ...words } = rationale;
  const { best, counted: _counted, ...fields } = progress;
  const former = { ...fields, bestDisruption: best, rationales: [words] };
  const read = {
    ...progress,
    counted: [],
    rationales: [{ ...rationale, run: "", visit: "", claims: null }],
  };

  test.each([
    ["when every level had one measure", former],
    ["when records had no version", { ...fields, best, rationales: [{ ...words, claims: null }] }],
  ])("%s: is read with its stars, its best run and its rationales", async (_name, record) => {
    const store = storeOn(workingDriver(new Map<string, unknown>([["progress/act-1", record]])));
    expect(await store.progress("act-1")).toEqual(read);
    await store.countAttempt("act-1", { ...attempt, stars: 1 });
    expect(await store.progress("act-1")).toMatchObject({ stars: 2, best, attempts: 2 });
  });

  test("is read where nothing had been won yet", async () => {
    const none = { ...former, stars: 0, bestDisruption: null, bestSeed: null, rationales: [] };
    const store = storeOn(workingDriver(new Map<string, unknown>([["progress/act-1", none]])));
    expect(await store.progress("act-1")).toMatchObject({ stars: 0, best: null, attempts: 1 });
  });

  test("may be an unfinished run by itself: it goes on without claims, and any newer run goes before it", async () => {
    const { levelId, levelHash, simVersion, seed, time, commands, prediction } = runAt(120);
    const run = { levelId, levelHash, simVersion, seed, time, commands, prediction, rationale: "" };
    const store = storeOn(workingDriver(new Map<string, unknown>([["run/act-1", run]])));
    expect(await runOf(store)).toEqual({
      ...runAt(120),
      ...unknown,
      claims: null,
      id: null,
      visit: null,
      savedAt: null,
    });
    await save(store, { ...runAt(60), savedAt: 1 });
    expect((await store.runs("act-1")).map(({ time: at }) => at)).toEqual([60, 120]);
    await store.dropRun("act-1", null);
    expect((await store.runs("act-1")).map(({ time: at }) => at)).toEqual([60]);
  });

  test("may be unfinished runs in a list: ids, words, claims and times stay, and nothing is no longer 0 or empty", async () => {
    const { format: _format, settings, digests, startedAt, endedAt, ...fields } = runAt(120);
    expect([settings, digests, startedAt, endedAt]).not.toContain(undefined);
    const runs = [
      { ...fields, rationale: "Because." },
      { ...fields, id: "", visit: "", rationale: "", claims: null, savedAt: 0 },
    ];
    const store = storeOn(workingDriver(new Map<string, unknown>([["run/act-1", { version: 2, runs }]])));
    const read = { ...runAt(120), ...unknown };
    expect(await store.runs("act-1")).toEqual([
      { ...read, rationale: "Because." },
      { ...read, id: null, visit: null, claims: null, savedAt: null },
    ]);
    // What is read is written in the new format, and reads the same again.
    await save(store, { ...runAt(240), id: "r3" });
    expect((await store.runs("act-1")).slice(1)).toEqual([
      { ...read, rationale: "Because." },
      { ...read, id: null, visit: null, claims: null, savedAt: null },
    ]);
  });
});

describe("of many writes of one record", () => {
  test("the last one stays, though the storage is slow, and no two are under way at once", async () => {
    const records = new Map<string, unknown>();
    const driver = slowDriver(records);
    const store = storeOn(driver);
    const saves = [60, 120, 180].map((time) => save(store, runAt(time)));
    await expect.poll(() => driver.waiting.length).toBe(1);
    saves.push(save(store, runAt(240)));
    expect((await runOf(store))?.time).toBe(240);
    driver.waiting[0]?.();
    await expect.poll(() => driver.waiting.length).toBe(2);
    driver.waiting[1]?.();
    await Promise.all(saves);
    expect(driver.waiting).toHaveLength(2);
    expect((await runOf(storeOn(workingDriver(records))))?.time).toBe(240);
  });

  test("a clear after a save wins, and a save after a clear", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(workingDriver(records));
    await Promise.all([save(store, runAt(60)), store.dropRun("act-1", "r2")]);
    expect(records.has("run/act-1")).toBe(false);
    await Promise.all([store.dropRun("act-1", "r2"), save(store, runAt(90))]);
    expect(records.get("run/act-1")).toEqual(kept(runAt(90)));
  });

  test("one that is refused does not take the newer one with it", async () => {
    const records = new Map<string, unknown>();
    const driver = smallDriver({ characters: 2_000 }, records);
    const store = storeOn(driver);
    const states = statesOf(store);
    const saves = [save(store, { ...runAt(60), rationale: "x".repeat(5_000) })];
    // The first write is under way by now, and not yet refused.
    await Promise.resolve();
    saves.push(save(store, runAt(120)));
    await Promise.all(saves);
    expect(records.get("run/act-1")).toEqual(kept(runAt(120)));
    expect(states).toEqual([]);
  });

  test("records of other keys do not wait for it", async () => {
    const records = new Map<string, unknown>();
    const driver = slowDriver(records);
    const store = storeOn(driver);
    const saves = [save(store, runAt(60)), store.saveSettings(settings)];
    await expect.poll(() => driver.waiting.length).toBe(2);
    driver.waiting[1]?.();
    await saves[1];
    expect([...records.keys()]).toEqual(["settings"]);
    driver.waiting[0]?.();
    await saves[0];
    expect([...records.keys()]).toEqual(["settings", "run/act-1"]);
  });
});

describe("the browser is asked to keep the records", () => {
  test("once, after the first save, and never where nothing could be saved", async () => {
    let asked = 0;
    const persist = async (): Promise<void> => void asked++;
    const store = storeOn(workingDriver(), { persist });
    await store.settings();
    expect(asked).toBe(0);
    await store.saveSettings(settings);
    await save(store, runAt(60));
    expect(asked).toBe(1);
    await storeOn(refusingDriver(), { persist }).saveSettings(settings);
    expect(asked).toBe(1);
  });
});
