import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createOnSeed } from "../../src/analysis/best-known.ts";
import { standingHash, standingSeeds, storedRun } from "../../src/analysis/make-standings.ts";
import { frontOf, pointsOf, type Standings } from "../../src/insight/standing/standing.ts";
import { simVersion } from "../../src/sim/index.ts";
import { levelFiles } from "./level-files.ts";

/** Which runs of each play are played again. */
const sample = [1, 137];

const onSeed = createOnSeed();

describe.each(levelFiles.map((file) => [file.level.id, file] as const))("the stored runs of %s", (id, file) => {
  const standings = JSON.parse(readFileSync(`assets/standings/${id}.json`, "utf8")) as Standings;
  const remedy = `run "node tools/make-standings.ts" again`;

  test("are of this level, its plays and this core", () => {
    expect(standings.hash, remedy).toBe(standingHash(file));
    expect(standings.simVersion, remedy).toBe(simVersion);
    expect(standings.plays.map(({ id: play }) => play)).toEqual(file.plays.map((play) => play.id));
    for (const { runs } of standings.plays) expect(runs).toHaveLength(standingSeeds);
  });

  test("are what playing gives again", () => {
    for (const [index, play] of file.plays.entries()) {
      const runs = standings.plays[index]?.runs ?? [];
      for (const nth of sample)
        expect(runs[nth - 1], `${play.id} ${nth}: ${remedy}`).toEqual(storedRun(file, play, nth, onSeed));
    }
  });

  test("trade two things off: who is best in one is not best in the other", () => {
    expect(frontOf(pointsOf(standings)).length).toBeGreaterThan(1);
  });
});

test("the README says how the plays of Act I end over all stored seeds, which nobody tuned them on", () => {
  const { plays } = JSON.parse(readFileSync("assets/standings/act-1.json", "utf8")) as Standings;
  const count = (id: string, stars: number): number =>
    plays.find((play) => play.id === id)?.runs.filter((run) => run[3] === stars).length ?? 0;
  expect(count("solution", 3) / standingSeeds).toBeGreaterThanOrEqual(0.95);
  expect(count("price-reader", 3) / standingSeeds).toBeLessThanOrEqual(0.1);
  expect((count("first-instinct", 0) + count("first-instinct", 1)) / standingSeeds).toBeGreaterThanOrEqual(0.95);
  const readme = readFileSync("README.md", "utf8").replaceAll(/\s+/g, " ");
  expect(readme).toContain(
    `Over ${standingSeeds} seeds of Act I the solution earns three stars on ${count("solution", 3)}; who always takes the ` +
      `cheapest price that is offered earns them on ${count("price-reader", 3)}, and who does nothing is lost on ${count("do-nothing", 0)}.`,
  );
});
