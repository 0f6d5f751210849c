import { describe, expect, test } from "vitest";
import { readSuspended, suspendLimit, writeSuspended } from "../../src/app/suspend-data.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { act2File } from "../levels/level-files.ts";

const recorded = (commands: number) => {
  const list = Array.from({ length: commands }, (_, index) => ({
    time: 60 * (index + 1),
    command: { type: "set-checkpoint-interval", interval: 3600 + ((index * 7919) % 80_000) } as const,
  }));
  return recordRun(act2File.level, "course", list, 50_000).record(noNotes(levelHash(act2File)));
};

describe("what a course keeps of the game", () => {
  test("comes back: stars, and an unfinished run without its digests", () => {
    const run = recorded(3);
    const text = writeSuspended({ stars: { "act-1": 3, "act-2": 0 }, run });
    expect(text.length).toBeLessThanOrEqual(suspendLimit);
    expect(readSuspended(text)).toEqual({
      stars: { "act-1": 3, "act-2": 0 },
      run: { ...run, digests: [], settings: null },
    });
  });

  test("of a run that is too long for it only the stars are kept", () => {
    const text = writeSuspended({ stars: { "act-1": 2 }, run: recorded(700) });
    expect(readSuspended(text)).toEqual({ stars: { "act-1": 2 }, run: null });
  });

  test.each(["", "hello", "2 act-1=3", "1 act-1=9,x", "1 act-1=1 FLEET:ZZZ:END", "1  "])(
    "what is not ours is nothing: %j",
    (text) => {
      expect(readSuspended(text).run).toBeNull();
    },
  );
});
