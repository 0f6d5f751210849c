import { describe, expect, test } from "vitest";
import { playLevel } from "../../src/analysis/play-level.ts";
import { judgeRecord } from "../../src/replay/judge-record.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { noNotes } from "../../src/replay/record-run.ts";
import { recordFormat, type RunRecord } from "../../src/replay/run-record.ts";
import { workLimit, workOf } from "../../src/replay/work-of.ts";
import { simVersion, type Command } from "../../src/sim/index.ts";
import { verdictWords } from "../../src/text/verdicts.ts";
import { act1File, act2File, act3File, levelFiles } from "../levels/level-files.ts";

test("what the stored plays command is far from the limit", () => {
  for (const file of levelFiles) {
    for (const play of file.plays) {
      const { commands } = playLevel(file, play, "work");
      expect([play.id, workOf(file.level, commands) < workLimit(file.level) / 2]).toEqual([play.id, true]);
    }
  }
});

describe("a short file of dear commands is not played at all", () => {
  const many = (command: Command): readonly Command[] => Array.from({ length: 700 }, () => command);
  const rows: readonly (readonly [string, typeof act1File, readonly Command[]])[] = [
    ["stops of the world", act1File, many({ type: "defragment" })],
    ["windows", act1File, many({ type: "place-gang", job: 9, firstNode: 0, clear: "migrate" })],
    ["moves", act1File, many({ type: "migrate", jobs: [1, 2, 3, 4] })],
    ["kills of a large job", act2File, many({ type: "kill", jobs: [0] })],
    ["rings", act3File, many({ type: "set-ring", order: [0, 1, 2] })],
    ["long lists", act1File, Array.from({ length: 6 }, () => ({ type: "kill", jobs: Array(5000).fill(1) }) as const)],
  ];

  test.each(rows)("%s", (_name, file, commands) => {
    const record: RunRecord = {
      ...noNotes(levelHash(file)),
      format: recordFormat,
      simVersion,
      levelId: file.level.id,
      seed: "s",
      start: null,
      commands: commands.map((command, time) => ({ time, command })),
      digests: [{ time: file.level.duration, digest: "0".repeat(16) }],
      time: file.level.duration,
    };
    const { verdict, played } = judgeRecord(levelFiles, record);
    expect({ words: verdictWords(verdict), played }).toEqual({ words: "more work than a run may be", played: null });
  });
});
