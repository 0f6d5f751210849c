import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fleet } from "../../src/cli/fleet.ts";
import type { RunResult } from "../../src/cli/run-result.ts";
import { createSession } from "../../src/session/session.ts";
import type { Level } from "../../src/sim/index.ts";
import { smallLevel as withoutGangSlo } from "../replay/small-level.ts";

/** As Act I's lesson needs it. */
const smallLevel: Level = {
  ...withoutGangSlo,
  clauses: [...withoutGangSlo.clauses, { id: "gang-starts", limit: 7200, fatal: null, penaltyDollars: 0 }],
};

const shortPlays = (["solution", "anti-solution"] as const).map((role) => ({
  id: role,
  role,
  stars: {},
  share: 1,
  steps: [],
}));

let folder = "";
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fleet-"));
  const act1 = JSON.parse(readFileSync("levels/act-1.json", "utf8")) as object;
  write("small.json", { ...act1, level: smallLevel, plays: shortPlays });
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, value: unknown): string {
  writeFileSync(path(name), typeof value === "string" ? value : JSON.stringify(value));
  return path(name);
}

function run(argv: readonly string[], isTTY = false): { code: number; out: string; err: string } {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text), isTTY };
  return { code: fleet(argv, stdout, stderr), ...written };
}

function runJson(...options: readonly string[]): RunResult {
  const { code, out, err } = run(["run", path("small.json"), "--json", ...options]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as RunResult;
}

describe("fleet run --json", () => {
  test("prints one object with these fields and no others", () => {
    const result = runJson("--seed", "x", "--until", "1h");
    expect(Object.keys(result)).toEqual(
      "levelId seed time digest ledger metrics sla jobs elastic stars refused".split(" "),
    );
    expect(Object.keys(result.ledger)).toEqual(
      "capacity useful lostToKills lostToFailures checkpointing restarting migrating tax stalled idle down".split(" "),
    );
    expect(Object.keys(result.metrics)).toEqual(
      "utilization goodput mfu fragmentation meanWait p95Wait tcoDollars".split(" "),
    );
    expect(Object.keys(result.sla)).toEqual(["met", "clauses"]);
    expect(Object.keys(result.jobs)).toEqual("submitted running pending finished killed".split(" "));
    expect(result).toMatchObject({ levelId: "small", seed: "x", time: 3600, refused: [] });
    expect(result.digest).toMatch(/^[0-9a-f]{16}$/);
  });

  test("the ledger's classes sum to the capacity", () => {
    const { capacity, ...classes } = runJson().ledger;
    expect(Object.values(classes).reduce((sum, part) => sum + part, 0)).toBe(capacity);
    expect(capacity).toBe(320 * smallLevel.duration);
  });

  test("the same seed gives the same object, another seed another digest", () => {
    expect(runJson("--seed", "x")).toEqual(runJson("--seed", "x"));
    expect(runJson("--seed", "x").digest).not.toBe(runJson("--seed", "y").digest);
  });

  test("without --until the level runs to its end, and a later one changes nothing", () => {
    expect(runJson().time).toBe(smallLevel.duration);
    expect(runJson("--until", "5d")).toEqual(runJson());
  });

  test("--policy counts from the start, also if the level has it already", () => {
    expect(runJson("--policy", "best-fit").digest).not.toBe(runJson().digest);
    expect(runJson("--policy", "fcfs")).toEqual(runJson());
  });
});

describe("a script", () => {
  test("gives the digest of the session that it was recorded from", () => {
    const judge = () =>
      ({ stars: 0, badges: [], measure: { id: "disruption", value: 0, best: 0, limit: 0, allowance: 1 } }) as const;
    const session = createSession({ level: smallLevel, seed: "x", judge });
    session.send({ type: "set-policy", policy: "best-fit" });
    session.advance(700);
    session.send({ type: "drain", nodes: [7, 8] });
    session.advance(1001);
    session.send({ type: "undrain", nodes: [8] });
    session.advance(1299);
    const script = write("script.json", session.recording());
    const result = runJson("--seed", "x", "--script", script, "--until", "50m");
    expect(result.time).toBe(3000);
    expect(result.digest).toBe(session.digest());
  });

  test("is ignored from --until on", () => {
    const script = write("late.json", [{ time: 61, command: { type: "drain", nodes: [1] } }]);
    expect(runJson("--script", script, "--until", "1m")).toEqual(runJson("--until", "1m"));
    expect(runJson("--script", script, "--until", "61s").digest).not.toBe(runJson("--until", "61s").digest);
  });

  test("may ask for the impossible, which is told", () => {
    const script = write("refused.json", [
      { time: 5, command: { type: "drain", nodes: [1] } },
      { time: 60, command: { type: "drain", nodes: [4000] } },
      { time: 70, command: { type: "release-window", job: 1 } },
    ]);
    expect(runJson("--script", script).refused).toEqual([
      { time: 60, type: "drain", refusal: "unknown-node" },
      { time: 70, type: "release-window", refusal: expect.any(String) as string },
    ]);
    const { code, out } = run(["run", path("small.json"), "--script", script]);
    expect(code).toBe(0);
    expect(out).toContain("2 commands of the script refused:\n  1 min  drain: There is no such node.");
  });
});

describe("without --json", () => {
  test("it prints a report for people", () => {
    const { out, err } = run(["run", path("small.json"), "--seed", "x", "--until", "90m"]);
    expect(out).toContain("small, seed x, after 1 h 30 min of 2 h.");
    for (const label of ["Stars", "SLA", "Utilization", "Goodput", "Capacity", "useful", "Jobs", "Digest"]) {
      expect(out).toContain(label);
    }
    expect(err).toBe("");
  });

  test("a terminal sees a progress bar, and not with --json", () => {
    const { err } = run(["run", path("small.json")], true);
    expect(err).toContain("\r[###############---------------] 50% of 2 h");
    expect(run(["run", path("small.json"), "--json"], true).err).toBe("");
  });

  test("--help explains both commands", () => {
    const { code, out, err } = run(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const usage of ["fleet run <level.json>", "fleet checkpoint --interval"]) expect(out).toContain(usage);
  });
});

describe("what is wrong is said in one sentence on stderr, with exit code 2", () => {
  const fails = (argv: readonly string[], message: string | RegExp): void => {
    const { code, out, err } = run(argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    if (typeof message === "string") expect(err).toBe(`${message}\n`);
    else expect(err).toMatch(message);
  };

  test("a bad option", () => fails(["run", "x.json", "--until", "soon"], /^--until is "soon", but must be/));

  test("a level that is not there", () =>
    fails(["run", path("none.json")], `Cannot read ${path("none.json")}: there is no such file.`));

  test("a folder", () => fails(["run", folder], `Cannot read ${folder} (EISDIR).`));

  test("a level that is not JSON", () => {
    const file = write("bad.json", "{");
    fails(["run", file], `${file} is not JSON.`);
  });

  test("a level with a wrong field", () => {
    const act1 = JSON.parse(readFileSync("levels/act-1.json", "utf8")) as object;
    const file = write("wrong.json", { ...act1, level: { ...smallLevel, duration: "long" } });
    fails(["run", file], /^.*wrong\.json: .*duration.*"long"/);
  });

  test("a script with a wrong field", () => {
    const file = write("script-wrong.json", [{ time: 1, command: { type: "explode" } }]);
    fails(
      ["run", path("small.json"), "--script", file],
      /script-wrong\.json: commands\[0\]\.command\.type is "explode"/,
    );
  });
});
