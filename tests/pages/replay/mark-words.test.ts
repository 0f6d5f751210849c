import { expect, test } from "vitest";
import { playLevel } from "../../../src/analysis/play-level.ts";
import { markWords } from "../../../src/pages/replay/mark-words.ts";
import { levelHash } from "../../../src/replay/level-hash.ts";
import { createPlayer } from "../../../src/replay/player.ts";
import { noNotes, recordRun } from "../../../src/replay/record-run.ts";
import { act1File, act3File } from "../../levels/level-files.ts";

test.each([act1File, act3File])("every mark of $level.id is told by the names of its run", (file) => {
  const solution = file.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError("no solution");
  const { commands } = playLevel(file, solution, "marks");
  const record = recordRun(file.level, "marks", commands, file.level.duration).record(noNotes(levelHash(file)));
  const { marks, last } = createPlayer(file, record);
  const told = marks.map((mark) => `${mark.kind}: ${markWords(mark, last)}`);
  if (file === act1File) {
    expect(told).toContain("command: Policy Best-Fit");
    expect(told).toContainEqual(expect.stringMatching(/^command: Place titan-1000 on Row \d/));
    expect(told).toContainEqual(expect.stringMatching(/^badge: Goodput > 80%: /));
    expect(told.at(-1)).toBe("end: End");
  } else {
    expect(told).toContainEqual(expect.stringMatching(/^command: Recovery: /));
    expect(told).toContainEqual(expect.stringMatching(/^failure: Failure: node r\d+-\d+-\d+$/));
  }
});
