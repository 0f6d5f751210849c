import { beforeEach, describe, expect, test } from "vitest";
import { createActs } from "../../src/app/acts.ts";
import { createKeeper, type Keeper } from "../../src/app/create-keeper.ts";
import { createPageState, type PageState } from "../../src/app/page-state.ts";
import { createSession, type Score, type Session } from "../../src/session/session.ts";
import { createStore } from "../../src/storage/create-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { noticeText } from "../../src/text/pages.ts";
import { workingDriver } from "../storage/drivers.ts";

let state: PageState;
let store: Store;
let keeper: Keeper;

beforeEach(() => {
  const [, training] = createActs();
  if (training === undefined) throw new RangeError("there is one act only");
  state = createPageState(training, "a");
  state.predicted.value = 7200;
  store = createStore({ driver: workingDriver(), persist: async () => undefined });
  keeper = createKeeper(state, store);
});

/** A run of a seed that ends with so many stars and so much of the measure. */
function play(seed: string, stars: Score["stars"], measure = 0): Session {
  const run = createSession({
    level: state.act.peek().level,
    seed,
    judge: () => ({ stars, badges: [], measure: { id: "regret", value: measure, limit: 0 } }),
  });
  keeper.begin();
  state.session.value = run;
  return run;
}

const id = "act-2";

describe("what is kept of a finished run", () => {
  test.each([
    { why: "the first", runs: [["a", 1, 0.2]], best: { stars: 1, best: 0.2, bestSeed: "a" } },
    {
      why: "more stars, though it has more of the measure",
      runs: [
        ["a", 1, 0.1],
        ["b", 2, 0.2],
      ],
      best: { stars: 2, best: 0.2, bestSeed: "b" },
    },
    {
      why: "as many stars and less of the measure",
      runs: [
        ["a", 2, 0.2],
        ["b", 2, 0.1],
      ],
      best: { stars: 2, best: 0.1, bestSeed: "b" },
    },
    {
      why: "not fewer stars with less of the measure",
      runs: [
        ["a", 2, 0.2],
        ["b", 1, 0.1],
      ],
      best: { stars: 2, best: 0.2, bestSeed: "a" },
    },
    { why: "no best run without a star", runs: [["a", 0, 0.1]], best: { stars: 0, best: null, bestSeed: null } },
  ] as const)("as the best: $why", async ({ runs, best }) => {
    for (const [seed, stars, measure] of runs) keeper.finish(play(seed, stars, measure));
    expect(await store.progress(id)).toMatchObject({ ...best, attempts: runs.length });
  });

  test("is no longer unfinished", async () => {
    const run = play("a", 1);
    keeper.save();
    expect(await store.run(id)).toMatchObject({ seed: "a" });
    keeper.finish(run);
    expect(await store.run(id)).toBeNull();
    expect(state.act.peek().unfinished.peek()).toBeNull();
  });

  test("is its rationale as it was typed last, once, also of claims without words", async () => {
    state.claims.value = { checkpoint: 1500, mttf: null, interval: null };
    const run = play("a", 1);
    keeper.finish(run);
    state.claims.value = { checkpoint: 1500, mttf: 10_800, interval: null };
    keeper.keep();
    const kept = await store.progress(id);
    expect(kept?.rationales).toEqual([
      { seed: "a", stars: 1, prediction: 7200, text: "", claims: { checkpoint: 1500, mttf: 10_800, interval: null } },
    ]);
  });

  test("is no rationale where nothing was written", async () => {
    keeper.finish(play("a", 1));
    expect((await store.progress(id))?.rationales).toEqual([]);
  });
});

describe("an unfinished run", () => {
  test("is not kept before the prediction is locked", async () => {
    state.predicted.value = null;
    play("a", 0);
    keeper.keep();
    expect(await store.run(id)).toBeNull();
  });

  test("of another version of the level is given up, and that is said", async () => {
    play("a", 0);
    keeper.save();
    const run = await store.run(id);
    if (run === null) throw new RangeError("nothing was saved");
    const act = state.act.peek();
    keeper.remember(act, null, run);
    expect(act.unfinished.peek()).toEqual(run);
    keeper.remember(act, null, { ...run, levelHash: "0".repeat(16) });
    expect(act.unfinished.peek()).toBeNull();
    expect(state.notices.peek()).toEqual([{ id: "stale", text: noticeText.staleRun }]);
    expect(await store.run(id)).toBeNull();
  });
});
