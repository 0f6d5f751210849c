import { expect, test } from "vitest";
import { formerLevelHash, isHashOf, levelHash } from "../../src/replay/level-hash.ts";
import { hashJson } from "../../src/replay/hash-json.ts";
import { act1File } from "../levels/level-files.ts";

const { level, goals, plays } = act1File;
const otherGoals = { ...goals, thirdStar: { ...goals.thirdStar, slack: goals.thirdStar.slack + 1 } };
const otherLevel = { ...level, pace: level.pace + 1 };

test("the hash covers what a run is played and judged by, and nothing that is only told", () => {
  const hash = levelHash(act1File);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(levelHash({ ...act1File, goals: otherGoals })).not.toBe(hash);
  expect(levelHash({ ...act1File, level: otherLevel })).not.toBe(hash);
  expect(levelHash({ ...act1File, plays: plays.slice(1) })).not.toBe(hash);
  const retold = { ...act1File, about: { ...act1File.about, title: "Another" } };
  expect(levelHash(retold)).toBe(hash);
});

test("a hash is that of one level, an older one that of all that have the level with any goals", () => {
  const former = formerLevelHash(hashJson(level));
  expect(isHashOf(levelHash(act1File), act1File)).toBe(true);
  expect(isHashOf(levelHash(act1File), { level, plays, goals: otherGoals })).toBe(false);
  expect(isHashOf(former, act1File)).toBe(true);
  expect(isHashOf(former, { level, plays, goals: otherGoals })).toBe(true);
  expect(isHashOf(former, { level: otherLevel, plays, goals })).toBe(false);
  expect(isHashOf(hashJson(level), act1File)).toBe(false);
});
