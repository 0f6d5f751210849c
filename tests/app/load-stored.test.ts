import { lessons } from "../../src/lessons/index.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canGoOn, createActs, type StoredAct } from "../../src/app/acts.ts";
import { createGame, type Game } from "../../src/app/create-game.ts";
import { loadStored, type Opening } from "../../src/app/load-stored.ts";
import { simVersion } from "../../src/sim/index.ts";
import type { Driver } from "../../src/storage/driver.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import type { Store } from "../../src/storage/store.ts";
import { noticeText } from "../../src/text/pages.ts";
import { hangingDriver, lateDriver, refusingDriver, storeOn, workingDriver } from "../storage/drivers.ts";
import { createPages } from "../storage/pages.ts";
import { anUnfinishedRun } from "../replay/a-replay.ts";
import { actOf } from "./act-of.ts";

const saved: RunRecord = {
  ...anUnfinishedRun,
  id: "saved",
  visit: "earlier",
  levelHash: actOf({ acts: createActs(lessons) }, "act-1").hash,
  simVersion,
  seed: "saved-seed",
  time: 1800,
  rationale: "words of somebody",
  savedAt: 1000,
};
const progress = { version: 2, stars: 3, best: 5, bestSeed: "a", attempts: 7, counted: [], rationales: [] };
const settings = { version: 2, theme: "color-safe", reducedMotion: true, muted: true, volume: 0.1 };

/** A worker that never comes to an end, but for the one that looks for the best of a seed: it finds none at once. */
class IdleWorker extends EventTarget {
  constructor(url: URL) {
    super();
    if (!url.href.includes("best-known")) return;
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: null })));
  }
  postMessage(): void {}
  terminate(): void {}
}

let records: Map<string, unknown>;
let isTouched = false;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", IdleWorker);
  isTouched = false;
  records = new Map<string, unknown>([
    ["run/act-1", { version: 2, runs: [saved] }],
    ["progress/act-1", progress],
    ["settings", settings],
  ]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that has just been opened. */
function open(driver: Driver, opening: Partial<Opening> = {}, claim = {}): { game: Game; store: Store } {
  const acts = createActs(lessons);
  const store = storeOn(driver, { canGoOn: (run) => canGoOn(acts, run), ...claim });
  const audio = { play: () => undefined } as unknown as Parameters<typeof createGame>[0]["audio"];
  const game = createGame({ acts, store, audio, lessons, asked: { act: null, assignment: null, seed: "typed" } });
  void loadStored(game, store, { isActAsked: false, isReload: false, isTouched: () => isTouched, ...opening });
  return { game, store };
}

const runsOn = (levelId: string): readonly RunRecord[] =>
  ((records.get(`run/${levelId}`) as { runs?: readonly RunRecord[] } | undefined)?.runs ?? []).toSorted((a, b) =>
    a.id === "saved" ? -1 : b.id === "saved" ? 1 : 0,
  );
const told = (game: Game): readonly string[] => game.notices.peek().map(({ text }) => text);

/** Plays an act from the start page as far as a page; two of the four are passed on the way. */
const goTo = {
  start: () => undefined,
  brief(game: Game, act: StoredAct) {
    isTouched = true;
    game.choose(act);
    game.brief();
  },
  play(game: Game, act: StoredAct) {
    goTo.brief(game, act);
    game.lock(7200, "rework-alone");
    game.session.peek()?.advance(30);
    game.commanded();
  },
  debrief(game: Game, act: StoredAct) {
    goTo.play(game, act);
    const run = game.session.peek();
    if (run !== null) game.finish(run);
  },
} as const;

describe.each([300, 1000, 5000])("with every answer of the storage %s ms late", (delay) => {
  const answers = (times = 12): Promise<unknown> => vi.advanceTimersByTimeAsync(times * delay);

  test.each(["start", "brief", "play", "debrief"] as const)(
    "what is stored finds its place while another act is on the %s page",
    async (page) => {
      const { game } = open(lateDriver(delay, records));
      goTo[page](game, actOf(game, "act-2"));
      const act = game.act.peek();
      await answers();
      expect(game.page.peek()).toBe(page);
      if (page !== "start") expect(game.act.peek()).toBe(act);
      expect(actOf(game, "act-1").unfinished.peek()).toEqual(saved);
      expect(actOf(game, "act-1").progress.peek()).toMatchObject({ stars: 3, attempts: 7 });
      expect(actOf(game, "act-2").unfinished.peek()?.levelId).toBe(page === "play" ? "act-2" : undefined);
      expect(game.settings.peek()).toMatchObject({ theme: "color-safe", muted: true });
      expect(records.get("run/act-1")).toEqual({ version: 2, runs: [saved] });
      expect(records.get("progress/act-1")).toEqual(progress);
      expect(runsOn("act-2").map(({ seed }) => seed)).toEqual(page === "play" ? ["typed"] : []);
    },
  );

  test.each(["brief", "play", "debrief"] as const)(
    "the same act on the %s page neither takes the stored run's place nor forgets what was won",
    async (page) => {
      const { game } = open(lateDriver(delay, records));
      goTo[page](game, actOf(game, "act-1"));
      await answers();
      const [kept, ...own] = runsOn("act-1");
      expect(kept).toEqual(saved);
      expect(own.map(({ seed, time }) => [seed, time])).toEqual(page === "play" ? [["typed", 30]] : []);
      expect(records.get("progress/act-1")).toMatchObject({ stars: 3, attempts: page === "debrief" ? 8 : 7 });
      expect(game.session.peek()?.seed).toBe("typed");
    },
  );

  test("a prediction locked after the answer begins the act that it was made for", async () => {
    const { game } = open(lateDriver(delay, records));
    goTo.brief(game, actOf(game, "act-2"));
    isTouched = false;
    await answers();
    game.lock(7200, "rework-alone");
    await answers();
    expect(game.act.peek().level.id).toBe("act-2");
    expect(runsOn("act-2").map(({ seed, commands }) => [seed, commands.length])).toEqual([["typed", 1]]);
    expect(runsOn("act-1")).toEqual([saved]);
  });

  test("a reload goes on with this tab's run, unless the player has begun by then", async () => {
    const { game: before } = open(workingDriver(new Map()));
    const [visit] = before.visits.peek();
    records.set("run/act-1", { version: 2, runs: [{ ...saved, visit }] });
    vi.stubGlobal("sessionStorage", { getItem: () => JSON.stringify([visit]), setItem: () => undefined });
    const { game } = open(lateDriver(delay, records), { isReload: true });
    const { game: begun } = open(lateDriver(delay, new Map(records)), { isReload: true });
    goTo.brief(begun, actOf(begun, "act-1"));
    isTouched = false;
    await answers(2);
    expect([game.page.peek(), game.session.peek()?.seed]).toEqual(["play", "saved-seed"]);
    expect([begun.page.peek(), begun.session.peek()?.seed]).toEqual(["brief", "typed"]);
  });

  test("a wish of the player is newer than the settings that come later", async () => {
    const { game } = open(lateDriver(delay, records));
    game.settings.value = { ...game.settings.peek(), volume: 0.9 };
    await answers();
    expect(game.settings.peek()).toMatchObject({ theme: "system", volume: 0.9 });
    expect(records.get("settings")).toMatchObject({ theme: "system", volume: 0.9 });
  });

  test("it is said where the answer is long in coming, and no more once it has come", async () => {
    const { game } = open(lateDriver(delay, records));
    await vi.advanceTimersByTimeAsync(4500);
    expect(told(game)).toEqual(delay > 4000 ? [noticeText.slow] : []);
    await answers();
    expect(told(game)).toEqual([]);
  });
});

describe.each([
  ["refuses", refusingDriver, noticeText.memory],
  ["hangs", hangingDriver, noticeText.slow],
] as const)("a storage that %s", (_name, driver, notice) => {
  test.each(["brief", "play", "debrief"] as const)(
    "is told of, and play goes on as far as the %s page",
    async (page) => {
      const { game } = open(driver());
      await vi.advanceTimersByTimeAsync(5000);
      expect(told(game)).toEqual([notice]);
      goTo[page](game, actOf(game, "act-2"));
      await vi.advanceTimersByTimeAsync(5000);
      expect(game.page.peek()).toBe(page);
      expect(game.act.peek()).toBe(actOf(game, "act-2"));
      if (page === "play") game.leave();
      expect(actOf(game, "act-2").unfinished.peek()?.seed).toBe(page === "play" ? "typed" : undefined);
      expect(actOf(game, "act-2").progress.peek()?.attempts).toBe(page === "debrief" ? 1 : undefined);
    },
  );
});

describe("a page that another has the storage of", () => {
  test("says so, keeps nothing, takes over at a click, and yields when it is taken over", async () => {
    const pages = createPages({ hasLocks: true });
    const driver = workingDriver(records);
    const { game: one } = open(driver, {}, { claim: pages.open() });
    await vi.advanceTimersByTimeAsync(500);
    goTo.play(one, actOf(one, "act-2"));
    const { game: two } = open(driver, {}, { claim: pages.open() });
    await vi.advanceTimersByTimeAsync(500);
    expect(told(one)).toEqual([]);
    expect(told(two)).toEqual([noticeText.otherTab]);
    goTo.play(two, actOf(two, "act-2"));
    await vi.advanceTimersByTimeAsync(500);
    expect(runsOn("act-2")).toHaveLength(1);
    one.session.peek()?.advance(400);
    two.notices.peek()[0]?.action?.run();
    await vi.advanceTimersByTimeAsync(2000);
    expect(told(two)).toEqual([]);
    expect(told(one)).toEqual([noticeText.takenOver]);
    expect(one.session.peek()?.paused).toBe(true);
    expect(
      runsOn("act-2")
        .map(({ time }) => time)
        .toSorted((a, b) => a - b),
    ).toEqual([30, 430]);
    one.session.peek()?.advance(100);
    one.keep();
    await vi.advanceTimersByTimeAsync(500);
    expect(
      runsOn("act-2")
        .map(({ time }) => time)
        .toSorted((a, b) => a - b),
    ).toEqual([30, 430]);
  });
});

describe("words of an earlier visit", () => {
  const words = { run: "r", visit: "earlier", seed: "a", stars: 2, prediction: 3, text: "Because.", claims: null };

  test("are hidden until somebody says that they are theirs", async () => {
    records.set("progress/act-2", { ...progress, rationales: [words] });
    const { game } = open(workingDriver(records));
    await vi.advanceTimersByTimeAsync(100);
    expect(game.visits.peek()).not.toContain("earlier");
    expect(game.kept.hidden.value).toBe(true);
    game.kept.claimVisits();
    expect(game.visits.peek()).toContain("earlier");
    expect(game.kept.hidden.value).toBe(false);
  });

  test("are not put into the next player's run, nor is the prediction", async () => {
    const { game } = open(workingDriver(records), { isReload: true });
    await vi.advanceTimersByTimeAsync(100);
    expect(game.page.peek()).toBe("start");
    game.brief();
    expect([game.predicted.peek(), game.rationale.peek()]).toEqual([null, ""]);
  });

  test("are shown to whoever goes on with the run: the button says whose it is", async () => {
    const { game } = open(workingDriver(records));
    await vi.advanceTimersByTimeAsync(100);
    game.resume();
    expect(game.rationale.peek()).toBe("words of somebody");
    expect(game.visits.peek()).toContain("earlier");
  });

  test("are gone after a reset; the run on the screens goes on and is kept", async () => {
    const { game } = open(workingDriver(records));
    await vi.advanceTimersByTimeAsync(100);
    goTo.play(game, actOf(game, "act-2"));
    await vi.advanceTimersByTimeAsync(100);
    game.kept.reset();
    await vi.advanceTimersByTimeAsync(100);
    expect([...records.keys()].toSorted()).toEqual(["run/act-2", "settings"]);
    expect(runsOn("act-2").map(({ seed }) => seed)).toEqual(["typed"]);
    expect(actOf(game, "act-1").unfinished.peek()).toBeNull();
    expect(actOf(game, "act-1").progress.peek()).toBeNull();
  });
});
