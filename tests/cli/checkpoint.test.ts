import { expect, test } from "vitest";
import { fleet } from "../../src/cli/fleet.ts";
import type { CheckpointResult } from "../../src/cli/checkpoint-result.ts";

function run(argv: string, isTTY = false): { code: number; out: string; err: string } {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text), isTTY };
  return { code: fleet(argv.split(" "), stdout, stderr), ...written };
}

function runJson(options: string): CheckpointResult {
  const { code, out, err } = run(`checkpoint --json ${options}`);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as CheckpointResult;
}

const fast = "--checkpoint 1m --drain 1m --restart 5m --interval 20m --work 48h --runs 20";

test("--json prints what was asked, each interval, and what theory advises, all in seconds and shares", () => {
  const result = runJson(`${fast} --interval 1h --seed x`);
  expect(Object.keys(result)).toEqual(
    "gpus mttf checkpoint drain restart work runs seed horizon intervals optimum young daly".split(" "),
  );
  expect(result).toMatchObject({
    gpus: 16_384,
    mttf: 10_800,
    checkpoint: 60,
    drain: 60,
    restart: 300,
    work: 172_800,
    runs: 20,
    seed: "x",
    horizon: 1_728_000,
  });
  expect(result.intervals.map(({ interval }) => interval)).toEqual([1200, 3600]);
  for (const measured of result.intervals) {
    expect(Object.keys(measured)).toEqual("interval goodput halfWidth closedForm finished".split(" "));
    expect(measured.finished).toBe(20);
    expect(measured.halfWidth).toBeGreaterThan(0);
    // Four and a half standard errors of a sure thing.
    expect(Math.abs(measured.goodput - measured.closedForm)).toBeLessThan(2.3 * (measured.halfWidth ?? 0));
  }
});

test("theory's advice does not depend on what is run, and its best is better than the two rules of thumb", () => {
  const { optimum, young, daly } = runJson("--interval 4h --work 4h --runs 2");
  expect(optimum.interval / 3600).toBeCloseTo(1.32, 2);
  expect(optimum.goodput).toBeCloseTo(0.531, 3);
  expect(young.interval).toBeCloseTo(Math.sqrt(2 * 1500 * 10_800), 6);
  for (const { goodput } of [young, daly]) expect(goodput).toBeLessThanOrEqual(optimum.goodput);
});

test("the same seed gives the same object, another seed other figures", () => {
  const [once, again, other] = ["x", "x", "y"].map((seed) => runJson(`${fast} --seed ${seed}`));
  expect(again).toEqual(once);
  expect(other?.intervals[0]?.goodput).not.toBe(once?.intervals[0]?.goodput);
});

test("runs that would take years are cut off, and say so", () => {
  const { out } = run("checkpoint --interval 12h --work 36h --runs 10");
  const [, finished] = /(\d+) of 10/.exec(out) ?? [];
  expect(Number(finished)).toBeLessThan(10);
  expect(out).toContain("A run that has not saved its work after 15 d, 10 times its work, is cut off");
});

test("what never saved anything has a goodput of 0 and no confidence interval", () => {
  const options = "--mttf 1h --interval 1d --work 1d --runs 2";
  expect(runJson(options).intervals).toMatchObject([{ goodput: 0, halfWidth: null, finished: 0 }]);
  const { out } = run(`checkpoint ${options}`);
  expect(out).toContain("unknown");
  expect(out).toContain("no run saved anything");
});

test("without --json it prints a table for people, and a terminal sees a progress bar", () => {
  const { out, err } = run(`checkpoint ${fast}`, true);
  expect(out).toContain("One training job on 16,384 GPUs, a failure every 3 h on average.");
  expect(out).toContain("A checkpoint stops it for 1 min and drains 1 min in the background; a restart takes 5 min.");
  for (const row of ["20 min", "Best interval", "Young 1974", "Daly 2006", "20 of 20"]) expect(out).toContain(row);
  expect(err).toContain("\r[###############---------------] 50% of 20 runs");
  expect(err.endsWith("\r\u001b[K")).toBe(true);
  expect(run(`checkpoint ${fast} --json`, true).err).toBe("");
  expect(run(`checkpoint ${fast}`).err).toBe("");
});
