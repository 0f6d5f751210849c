import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fleet } from "../../src/cli/fleet.ts";
import type { PlaysResult } from "../../src/cli/runs/plays.ts";
import { fleetJudge } from "../../src/cli/runs/fleet-judge.ts";
import { verifyFiles, type VerifiedFile } from "../../src/cli/runs/verify.ts";
import { WorkerError } from "../../src/analysis/create-pool.ts";
import { judgeHere, type Judge } from "../../src/grading/judge.ts";
import { handInOf, type HandIn } from "../../src/replay/hand-in.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { readHandIn } from "../../src/replay/read-hand-in.ts";
import { act2File } from "../levels/level-files.ts";

let folder = "";
let run: HandIn;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fleet-runs-"));
  expect(call("run", "levels/act-2.json", "--seed", "cli", "--out", path("run.fleet")).code).toBe(0);
  run = readHandIn(readFileSync(path("run.fleet")));
});
afterAll(() => rmSync(folder, { recursive: true }));

function call(...argv: readonly string[]): { code: number; out: string; err: string } {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text) };
  return { code: fleet(argv, stdout, stderr), ...written };
}

async function verify(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text) };
  const code = await fleetJudge("verify", argv, stdout, stderr);
  return { code, ...written };
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(path(name), content);
  return path(name);
}

/** The run with some of its record changed, as a file. */
function forged(name: string, change: Partial<HandIn["runs"][0]>): string {
  return write(name, packHandIn(handInOf(run.runs.map((one) => ({ ...one, ...change })))));
}

describe("fleet run --out", () => {
  test("writes a record that is verified, with level, seed, score and build, packed or as JSON", async () => {
    expect(run.runs[0]).toMatchObject({
      levelId: "act-2",
      seed: "cli",
      score: { stars: expect.any(Number) as number },
    });
    expect(run.runs[0]?.build).toMatch(/^[0-9a-f]{16}$/);
    const { code, out } = await verify(path("run.fleet"));
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/run\.fleet: verified \(act-2, seed cli, \d stars?\)\n$/) as string,
    });
    call("run", "levels/act-2.json", "--seed", "cli", "--out", path("run.json"));
    expect(readHandIn(readFileSync(path("run.json")))).toEqual(run);
  });

  test("has the policy and the script's commands that were done, and ends where --until says", async () => {
    const script = write(
      "script.json",
      JSON.stringify([
        { time: 60, command: { type: "drain", nodes: [1] } },
        { time: 60, command: { type: "drain", nodes: [9999] } },
      ]),
    );
    const options = ["--script", script, "--policy", "best-fit", "--until", "2h", "--out", path("short.fleet")];
    expect(call("run", "levels/act-2.json", ...options).out).toContain("1 command of the script refused");
    const [short] = readHandIn(readFileSync(path("short.fleet"))).runs;
    expect(short?.commands.map(({ time, command }) => [time, command.type])).toEqual([
      [0, "set-policy"],
      [60, "drain"],
    ]);
    const { code, out } = await verify(path("short.fleet"));
    expect(code).toBe(1);
    expect(out).toContain("incomplete, verified to 02:00:00 (act-2, seed demo): The run is not over");
  });

  test("says where it cannot write", () => {
    const { code, err } = call("run", "levels/act-2.json", "--until", "1h", "--out", path("none/run.fleet"));
    expect({ code, err }).toEqual({ code: 2, err: `Cannot write ${path("none/run.fleet")} (ENOENT).\n` });
  });
});

describe("fleet verify", () => {
  test("says one line a file, and its exit code is that of the worst", async () => {
    const first = run.runs[0];
    if (first === undefined) throw new RangeError("there is no run");
    const edited = forged("edited.fleet", { score: { stars: 3, measure: 0 } });
    const seeded = forged("seeded.fleet", { seed: "other" });
    const stranger = forged("stranger.fleet", { levelId: "act-9\u001b[31m\n" });
    const broken = write("broken.fleet", "%PDF-1.4");
    const several = write("several.fleet", packHandIn(handInOf([first, { ...first, simVersion: 99 }])));
    const { code, out } = await verify(path("run.fleet"), edited, seeded, stranger, several);
    expect(code).toBe(1);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    const hours = Math.floor(first.time / 3600);
    expect(lines[1]).toMatch(
      new RegExp(`differs from ${hours}:\\d\\d:\\d\\d on .*: Its score is not the one that the run earns$`),
    );
    expect(lines[2]).toMatch(/differs from 00:00:00 on .*: The seed is not the one/);
    expect(lines[3]).toContain("another level (act-9?[31m?, seed cli)");
    expect(lines[4]).toMatch(/: verified \(.*; another build \(act-2/);
    const worst = await verify(path("run.fleet"), broken, path("none.fleet"));
    expect(worst.code).toBe(2);
    expect(worst.out).toContain("broken.fleet: cannot be read. It is no run");
    expect(worst.out).toContain("none.fleet: cannot be read. Cannot read");
  });

  test("tells a terminal how far it is, and says a line only where the progress was wiped", async () => {
    let screen = "";
    const output = { write: (text: string) => (screen += text), isTTY: true };
    const names = Array.from({ length: 5 }, (_, index) => write(`run-${index}.fleet`, packHandIn(run)));
    expect(await fleetJudge("verify", names, output, output)).toBe(0);
    expect(screen).toContain("of 5 files");
    const lines = screen.split("\n").map((line) => line.split("\u001b[K").at(-1));
    expect(lines.slice(0, 5).map((line) => line?.split(":")[0])).toEqual(names);
  });

  test("a run over which playing breaks off is a line of its own, and the others are told in their order", async () => {
    const here = judgeHere([act2File]);
    const judge: Judge & { readonly size: number } = {
      ...here,
      size: 2,
      judge: async (record) => {
        if (record.seed === "crash") throw new WorkerError("out of memory");
        // The first comes last.
        if (record.seed === "cli") await new Promise((resolve) => setTimeout(resolve, 50));
        return here.judge(record);
      },
    };
    const paths = [path("run.fleet"), forged("crash.fleet", { seed: "crash" }), forged("x.fleet", { seed: "x" })];
    const told: VerifiedFile[] = [];
    const files = await verifyFiles(paths, judge, (more) => told.push(...more));
    expect(told).toEqual(files);
    expect(files.map(({ file }) => file)).toEqual(paths);
    expect(files.map(({ error }) => error)).toEqual([null, "Playing it again broke off: out of memory.", null]);
  });

  test("--json says the same as data", async () => {
    const { code, out } = await verify("--json", path("run.fleet"), path("none.fleet"));
    expect(code).toBe(2);
    const { files } = JSON.parse(out) as { files: readonly VerifiedFile[] };
    expect(files.map(({ error, runs }) => [error === null, runs.map(({ verdict }) => verdict.kind)])).toEqual([
      [true, ["verified"]],
      [false, []],
    ]);
    expect(files[0]?.runs[0]?.stars).toBe(run.runs[0]?.score?.stars);
  });
});

describe("fleet pack and unpack", () => {
  test("make JSON of a file and the file of JSON", async () => {
    const json = write("again.json", call("unpack", path("run.fleet")).out);
    expect(call("pack", json).code).toBe(0);
    expect(readFileSync(path("again.fleet"))).toEqual(readFileSync(path("run.fleet")));
    expect(call("pack", json, "--out", path("named.fleet")).code).toBe(0);
    expect(existsSync(path("named.fleet"))).toBe(true);
    expect((await verify(json)).code).toBe(0);
  });

  test("and a code, which is read wherever a file is", async () => {
    const { out } = call("pack", "--code", path("run.fleet"));
    expect(out).toMatch(/^FLEET:[0-9A-Z./:+-]+:END\n$/);
    expect((await verify(write("code.txt", `My code: ${out}`))).code).toBe(0);
    const wordy = forged("wordy.fleet", { rationale: Array.from({ length: 2000 }, (_, at) => at * 7919).join(" ") });
    expect(call("pack", "--code", wordy).err).toMatch(/bytes packed, and only up to 2,048 are told as a code/);
  });
});

describe("fleet plays", () => {
  test("tells what a level's stored plays earn over seeds", () => {
    const { code, out } = call("plays", "act-2", "--play", "solution", "--seeds", "4", "--seed-prefix", "p", "--json");
    expect(code).toBe(0);
    const result = JSON.parse(out) as PlaysResult;
    expect(result).toMatchObject({ levelId: "act-2", measure: "regret", seedPrefix: "p" });
    const [play, none] = result.plays;
    expect([play?.id, play?.seeds, none]).toEqual(["solution", 4, undefined]);
    expect(play?.stars.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(play?.wonInterval[0]).toBeLessThanOrEqual(play?.won ?? 0);
    expect(call("plays", "levels/act-2.json", "--seeds", "1").out).toMatch(/^act-2:\nplay .*\nsolution +1 /);
  });
});

test.each([
  [["pack", "a.json", "b.json"], 'fleet pack takes one at a time: "b.json" is too much.'],
  [["pack", "--fast"], /^Unknown option '--fast'/],
  [["plays"], "Name the level: fleet plays act-1 --seeds 100."],
  [["plays", "act-1"], "Say over how many seeds: --seeds 100."],
  [["plays", "act-1", "--seeds", "0"], '--seeds is "0", but must be a number from 1 to 10,000.'],
  [["plays", "act-1", "--seeds", "1", "--play", "x"], /^There is no play "x", only solution/],
  [["plays", "act-9", "--seeds", "1"], "Cannot read act-9: there is no such file."],
  [["plays", "act-1", "--seeds", "1", "--seed-prefix", "x".repeat(64)], /^--seed cannot be used/],
])("%j is refused in one sentence", (argv, message) => {
  const { code, out, err } = call(...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.trimEnd()).toMatch(message);
});

test("fleet verify refuses in one sentence, too", async () => {
  expect(await verify()).toEqual({
    code: 2,
    out: "",
    err: "Name a file: fleet verify run.fleet. See fleet verify --help.\n",
  });
  expect((await verify("--fast")).err).toMatch(/^Unknown option '--fast'/);
  expect((await verify("--help")).out).toContain("fleet verify <file>");
});

test("--help explains them", () => {
  for (const name of ["pack", "unpack", "plays"]) {
    expect(call(name, "--help")).toMatchObject({
      code: 0,
      out: expect.stringContaining("fleet verify <file>") as string,
    });
  }
});
