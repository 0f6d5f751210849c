import { afterAll, describe, expect, test } from "vitest";
import type { Play } from "../../src/levels/level-file.ts";
import { describeRuns } from "./describe-runs.ts";
import { levelFiles } from "./level-files.ts";
import { createPlayPool } from "./play-pool.ts";

/** Seeds that each play is played on, more where a run is short; the stored runs hold 200 of each. */
const seedsOf: Readonly<Record<string, number>> = { "act-1": 12, "act-2": 100 };
const seedsElse = 30;

const pool = createPlayPool(levelFiles);
afterAll(() => pool.close());

describe.each(levelFiles)("$level.id", ({ level, plays }) => {
  const count = seedsOf[level.id] ?? seedsElse;

  test("ships a solution, and an anti-solution without what it teaches", () => {
    expect(plays.filter(({ role }) => role === "solution").length).toBe(1);
    expect(plays.filter(({ role }) => role === "anti-solution").length).toBeGreaterThan(0);
  });

  test.concurrent.each(plays.map((play) => [play.id, wordsOf(play), play] as const))(
    `%s earns %s, over ${count} seeds`,
    { timeout: 600_000 },
    async (id, words, play) => {
      const seeds = Array.from({ length: count }, (_, seed) => `seed-${seed}`);
      const results = await Promise.all(seeds.map((seed) => pool.play({ level: level.id, play: id, seed })));
      const held = results.filter(({ score }) => isWithin(score.stars, play.stars)).length;
      console.log(`${level.id}, ${id}: ${words}: held on ${held} of ${count}: ${describeRuns(results)}`);
      expect(held / count).toBeGreaterThanOrEqual(play.share);
    },
  );
});

function isWithin(stars: number, { atLeast = 0, atMost = 3 }: Play["stars"]): boolean {
  return stars >= atLeast && stars <= atMost;
}

function wordsOf({ stars: { atLeast, atMost }, share }: Play): string {
  const bounds = [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`];
  return `${bounds.filter(Boolean).join(" and ")} stars on ${share * 100} %`;
}
