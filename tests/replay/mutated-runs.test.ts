import { expect, test } from "vitest";
import { levelFiles } from "../levels/level-files.ts";
import { judgeRecord } from "../../src/replay/judge-record.ts";
import { createRandom, honestRuns, judgeMutated, mutatedFile, type Outcome } from "./mutated-runs.ts";

test("files changed at random, of every level: none breaks off, none is verified that is not the honest run", () => {
  const honest = honestRuns(levelFiles, "fuzz", 1);
  for (const run of honest) expect(judgeRecord(levelFiles, run).verdict).toEqual({ kind: "verified" });
  const random = createRandom(20_260_101);
  const outcomes = new Map<Outcome, number>();
  for (let index = 0; index < 60; index++) {
    const run = honest[index % honest.length];
    if (run === undefined) throw new RangeError("there is no run");
    const outcome = judgeMutated(levelFiles, run, mutatedFile(run, random));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // The changes reach each way of being refused.
  for (const kind of ["unreadable", "differs", "incomplete", "verified"] as const) {
    expect([kind, outcomes.get(kind) ?? 0]).not.toEqual([kind, 0]);
  }
});
