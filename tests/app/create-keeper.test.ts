import { lessons } from "../../src/lessons/index.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { createActs, type StoredAct } from "../../src/app/acts.ts";
import { createKeeper, type Keeper } from "../../src/app/create-keeper.ts";
import { createPageState, type PageState } from "../../src/app/page-state.ts";
import { createSession, type Score, type Session } from "../../src/session/session.ts";
import { simVersion } from "../../src/sim/index.ts";
import { parseReplay } from "../../src/replay/parse-replay.ts";
import { hashJson } from "../../src/replay/hash-json.ts";
import { judgeRecord } from "../../src/replay/judge-record.ts";
import { sealPrediction } from "../../src/replay/seal-prediction.ts";
import { recordFormat, type RunRecord } from "../../src/replay/run-record.ts";
import type { SeenRun, Store } from "../../src/storage/store.ts";
import { noticeText } from "../../src/text/pages.ts";
import { storeOn, workingDriver } from "../storage/drivers.ts";
import { actOf } from "./act-of.ts";

const id = "act-2";

let state: PageState;
let records: Map<string, unknown>;
let store: Store;
let keeper: Keeper;

beforeEach(() => {
  const training = actOf({ acts: createActs(lessons) }, id);
  state = createPageState(training, "a", ["v1"]);
  state.predicted.value = 7200;
  state.predictionSeal.value = sealPrediction({
    fork: null,
    levelHash: training.hash,
    seed: "a",
    prediction: 7200,
    mechanism: null,
  });
  records = new Map();
  store = storeOn(workingDriver(records));
  keeper = createKeeper(state, store);
});

/** A run of a seed that ends with so many stars and so much of the measure. */
function play(seed: string, stars: Score["stars"], measure = 0, replaces: SeenRun | null = null): Session {
  const run = createSession({
    level: state.act.peek().level,
    seed,
    judge: () => ({ stars, badges: [], measure: { id: "regret", value: measure, best: 0, limit: 0, allowance: 1 } }),
  });
  keeper.begin();
  state.run.value = {
    act: state.act.peek(),
    session: run,
    id: `run of ${seed}`,
    startedAt: 1000,
    attempt: 4,
    replaces,
    fork: null,
  };
  return run;
}

const runOf = async (): Promise<RunRecord | null> => (await store.runs(id))[0] ?? null;

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
    expect(await runOf()).toMatchObject({ seed: "a" });
    keeper.finish(run);
    expect(await runOf()).toBeNull();
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
      {
        run: "run of a",
        visit: "v1",
        seed: "a",
        stars: 1,
        prediction: 7200,
        text: "",
        claims: { checkpoint: 1500, mttf: 10_800, interval: null },
      },
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
    expect(await runOf()).toBeNull();
  });

  test.each([
    ["of another version of the level", { levelHash: "0".repeat(16) }],
    ["of a newer version of the game", { simVersion: simVersion + 1 }],
  ])("%s is set aside, and that is said", async (_name, change) => {
    play("a", 0);
    keeper.save();
    const run = await runOf();
    if (run === null) throw new RangeError("nothing was saved");
    state.run.value = null;
    await store.dropRun(id, run.id);
    await store.saveRun({ ...run, ...change }, null);
    const act = state.act.peek();
    await keeper.refresh(act);
    expect(act.unfinished.peek()).toBeNull();
    expect(state.notices.peek()).toEqual([{ id: "stale", text: noticeText.staleRun }]);
    await expect.poll(() => runOf()).toBeNull();
    const record = { version: 2, runs: [{ ...run, ...change }] };
    expect(await store.readBesides()).toEqual([{ key: "run/act-2", record }]);
  });

  test("of before there was one format is offered where the level is the same, and gone on with in the new one", async () => {
    const training = actOf({ acts: createActs(lessons) }, id);
    const { level } = state.act.peek();
    const former = {
      id: "old",
      visit: "v0",
      levelId: id,
      levelHash: hashJson(level),
      simVersion,
      seed: "a",
      time: 60,
      commands: [],
      prediction: 7200,
      rationale: "",
      claims: null,
      savedAt: 5,
    };
    records.set(`run/${id}`, { version: 2, runs: [former] });
    await keeper.refresh(state.act.peek());
    expect(state.act.peek().unfinished.peek()).toMatchObject({
      format: recordFormat,
      id: "old",
      rationale: null,
      prediction: 7200,
      mechanism: null,
    });
    expect(state.notices.peek()).toEqual([]);
    expect(training.hash).not.toBe(former.levelHash);
  });

  test("is kept as what it is, though another act is chosen meanwhile", async () => {
    play("a", 0);
    const [other] = createActs(lessons);
    state.chosen.value = other;
    keeper.save();
    expect(state.act.peek().level.id).toBe(id);
    expect(await runOf()).toMatchObject({ levelId: id, seed: "a" });
    expect(await store.runs("act-1")).toEqual([]);
    expect(other.unfinished.peek()).toBeNull();
  });

  test("that the player gave up for another is gone; one that was not seen comes back after it", async () => {
    play("a", 0);
    keeper.save();
    const seen = await runOf();
    if (seen === null) throw new RangeError("nothing was saved");
    await store.saveRun({ ...seen, id: "of another page", seed: "b" }, null);
    const run = play("c", 1, 0, { id: seen.id, savedAt: seen.savedAt });
    keeper.save();
    expect((await store.runs(id)).map(({ seed }) => seed).toSorted()).toEqual(["b", "c"]);
    keeper.finish(run);
    await expect.poll(() => state.act.peek().unfinished.peek()?.seed).toBe("b");
  });

  test("is kept again only once time has passed", async () => {
    const run = play("a", 0);
    keeper.save();
    const first = state.act.peek().unfinished.peek();
    keeper.saveOn();
    expect(state.act.peek().unfinished.peek()).toBe(first);
    run.advance(60);
    keeper.saveOn();
    expect(await runOf()).toMatchObject({ time: 60 });
  });
});

test("attempts at an act are counted on from all that is kept of it, finished or given up", async () => {
  const begun = async (): Promise<number> => {
    await keeper.refresh(state.act.peek());
    return state.act.peek().begun.peek();
  };
  expect(await begun()).toBe(0);
  play("a", 1);
  keeper.save();
  expect(await begun()).toBe(4);
  const run = play("b", 1);
  state.run.value = {
    act: state.act.peek(),
    session: run,
    id: "b",
    startedAt: 1,
    attempt: 9,
    replaces: null,
    fork: null,
  };
  keeper.finish(run);
  expect(await begun()).toBe(9);
});

describe("the record of a run", () => {
  const words = "Because. ".repeat(222);
  const act = (): StoredAct => state.act.peek();

  test("is whole: words, claims, settings, prediction, beginning, and digests to its end", () => {
    state.rationale.value = words;
    state.claims.value = { checkpoint: 1500, mttf: null, interval: null };
    play("a", 1).advance(7000);
    const record = keeper.record();
    expect(record).toMatchObject({
      id: "run of a",
      visit: "v1",
      levelId: id,
      levelHash: act().hash,
      settings: { theme: "system", volume: 0.7 },
      prediction: 7200,
      predictionSeal: state.predictionSeal.peek(),
      build: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      score: null,
      attempt: 4,
      rationale: words,
      claims: { checkpoint: 1500, mttf: null, interval: null },
      time: 7000,
      startedAt: 1000,
      endedAt: null,
    });
    expect(record?.digests.at(-1)?.time).toBe(7000);
    expect(record && judgeRecord([act()], record).verdict).toEqual({ kind: "incomplete", until: 7000 });
    expect(parseReplay(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  test("has null, not 0 or an empty text, for what the player has not said; there is none before there is a run", () => {
    expect(keeper.record()).toBeNull();
    state.predicted.value = null;
    state.predictionSeal.value = null;
    play("a", 1);
    expect(keeper.record()).toMatchObject({ prediction: null, predictionSeal: null, rationale: null, claims: null });
  });

  test("of practice says what it was forked from; only its end is kept, and it counts for nothing", async () => {
    const session = play("a", 3);
    const fork = { of: "4455667788990011", at: 0 };
    const run = state.run.peek();
    state.run.value = run && { ...run, fork, attempt: null };
    keeper.save();
    expect(await runOf()).toBeNull();
    keeper.finish(session);
    expect(keeper.record()).toMatchObject({ fork, score: { stars: 3 } });
    expect(await store.finishedRuns(id)).toEqual([expect.objectContaining({ fork, attempt: null })]);
    await keeper.refresh(act());
    expect([act().progress.peek()?.stars ?? 0, act().begun.peek()]).toEqual([0, 0]);
  });

  test("that is kept unfinished is the same, but for the digest of its end", async () => {
    state.rationale.value = words;
    play("a", 1).advance(7000);
    keeper.save();
    const kept = await runOf();
    const record = keeper.record();
    expect(kept).toEqual({ ...record, savedAt: kept?.savedAt, digests: record?.digests.slice(0, -1) });
  });

  test("that is over is kept as finished, with the words that are written after it", async () => {
    const run = play("a", 1);
    run.advance(act().level.duration);
    keeper.finish(run);
    const [first] = await store.finishedRuns(id);
    expect(first).toMatchObject({ id: "run of a", seed: "a", rationale: null, time: run.view().time });
    const difference = { of: "score" };
    expect(first && judgeRecord([act()], first).verdict).toMatchObject({ kind: "differs", difference });
    expect(first && judgeRecord([act()], { ...first, score: null }).verdict).toEqual({ kind: "verified" });
    expect(first).toMatchObject({ score: { stars: 1, measure: 0 }, attempt: 4 });
    expect(first?.endedAt).toBeGreaterThan(0);
    state.rationale.value = words;
    keeper.keep();
    const finished = await store.finishedRuns(id);
    expect(finished).toEqual([{ ...first, rationale: words, savedAt: finished[0]?.savedAt }]);
    const record = keeper.record();
    expect(record).toEqual({ ...finished[0], savedAt: record?.savedAt });
    keeper.finish(play("b", 2));
    expect((await store.finishedRuns(id)).map(({ seed }) => seed).toSorted()).toEqual(["a", "b"]);
  });

  test("that was deleted does not come back with the words that are written after it", async () => {
    keeper.finish(play("a", 1));
    await store.reset();
    act().progress.value = null;
    state.rationale.value = words;
    keeper.keep();
    expect(await store.finishedRuns(id)).toEqual([]);
  });
});
