import { describe, expect, test } from "vitest";
import { parseArguments, parseDuration } from "../../src/cli/parse-arguments.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

test("a run is read with all its options", () => {
  const argv = "run a.json --seed x --script b.json --until 3h --policy best-fit --json".split(" ");
  expect(parseArguments(argv)).toEqual({
    levelFile: "a.json",
    seed: "x",
    scriptFile: "b.json",
    until: 10_800,
    policy: "best-fit",
    json: true,
  });
});

test("all options may be left out", () => {
  expect(parseArguments(["run", "a.json"])).toEqual({
    levelFile: "a.json",
    seed: "demo",
    scriptFile: null,
    until: null,
    policy: null,
    json: false,
  });
});

test.each([[["--help"]], [["-h"]], [["run", "--help"]]])("%j asks for help", (argv) => {
  expect(parseArguments(argv)).toBeNull();
});

test.each([
  ["90s", 90],
  ["25m", 1500],
  ["3h", 10_800],
  ["2d", 172_800],
  ["1.5h", 5400],
  ["0s", 0],
])("%s is %d seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

describe("what is wrong is said in one sentence", () => {
  const rows: readonly (readonly [argv: readonly string[], message: string])[] = [
    [[], "Say what to do: fleet run <level.json>. See fleet --help."],
    [["play"], 'There is no command "play": the only one is "run". See fleet --help.'],
    [["run"], "Name the level's file: fleet run <level.json>."],
    [["run", "a", "b"], 'One level at a time: "b" is one file too many.'],
    [["run", "a", "--seeds", "x"], "Unknown option '--seeds'. See fleet --help."],
    [["run", "a", "--seed"], "Option '--seed <value>' argument missing. See fleet --help."],
    [["run", "a", "--json=1"], "Option '--json' does not take an argument. See fleet --help."],
    [["run", "a", "--policy", "lottery"], '--policy is "lottery", but must be one of fcfs, best-fit, preemption.'],
    ...["", "3", "h", "3 h", "-3h", "3w", "1e3s", "3hh"].map(
      (text) =>
        [
          ["run", "a", `--until=${text}`],
          `--until is "${text}", but must be a number with s, m, h or d, such as 25m or 3h.`,
        ] as const,
    ),
  ];

  test.each(rows)("%j", (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(new UsageError(message));
  });
});
