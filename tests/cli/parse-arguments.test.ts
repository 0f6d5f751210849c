import { describe, expect, test } from "vitest";
import { parseArguments } from "../../src/cli/parse-arguments.ts";
import { parseDuration } from "../../src/cli/parse-duration.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

test("a run is read with all its options", () => {
  const argv = "run a.json --seed x --script b.json --until 3h --policy best-fit --json".split(" ");
  expect(parseArguments(argv)).toEqual({
    command: "run",
    levelFile: "a.json",
    seed: "x",
    scriptFile: "b.json",
    until: 10_800,
    policy: "best-fit",
    outFile: null,
    json: true,
  });
});

test("a comparison of intervals is read with all its options, in seconds", () => {
  const argv =
    "checkpoint --mttf 2h --checkpoint 1m --drain 90s --restart 5m --interval 20m --interval 1.5h --work 30d --runs 50 --seed x --json";
  expect(parseArguments(argv.split(" "))).toEqual({
    command: "checkpoint",
    mttf: 7200,
    costs: { pause: 60, drain: 90, restart: 300 },
    intervals: [1200, 5400],
    work: 2_592_000,
    runs: 50,
    seed: "x",
    json: true,
  });
});

test("of a comparison, all but the interval may be left out: Act II's slow storage, 400 runs of 30 days of work", () => {
  expect(parseArguments(["checkpoint", "--interval", "1h"])).toEqual({
    command: "checkpoint",
    mttf: 10_800,
    costs: { pause: 1500, drain: 0, restart: 600 },
    intervals: [3600],
    work: 2_592_000,
    runs: 400,
    seed: "demo",
    json: false,
  });
});

test("of a run, all options may be left out", () => {
  expect(parseArguments(["run", "a.json"])).toEqual({
    command: "run",
    levelFile: "a.json",
    seed: "demo",
    scriptFile: null,
    until: null,
    policy: null,
    outFile: null,
    json: false,
  });
});

test.each([[["--help"]], [["-h"]], [["run", "--help"]], [["checkpoint", "--help"]]])("%j asks for help", (argv) => {
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
  expect(parseDuration("until", text)).toBe(seconds);
});

describe("what is wrong is said in one sentence", () => {
  const rows: readonly (readonly [argv: readonly string[], message: string])[] = [
    [[], "Say what to do: fleet run <level.json>, or fleet checkpoint --interval 1h. See fleet --help."],
    [
      ["play"],
      'There is no command "play", only run, checkpoint, trace, verify, pack, unpack, plays and grade. See fleet --help.',
    ],
    [["run"], "Name the level's file: fleet run <level.json>."],
    [["run", "a", "b"], 'One level at a time: "b" is one file too many.'],
    [["run", "a", "--mttf", "3h"], "fleet run has no option --mttf. See fleet --help."],
    [["run", "a", "--seeds", "x"], "Unknown option '--seeds'. See fleet --help."],
    [["run", "a", "--seed"], "Option '--seed <value>' argument missing. See fleet --help."],
    [["run", "a", "--json=1"], "Option '--json' does not take an argument. See fleet --help."],
    [
      ["run", "a", "--policy", "lottery"],
      '--policy is "lottery", but must be one of fcfs, best-fit, preemption, sjf, easy, easy-sjbf, conservative, fair-share, fgd.',
    ],
    ...["", "3", "h", "3 h", "-3h", "3w", "1e3s", "3hh"].map(
      (text) =>
        [
          ["run", "a", `--until=${text}`],
          `--until is "${text}", but must be a number with s, m, h or d, such as 25m or 3h.`,
        ] as const,
    ),
  ];

  const compare = (options: string): string[] => ["checkpoint", "--interval", "1h", ...options.split(" ")];
  const comparisons: typeof rows = [
    [
      ["checkpoint"],
      "Say how much work lies between two checkpoints: fleet checkpoint --interval 1h. Repeat it for several.",
    ],
    [compare("levels/act-2.json"), 'fleet checkpoint reads no file: "levels/act-2.json" is too much.'],
    [compare("--policy fcfs"), "fleet checkpoint has no option --policy. See fleet --help."],
    [compare("--interval 59s"), "--interval is 59s, but must be between 1 min and 30 d."],
    [compare("--interval 31d"), "--interval is 31d, but must be between 1 min and 30 d."],
    [compare("--interval often"), '--interval is "often", but must be a number with s, m, h or d, such as 25m or 3h.'],
    [compare("--mttf 3"), '--mttf is "3", but must be a number with s, m, h or d, such as 25m or 3h.'],
    [compare("--mttf 0h"), "--mttf is 0h, but must be between 1 min and 365 d."],
    [compare("--checkpoint 0m"), "--checkpoint is 0m, but must be between 1 s and 1 d."],
    [compare("--restart 0s"), "--restart is 0s, but must be between 1 s and 1 d."],
    [
      compare("--drain 2h"),
      "--drain is 2h, longer than --interval 1h: a checkpoint must be complete before the next one begins.",
    ],
    [compare("--work 30m"), "--interval 1h is longer than --work 30m: the work would never be saved on the way."],
    [compare("--work 0s"), "--work is 0s, but must be between 1 min and 365 d."],
    [compare("--work 366d"), "--work is 366d, but must be between 1 min and 365 d."],
    [
      compare("--work 365d --runs 100000"),
      "That is about 2,870 million failures, checkpoints and restarts, and 50 million is the limit: take less --work, fewer --runs or fewer intervals.",
    ],
    ...["0", "1", "-4", "1.5", "many", "100001"].map(
      (text) =>
        [
          ["checkpoint", "--interval", "1h", `--runs=${text}`],
          `--runs is "${text}", but must be a number from 2 to 100,000.`,
        ] as const,
    ),
  ];

  test.each([...rows, ...comparisons])("%j", (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(new UsageError(message));
  });
});
