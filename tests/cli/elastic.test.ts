import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fleet } from "../../src/cli/fleet.ts";
import type { RunResult } from "../../src/cli/run-result.ts";

let folder = "";
let script = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fleet-"));
  script = join(folder, "elastic.json");
  const commands = [
    { time: 0, command: { type: "set-recovery", mode: "elastic" } },
    { time: 0, command: { type: "set-routing", routing: "automatic" } },
    { time: 3600, command: { type: "set-ring", order: [3, 3] } },
  ];
  writeFileSync(script, JSON.stringify(commands));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...options: readonly string[]): string {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text) };
  const argv = ["run", "levels/act-3.json", "--seed", "x", "--until", "1h", "--script", script, ...options];
  expect({ code: fleet(argv, stdout, stderr), err: written.err }).toEqual({ code: 0, err: "" });
  return written.out;
}

test("--json tells what became of the data-parallel job, and which rings were refused", () => {
  const { elastic, refused } = JSON.parse(run("--json")) as RunResult;
  expect(elastic).toMatchObject({
    mode: "elastic",
    routing: "automatic",
    stage: "working",
    firstFailureShare: 0.1,
    replicas: { inRing: 90, ready: 0, broken: 10 },
    spares: 4,
    rescales: [{ by: "failure", before: 100, after: 90, cold: false }],
  });
  expect(elastic?.ring).toHaveLength(90);
  expect(elastic?.step?.stepSeconds).toBeCloseTo(
    (elastic?.step?.computeSeconds ?? 0) + (elastic?.step?.allReduceSeconds ?? 0),
    6,
  );
  expect(refused).toMatchObject([{ time: 3600, type: "set-ring", refusal: "bad-ring" }]);
});

test("for people it prints the recovery, the ring and each rescale, and names the ledger's classes for a job of replicas", () => {
  const out = run();
  expect(out).toContain("90 in the ring, 0 ready, 10 broken");
  expect(out).toMatch(/45 min +a failure: 100 -> 90 replicas, paused 42 s/);
  expect(out).toContain("all-reduce, waiting");
  expect(out).not.toContain("migration tax");
});
