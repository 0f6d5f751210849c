import { beforeAll, describe, expect, test } from "vitest";
import { playReplay } from "../../src/replay/play-replay.ts";
import { formerLevelHash } from "../../src/replay/level-hash.ts";
import { hashJson } from "../../src/replay/hash-json.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { createSession } from "../../src/session/session.ts";
import { smallFile, smallLevel, smallNotes } from "./small-level.ts";

const judge = () =>
  ({ stars: 0, badges: [], measure: { id: "disruption", value: 0, best: 0, limit: 0, allowance: 1 } }) as const;
let replay: RunRecord;

beforeAll(() => {
  const session = createSession({ level: smallLevel, seed: "s", judge });
  session.advance(600);
  session.send({ type: "set-policy", policy: "best-fit" });
  session.advance(1200);
  session.send({ type: "drain", nodes: [7, 8] });
  session.advance(2000);
  replay = session.sealedRecord(smallNotes);
});

test("a replay that says what happened is verified", () => {
  expect(replay.digests.map(({ time }) => time)).toEqual([3600, 3800]);
  expect(playReplay(smallFile, replay).mismatch).toBeNull();
});

test("a digest holds after all commands of its time", () => {
  const session = createSession({ level: smallLevel, seed: "s", judge });
  session.advance(1800);
  session.send({ type: "drain", nodes: [7] });
  const paused = session.sealedRecord(smallNotes);
  expect(paused.digests.map(({ time }) => time)).toEqual([1800]);
  expect(playReplay(smallFile, paused).mismatch).toBeNull();
});

describe("a replay that was changed is not", () => {
  const last = (): string => replay.digests.at(-1)?.digest ?? "";

  test("another seed", () => {
    expect(playReplay(smallFile, { ...replay, seed: "t" }).mismatch).toMatchObject({ kind: "start", time: 0 });
    const { mismatch } = playReplay(smallFile, { ...replay, seed: "t", start: null });
    expect(mismatch).toMatchObject({ kind: "digest", time: 3600 });
  });

  test("a command left out", () => {
    const commands = replay.commands.slice(0, 1);
    expect(playReplay(smallFile, { ...replay, commands }).mismatch).toMatchObject({ kind: "digest", time: 3600 });
  });

  test("a command a second later", () => {
    const commands = replay.commands.map(({ time, command }) => ({ time: time + 1, command }));
    expect(playReplay(smallFile, { ...replay, commands }).mismatch).toMatchObject({ kind: "digest", time: 3600 });
  });

  test("another digest", () => {
    const { mismatch } = playReplay(smallFile, { ...replay, digests: [{ time: 3800, digest: "0000000000000000" }] });
    expect(mismatch).toEqual({ kind: "digest", time: 3800, expected: "0000000000000000", got: last() });
  });

  test("a command that cannot be done", () => {
    const commands = [...replay.commands, { time: 3700, command: { type: "drain", nodes: [999] } as const }];
    const { mismatch } = playReplay(smallFile, { ...replay, commands });
    expect(mismatch).toEqual({ kind: "refused", time: 3700, index: 2, refusal: "unknown-node" });
  });
});

describe("a replay of something else is refused with the field", () => {
  test("another version of the core", () => {
    expect(() => playReplay(smallFile, { ...replay, simVersion: 99 })).toThrow(
      /^simVersion is 99, but this build plays/,
    );
  });

  test("another level", () => {
    expect(() => playReplay(smallFile, { ...replay, levelId: "big" })).toThrow(
      'levelId is "big", but the level is "small".',
    );
  });

  test("another version of the level", () => {
    expect(() => playReplay({ ...smallFile, level: { ...smallLevel, pace: 31 } }, replay)).toThrow(
      /^levelHash is [0-9a-f]{16}, but/,
    );
  });

  test("a level that is judged otherwise", () => {
    const goals = { ...smallFile.goals, goodputAbove: 0.6 };
    expect(() => playReplay({ ...smallFile, goals }, replay)).toThrow(/^levelHash is [0-9a-f]{16}, but/);
  });

  test("a time after the level's end", () => {
    const digests = [{ time: 7201, digest: "0000000000000000" }];
    for (const late of [{ digests }, { time: 7201 }]) {
      expect(() => playReplay(smallFile, { ...replay, ...late })).toThrow(
        "A time is 7201, but the level lasts 7200 seconds.",
      );
    }
  });
});

test("a record of an older format says of its level no more than it knew: not what the goals are", () => {
  const former = { ...replay, levelHash: formerLevelHash(hashJson(smallLevel)) };
  expect(playReplay(smallFile, former).mismatch).toBeNull();
  const goals = { ...smallFile.goals, goodputAbove: 0.6 };
  expect(playReplay({ ...smallFile, goals }, former).mismatch).toBeNull();
  expect(() => playReplay({ ...smallFile, level: { ...smallLevel, pace: 31 } }, former)).toThrow(
    /^levelHash is level:/,
  );
});
