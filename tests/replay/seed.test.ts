import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { askSeed } from "../../src/app/ask-seed.ts";
import { parseArguments } from "../../src/cli/parse-arguments.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { parseReplay } from "../../src/replay/parse-replay.ts";
import { readSeed, seedLength } from "../../src/replay/seed.ts";
import { runSchema } from "../../src/storage/record-schemas.ts";
import { aReplay } from "./a-replay.ts";

const long = "x".repeat(201);

/** What each door makes of a text: the seed, or the sentence that says why not. */
const doors = {
  address: (text: string) => askSeed(text).fault ?? askSeed(text).seed,
  "command line": (text: string) => {
    try {
      return parseArguments(["run", "a.json", "--seed", text])?.seed ?? "";
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
  },
};

describe.each(Object.entries(doors))("a seed from the %s", (_door, read) => {
  test.each([
    ["demo", "demo"],
    ["  Monday morning\t", "Monday morning"],
    ["Mu\u0308ller", "M\u00fcller"],
    ["\u6708\u66dc\u65e5", "\u6708\u66dc\u65e5"],
    ["x".repeat(seedLength), "x".repeat(seedLength)],
    [` ${"x".repeat(seedLength)} `, "x".repeat(seedLength)],
    ["u\u0308".repeat(seedLength), "\u00fc".repeat(seedLength)],
  ])("%j is %j", (text, seed) => {
    expect(read(text)).toBe(seed);
  });

  test.each([
    ["x".repeat(seedLength + 1), "A seed has at most 64 characters; this one has 65."],
    [long, "A seed has at most 64 characters; this one has 201."],
    ["x".repeat(12_000), "A seed has at most 64 characters; this one has 12,000."],
    ["a\u001b[2Jb", "A seed has no characters that cannot be seen."],
    ["a\u202eb", "A seed has no characters that cannot be seen."],
    ["\ud800", "A seed has no characters that cannot be seen."],
  ])("%j is refused in a sentence", (text, sentence) => {
    expect(read(text).endsWith(sentence)).toBe(true);
  });
});

test("no seed at all is a fresh one on the page, and said on the command line", () => {
  expect(askSeed("  ")).toEqual({ seed: expect.stringMatching(/^[0-9a-z]{6}$/) as string, fault: null });
  expect(doors["command line"]("")).toBe("--seed cannot be used: A seed has at least one character.");
});

const run = {
  levelId: "act-1",
  levelHash: "0".repeat(16),
  simVersion: 1,
  time: 0,
  commands: [],
  prediction: 1,
  rationale: "",
};

test.each(["demo", " demo", "", long, "u\u0308", "a\u0000"])(
  "%j is kept only if it is a seed as it is read",
  (text) => {
    const reading = readSeed(text);
    const isKept = reading.ok && reading.seed === text;
    expect(v.is(runSchema, { ...run, seed: text })).toBe(isKept);
    const parse = (): unknown => parseReplay({ ...aReplay, seed: text });
    if (isKept) expect(parse()).toMatchObject({ seed: text });
    else expect(parse).toThrow(/^seed is ".*, but must be a seed of 1 to 64 characters, none invisible/);
  },
);
