import { expect, test } from "vitest";
import { playLevel } from "../../src/analysis/play-level.ts";
import { recordPlay } from "../../src/analysis/record-play.ts";
import { judgeRecord } from "../../src/replay/judge-record.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";

test.each([act1File, act2File, act3File])("stored plays of $level.id are recorded as runs that verify", (file) => {
  for (const play of file.plays.slice(0, 3)) {
    const record = recordPlay({ file, seed: "s", play: play.id });
    const { verdict, played } = judgeRecord([file], record);
    expect(verdict, play.id).toEqual({ kind: "verified" });
    expect(played?.score.stars).toBe(playLevel(file, play, "s").score.stars);
  }
});

test("so is the best known run, which is no worse than the solution", () => {
  const record = recordPlay({ file: act1File, seed: "s", play: "oracle" });
  const solution = act1File.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError("Act I ships no solution");
  const { verdict, played } = judgeRecord([act1File], record);
  expect(verdict).toEqual({ kind: "verified" });
  expect(played?.score.measure.value).toBeLessThanOrEqual(playLevel(act1File, solution, "s").score.measure.value);
});

test("a play that the level does not ship is refused by its name", () => {
  expect(() => recordPlay({ file: act1File, seed: "s", play: "luck" })).toThrow("act-1 ships no play luck");
});
