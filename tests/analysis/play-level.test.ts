import { describe, expect, test } from "vitest";
import type { Baseline, OtherSeed } from "../../src/insight/baseline.ts";
import { createOnSeed } from "../../src/analysis/best-known.ts";
import { playBaselines } from "../../src/analysis/baselines.ts";
import { playOtherSeeds } from "../../src/analysis/other-seeds.ts";
import { playLevel } from "../../src/analysis/play-level.ts";
import type { LevelFile, Play, PlayStep } from "../../src/levels/level-file.ts";
import { withBest } from "../../src/levels/score.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { act1File, act2File } from "../levels/level-files.ts";
import { calmLevel } from "../sim/crowded-level.ts";
import { playBaseline } from "../../src/analysis/play-baseline.ts";

const play = (id: string, role: Play["role"], ...steps: readonly PlayStep[]): Play => ({
  id,
  role,
  stars: {},
  share: 1,
  steps,
});

const clearing: PlayStep = { time: 300, do: { type: "place", rank: 0, clear: "migrate", killStuck: true } };
const solution = play("solution", "solution", clearing);
const nothing = play("nothing", "anti-solution");

/** A gang of 160 GPUs in a hall so full that it must be made room for, within half an hour. */
const file: LevelFile = {
  ...act1File,
  level: {
    ...calmLevel,
    jobs: calmLevel.jobs.filter(({ name }) => name === "gang").map((job) => ({ ...job, gpus: 160 })),
    clauses: [{ id: "gang-starts", limit: 1800, fatal: 1800, penaltyDollars: 0 }],
  },
  goals: {
    fragmentationBelow: 1.1,
    goodputAbove: 0.5,
    thirdStar: { measure: "disruption", within: 0, slack: 3600 * 1000 },
    help: {},
  },
  prediction: { metric: "disruption-gpu-hours", min: 1, max: 1000 },
  plays: [solution, nothing],
};

describe("a stored play", () => {
  test("looks up the gang and its cheapest window when its time comes", () => {
    const result = playLevel({ ...file, goals: withBest(file.goals, 0) }, solution, "a");
    expect(result).toMatchObject({ play: "solution", lost: false });
    expect(result.score.stars).toBe(3);
    expect(result.score.measure.value).toBeGreaterThan(0);
    expect(result.gangStartedAt).toBe(200 + result.gangWait);
    expect(result.gangStartedAt).toBeGreaterThanOrEqual(300);
  });

  test("that does nothing loses, and has disrupted nobody", () => {
    const result = playLevel(file, nothing, "a");
    expect(result).toMatchObject({ lost: true, gangStartedAt: null });
    expect(result.score).toMatchObject({ stars: 0, measure: { id: "disruption", value: 0 } });
  });

  test("gives the same run on the same seed, and another on another", () => {
    const digests = ["a", "a", "b"].map((seed) => playLevel(file, solution, seed).digest());
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digests[2]);
  });

  test("clears a window that is reserved already further, wherever it ranks now", () => {
    const drain: PlayStep = { time: 300, do: { type: "place", rank: 2, clear: "drain" } };
    const kill: PlayStep = { time: 600, do: { type: "place", rank: 0, clear: "kill" } };
    const result = playLevel(file, play("twice", "baseline", drain, kill), "a");
    expect(result.gangStartedAt).toBe(600);
  });

  test("kills every student there is, or only waits for the gang's turn", () => {
    const all = playLevel(file, play("all", "baseline", { time: 100, do: { type: "kill-all" } }), "a");
    expect(all.score.measure.value).toBeGreaterThan(3600 * 500);
    const early = playLevel(file, play("early", "baseline", { ...clearing, time: 100 }), "a");
    expect(early.score.measure.value).toBe(0);
  });

  test("gathers idle GPUs by emptying the sparsest nodes", () => {
    const gather: PlayStep = { time: 100, do: { type: "consolidate", nodes: 20 } };
    const { score } = playLevel(file, play("gather", "baseline", gather), "a");
    expect(score.measure.value).toBeGreaterThan(0);
  });
});

describe("stars", () => {
  const goals = withBest(file.goals, 0);
  test.each([
    { given: "all goals met", goals, stars: 3 },
    {
      given: "more disruption than the third star allows",
      goals: { ...goals, thirdStar: { measure: "disruption", within: 0, slack: 1 } },
      stars: 2,
    },
    { given: "no best known of its seed", goals: file.goals, stars: 2 },
    { given: "no play known to get two stars", goals: withBest(file.goals, null), stars: 3 },
    { given: "a badge that is not green", goals: { ...goals, goodputAbove: 1 }, stars: 1 },
  ] as const)("are $stars with $given", ({ goals: asked, stars }) => {
    expect(playLevel({ ...file, goals: asked }, solution, "a").score.stars).toBe(stars);
  });
});

describe("the optimal interval of a stored play", () => {
  const setting = (interval: number): PlayStep => ({ time: 0, do: { type: "set-checkpoint-interval", interval } });
  const optimal: PlayStep = { time: 0, do: { type: "set-optimal-interval" } };
  const digestOf = (of: LevelFile, step: PlayStep): string =>
    playLevel(of, play("one", "baseline", step), "a").digest();
  const withShortest = (shortestInterval: number): LevelFile => ({
    ...act2File,
    level: {
      ...act2File.level,
      storage: act2File.level.storage.map((tier) => ({ ...tier, shortestInterval })),
    },
  });

  test("is the best of theory for the contract and the failures of the moment, to the minute", () => {
    const exact = createSimulation(act2File.level, "a")
      .view()
      .optimalIntervals({ tier: "shared-nfs", mttf: 10_800 })?.exact;
    const minutes = Math.round((exact ?? NaN) / 60);
    expect(digestOf(act2File, optimal)).toBe(digestOf(act2File, setting(minutes * 60)));
    expect(digestOf(act2File, optimal)).not.toBe(digestOf(act2File, setting(minutes * 60 + 60)));
  });

  test("is no shorter than the contract bears, and no longer than the lever goes", () => {
    const long = withShortest(7200);
    expect(digestOf(long, optimal)).toBe(digestOf(long, setting(7200)));
    const short = { ...act2File, level: { ...withShortest(60).level, longestInterval: 600 } };
    expect(digestOf(short, optimal)).toBe(digestOf(short, setting(600)));
  });

  test("changes nothing where nothing is trained", () => {
    expect(digestOf(file, optimal)).toBe(playLevel(file, nothing, "a").digest());
  });
});

describe("other ways to play a training run", () => {
  const rowsOn = (seed: string): ReadonlyMap<string, Baseline> => {
    const rows = new Map<string, Baseline>();
    playBaselines({ file: createOnSeed()(act2File, seed), seed }, (row) => rows.set(row.id, row));
    return rows;
  };

  test.each(["a", "b", "c"])(
    "the best in hindsight keeps at least the solution's work, and is not lost: seed %s",
    (seed) => {
      const rows = rowsOn(seed);
      expect([...rows.keys()]).toEqual([...act2File.plays.map(({ id }) => id), "oracle"]);
      const [solution, oracle] = [rows.get("solution"), rows.get("oracle")];
      expect(solution).toMatchObject({ stars: 3, lost: false, gangStartedAt: null });
      expect(oracle?.useful).toBeGreaterThanOrEqual(solution?.useful ?? NaN);
      expect(oracle?.lost).toBe(false);
      // It follows this seed's luck, and so away from what theory expects to be best.
      expect(oracle?.measure).toBeGreaterThan(solution?.measure ?? NaN);
    },
  );

  test("the same commands are played on ten other seeds, each beside the solution", () => {
    const commands = [{ time: 0, command: { type: "set-checkpoint-interval", interval: 7200 } }] as const;
    const pairs: OtherSeed[] = [];
    playOtherSeeds({ file: act2File, seed: "a", commands }, (pair) => pairs.push(pair));
    expect(pairs.map(({ seed }) => seed)).toEqual(Array.from({ length: 10 }, (_, index) => `a/${index + 2}`));
    const step: PlayStep = { time: 0, do: commands[0].command };
    for (const { seed, own, solution: optimal } of pairs) {
      expect(own).toEqual(playBaseline(act2File, play("you", "baseline", step), "you", seed));
      expect(optimal.useful).toBeGreaterThan(own.useful);
    }
    expect(new Set(pairs.map(({ own }) => own.useful)).size).toBeGreaterThan(5);
  });

  test("a command that another seed refuses is left out", () => {
    const commands = [
      { time: 0, command: { type: "kill", jobs: [999] } },
      { time: 60, command: { type: "set-checkpoint-interval", interval: 3600 } },
    ] as const;
    const useful: number[] = [];
    playOtherSeeds({ file: act2File, seed: "a", commands }, ({ own }) => useful.push(own.useful));
    const without: number[] = [];
    playOtherSeeds({ file: act2File, seed: "a", commands: [commands[1]] }, ({ own }) => without.push(own.useful));
    expect(useful).toEqual(without);
  });
});

test("the oracle does no worse than the solution, which it plays in every window", () => {
  const rows: Baseline[] = [];
  playBaselines({ file, seed: "a" }, (row) => rows.push(row));
  expect(rows.map(({ id }) => id)).toEqual(["solution", "nothing", "oracle"]);
  const [played, , oracle] = rows;
  expect(oracle?.stars).toBeGreaterThanOrEqual(played?.stars ?? NaN);
  if (oracle?.stars === played?.stars) expect(oracle?.measure).toBeLessThanOrEqual(played?.measure ?? NaN);
});
