import { describe, expect, test } from "vitest";
import { playBaselines, type Baseline } from "../../src/analysis/baselines.ts";
import { playLevel } from "../../src/analysis/play-level.ts";
import type { LevelFile, Play, PlayStep } from "../../src/levels/level-file.ts";
import { calmLevel } from "../sim/crowded-level.ts";

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
  level: {
    ...calmLevel,
    jobs: calmLevel.jobs.filter(({ name }) => name === "gang").map((job) => ({ ...job, gpus: 160 })),
    clauses: [{ id: "gang-starts", limit: 1800, fatal: 1800, penaltyDollars: 0 }],
  },
  goals: { fragmentationBelow: 1.1, goodputAbove: 0.5, threeStarDisruption: 3600 * 1000 },
  prediction: { metric: "disruption-gpu-hours", min: 1, max: 1000 },
  plays: [solution, nothing],
};

describe("a stored play", () => {
  test("looks up the gang and its cheapest window when its time comes", () => {
    const result = playLevel(file, solution, "a");
    expect(result).toMatchObject({ play: "solution", lost: false });
    expect(result.score.stars).toBe(3);
    expect(result.score.disruption).toBeGreaterThan(0);
    expect(result.gangStartedAt).toBe(200 + result.gangWait);
    expect(result.gangStartedAt).toBeGreaterThanOrEqual(300);
  });

  test("that does nothing loses, and has disrupted nobody", () => {
    const result = playLevel(file, nothing, "a");
    expect(result).toMatchObject({ lost: true, gangStartedAt: null });
    expect(result.score).toMatchObject({ stars: 0, disruption: 0 });
  });

  test("gives the same run on the same seed, and another on another", () => {
    const digests = ["a", "a", "b"].map((seed) => playLevel(file, solution, seed).digest);
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
    expect(all.score.disruption).toBeGreaterThan(3600 * 500);
    const early = playLevel(file, play("early", "baseline", { ...clearing, time: 100 }), "a");
    expect(early.score.disruption).toBe(0);
  });

  test("gathers idle GPUs by emptying the sparsest nodes", () => {
    const gather: PlayStep = { time: 100, do: { type: "consolidate", nodes: 20 } };
    const { score } = playLevel(file, play("gather", "baseline", gather), "a");
    expect(score.disruption).toBeGreaterThan(0);
  });
});

describe("stars", () => {
  const goals = file.goals;
  test.each([
    { given: "all goals met", goals, stars: 3 },
    { given: "more disruption than the third star allows", goals: { ...goals, threeStarDisruption: 1 }, stars: 2 },
    { given: "a badge that is not green", goals: { ...goals, goodputAbove: 1 }, stars: 1 },
  ])("are $stars with $given", ({ goals: asked, stars }) => {
    expect(playLevel({ ...file, goals: asked }, solution, "a").score.stars).toBe(stars);
  });
});

test("the oracle does no worse than the solution, which it plays in every window", () => {
  const rows: Baseline[] = [];
  playBaselines({ file, seed: "a" }, (row) => rows.push(row));
  expect(rows.map(({ id }) => id)).toEqual(["solution", "nothing", "oracle"]);
  const [played, , oracle] = rows;
  expect(oracle?.stars).toBeGreaterThanOrEqual(played?.stars ?? NaN);
  if (oracle?.stars === played?.stars) expect(oracle?.disruption).toBeLessThanOrEqual(played?.disruption ?? NaN);
});
