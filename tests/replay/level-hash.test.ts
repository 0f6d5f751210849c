import { expect, test } from "vitest";
import { formerLevelHash, isHashOf, levelHash } from "../../src/replay/level-hash.ts";
import { hashJson } from "../../src/replay/hash-json.ts";
import { act1File } from "../levels/level-files.ts";

const { level, goals } = act1File;
const otherGoals = { ...goals, thirdStar: { ...goals.thirdStar, atMost: goals.thirdStar.atMost + 1 } };
const otherLevel = { ...level, pace: level.pace + 1 };

test("the hash covers what a run is played and judged by, and nothing that is only told", () => {
  const hash = levelHash(act1File);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(levelHash({ ...act1File, goals: otherGoals })).not.toBe(hash);
  expect(levelHash({ ...act1File, level: otherLevel })).not.toBe(hash);
  const retold = { ...act1File, about: { ...act1File.about, title: "Another" }, plays: [] };
  expect(levelHash(retold)).toBe(hash);
});

test("a hash is that of one level, an older one that of all that have the level with any goals", () => {
  const former = formerLevelHash(hashJson(level));
  expect(isHashOf(levelHash(act1File), act1File)).toBe(true);
  expect(isHashOf(levelHash(act1File), { level, goals: otherGoals })).toBe(false);
  expect(isHashOf(former, act1File)).toBe(true);
  expect(isHashOf(former, { level, goals: otherGoals })).toBe(true);
  expect(isHashOf(former, { level: otherLevel, goals })).toBe(false);
  expect(isHashOf(hashJson(level), act1File)).toBe(false);
});
