import { describe, expect, test } from "vitest";
import { createStore } from "../../src/storage/create-store.ts";
import type { Driver } from "../../src/storage/driver.ts";
import { createImpatientDriver } from "../../src/storage/impatient-driver.ts";
import type { LevelProgress, SavedRun, Settings, Store } from "../../src/storage/store.ts";
import { refusingDriver, slowDriver, smallDriver, workingDriver } from "./drivers.ts";

const settings: Settings = { theme: "color-safe", reducedMotion: "system", muted: true, volume: 0.25 };
const progress: LevelProgress = {
  stars: 2,
  best: 1_234_567,
  bestSeed: "demo",
  attempts: 3,
  rationales: [{ seed: "demo", stars: 2, prediction: 900, text: "Migrate the old, kill the young.", claims: null }],
};
const runAt = (time: number): SavedRun => ({
  levelId: "act-1",
  levelHash: "0123456789abcdef",
  simVersion: 1,
  seed: "demo",
  time,
  commands: [
    { time: 60, command: { type: "set-policy", policy: "best-fit" } },
    { time: 90, command: { type: "place-gang", job: 5800, firstNode: 250, clear: "migrate", killStuck: true } },
  ],
  prediction: 900,
  rationale: "",
  claims: { checkpoint: 1500, mttf: 10_800, interval: null },
  savedAt: 1_700_000_000_000,
});
const storeOn = (driver: Driver): Store => createStore({ driver, persist: async () => undefined });
const statesOf = (store: Store): Store["state"][] => {
  const states: Store["state"][] = [];
  store.onState((state) => states.push(state));
  return states;
};

describe("what is saved comes back", () => {
  test("in the next visit, unchanged", async () => {
    const records = new Map<string, unknown>();
    const first = storeOn(workingDriver(records));
    await first.saveSettings(settings);
    await first.saveProgress("act-1", progress);
    await first.saveRun(runAt(120));
    const next = storeOn(workingDriver(records));
    expect(await next.settings()).toEqual(settings);
    expect(await next.progress("act-1")).toEqual(progress);
    expect(await next.run("act-1")).toEqual(runAt(120));
    expect(next.state).toBe("ok");
  });

  test("per level, and as nothing where nothing was saved", async () => {
    const store = storeOn(workingDriver());
    await store.saveProgress("act-1", progress);
    await store.saveRun(runAt(120));
    expect(await store.progress("act-2")).toBeNull();
    expect(await store.run("act-2")).toBeNull();
    expect(await store.settings()).toBeNull();
  });

  test("until the run is cleared", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(workingDriver(records));
    await store.saveRun(runAt(120));
    await store.clearRun("act-1");
    expect(await store.run("act-1")).toBeNull();
    expect(await storeOn(workingDriver(records)).run("act-1")).toBeNull();
  });

  test("as it was when it was saved, though the caller went on with the same list", async () => {
    const store = storeOn(workingDriver());
    const commands = [...runAt(0).commands];
    const saving = store.saveRun({ ...runAt(120), commands });
    commands.push({ time: 130, command: { type: "defragment" } });
    await saving;
    expect((await store.run("act-1"))?.commands).toHaveLength(2);
  });

  test("with the twenty newest rationales", async () => {
    const store = storeOn(workingDriver());
    const rationales = Array.from({ length: 25 }, (_, i) => ({
      seed: `${i}`,
      stars: 1 as const,
      prediction: 0,
      text: "",
      claims: null,
    }));
    await store.saveProgress("act-1", { ...progress, rationales });
    expect((await store.progress("act-1"))?.rationales.map(({ seed }) => seed)).toEqual(
      rationales.slice(0, 20).map(({ seed }) => seed),
    );
  });
});

describe("a refused storage", () => {
  test("is said once, and play goes on in memory", async () => {
    const store = storeOn(refusingDriver());
    const states = statesOf(store);
    expect(await store.settings()).toBeNull();
    await store.saveSettings(settings);
    await store.saveRun(runAt(120));
    await store.saveRun(runAt(180));
    expect(states).toEqual(["memory"]);
    expect(store.state).toBe("memory");
    expect(await store.settings()).toEqual(settings);
    expect((await store.run("act-1"))?.time).toBe(180);
    await store.clearRun("act-1");
    expect(await store.run("act-1")).toBeNull();
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
    });
    const states = statesOf(store);
    await store.saveSettings(settings);
    refuses = false;
    await store.saveRun(runAt(120));
    await expect.poll(() => store.state).toBe("ok");
    expect(states).toEqual(["memory", "ok"]);
    expect(await storeOn(workingDriver(records)).settings()).toEqual(settings);
  });

  test("that never answers is one that refuses", async () => {
    const never = (): Promise<never> => new Promise<never>(() => undefined);
    const store = storeOn(createImpatientDriver({ get: never, set: never, remove: never }, 5));
    expect(await store.settings()).toBeNull();
    await store.saveSettings(settings);
    expect(store.state).toBe("memory");
    expect(await store.settings()).toEqual(settings);
  });
});

describe("a full storage", () => {
  const long = { ...runAt(120), rationale: "x".repeat(5_000) };

  test("is said, keeps the newest in memory, and does not disturb what is saved", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(smallDriver({ characters: 2_000 }, records));
    const states = statesOf(store);
    await store.saveProgress("act-1", progress);
    await store.saveRun(runAt(60));
    await store.saveRun(long);
    expect(states).toEqual(["full"]);
    expect(await store.run("act-1")).toEqual(long);
    const next = storeOn(workingDriver(records));
    expect(await next.progress("act-1")).toEqual(progress);
    expect((await next.run("act-1"))?.time).toBe(60);
  });

  test("that has room again takes what it had refused after the next save", async () => {
    const room = { characters: 2_000 };
    const records = new Map<string, unknown>();
    const store = storeOn(smallDriver(room, records));
    await store.saveRun(long);
    await store.saveSettings(settings);
    expect(store.state).toBe("full");
    room.characters = 20_000;
    await store.saveProgress("act-1", progress);
    await expect.poll(() => store.state).toBe("ok");
    expect(await storeOn(workingDriver(records)).run("act-1")).toEqual(long);
  });
});

describe("a record of before there were several measures", () => {
  const { best, rationales, ...kept } = progress;
  const [{ claims: _, ...rationale } = {}] = rationales;
  const former = { ...kept, bestDisruption: best, rationales: [rationale] };

  test("is read with its stars, its best run and its rationales", async () => {
    const store = storeOn(workingDriver(new Map([["progress/act-1", former]])));
    expect(await store.progress("act-1")).toEqual(progress);
  });

  test("is read where nothing had been won yet", async () => {
    const none = { ...former, stars: 0, bestDisruption: null, bestSeed: null, rationales: [] };
    const store = storeOn(workingDriver(new Map([["progress/act-1", none]])));
    expect(await store.progress("act-1")).toMatchObject({ stars: 0, best: null, attempts: progress.attempts });
  });

  test("may be an unfinished run: it goes on without claims, and any newer run goes before it", async () => {
    const { claims: _claims, savedAt: _savedAt, ...run } = runAt(120);
    const store = storeOn(workingDriver(new Map([["run/act-1", run]])));
    expect(await store.run("act-1")).toEqual({ ...run, claims: null, savedAt: 0 });
  });
});

describe("a corrupt record is as good as none", () => {
  test.each<[string, unknown]>([
    ["a text", "{"],
    ["a list", []],
    ["half a record", { stars: 2 }],
    ["four stars", { ...progress, stars: 4 }],
    ["not a number", { ...progress, best: Number.NaN }],
    ["a rationale without text", { ...progress, rationales: [{ seed: "a", stars: 1, prediction: 3 }] }],
  ])("progress: %s", async (_name, record) => {
    expect(await storeOn(workingDriver(new Map([["progress/act-1", record]]))).progress("act-1")).toBeNull();
  });

  test.each<[string, unknown]>([
    ["too loud", { ...settings, volume: 2 }],
    ["an unknown theme", { ...settings, theme: "pink" }],
  ])("settings: %s", async (_name, record) => {
    expect(await storeOn(workingDriver(new Map([["settings", record]]))).settings()).toBeNull();
  });

  test.each<[string, unknown]>([
    ["an unknown command", { ...runAt(60), commands: [{ time: 1, command: { type: "format-disk" } }] }],
    ["a fraction of a second", { ...runAt(60), time: 0.5 }],
    ["of another level", { ...runAt(60), levelId: "act-2" }],
  ])("a run: %s", async (_name, record) => {
    const store = storeOn(workingDriver(new Map([["run/act-1", record]])));
    expect(await store.run("act-1")).toBeNull();
    await store.saveRun(runAt(90));
    expect((await store.run("act-1"))?.time).toBe(90);
    expect(store.state).toBe("ok");
  });
});

describe("of many writes of one record", () => {
  test("the last one stays, though the storage is slow, and no two are under way at once", async () => {
    const records = new Map<string, unknown>();
    const driver = slowDriver(records);
    const store = storeOn(driver);
    const saves = [60, 120, 180].map((time) => store.saveRun(runAt(time)));
    await expect.poll(() => driver.waiting.length).toBe(1);
    saves.push(store.saveRun(runAt(240)));
    expect((await store.run("act-1"))?.time).toBe(240);
    driver.waiting[0]?.();
    await expect.poll(() => driver.waiting.length).toBe(2);
    driver.waiting[1]?.();
    await Promise.all(saves);
    expect(driver.waiting).toHaveLength(2);
    expect((await storeOn(workingDriver(records)).run("act-1"))?.time).toBe(240);
  });

  test("a clear after a save wins, and a save after a clear", async () => {
    const records = new Map<string, unknown>();
    const store = storeOn(workingDriver(records));
    await Promise.all([store.saveRun(runAt(60)), store.clearRun("act-1")]);
    expect(records.has("run/act-1")).toBe(false);
    await Promise.all([store.clearRun("act-1"), store.saveRun(runAt(90))]);
    expect(records.get("run/act-1")).toMatchObject({ time: 90 });
  });

  test("one that is refused does not take the newer one with it", async () => {
    const records = new Map<string, unknown>();
    const driver = smallDriver({ characters: 2_000 }, records);
    const store = storeOn(driver);
    const states = statesOf(store);
    const saves = [store.saveRun({ ...runAt(60), rationale: "x".repeat(5_000) })];
    // The first write is under way by now, and not yet refused.
    await Promise.resolve();
    saves.push(store.saveRun(runAt(120)));
    await Promise.all(saves);
    expect(records.get("run/act-1")).toMatchObject({ time: 120 });
    expect(states).toEqual([]);
  });

  test("records of other keys do not wait for it", async () => {
    const records = new Map<string, unknown>();
    const driver = slowDriver(records);
    const store = storeOn(driver);
    const saves = [store.saveRun(runAt(60)), store.saveSettings(settings)];
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
    const store = createStore({ driver: workingDriver(), persist });
    await store.settings();
    expect(asked).toBe(0);
    await store.saveSettings(settings);
    await store.saveRun(runAt(60));
    expect(asked).toBe(1);
    await createStore({ driver: refusingDriver(), persist }).saveSettings(settings);
    expect(asked).toBe(1);
  });
});
