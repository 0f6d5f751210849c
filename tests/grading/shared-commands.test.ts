import { expect, test } from "vitest";
import { sharedCommands } from "../../src/grading/shared-commands.ts";
import type { RunRecord, TimedCommand } from "../../src/replay/run-record.ts";
import { runOf } from "./a-class.ts";

/** So many commands, each at its own second from one on; `at` is when the first was given. */
function commands(count: number, at?: number, from = 100): readonly TimedCommand[] {
  return Array.from({ length: count }, (_, index) => ({
    time: from + 60 * index,
    command: { type: "drain", nodes: [index] },
    ...(at === undefined ? {} : { at: at + 1000 * index }),
  }));
}

function beforeTheClock(at: number): readonly TimedCommand[] {
  return commands(5, at).map((one) => ({ ...one, time: 0 }));
}

const base = runOf("solution", "monday");
const [noon, later] = [1_000_000_000_000, 1_000_500_000_000];
const run = (seed: string, list: readonly TimedCommand[], id: string | null = null): RunRecord => {
  return { ...base, id, seed, commands: list };
};

test.each<[string, RunRecord, RunRecord, boolean]>([
  ["a stored play on two seeds", base, runOf("solution", "tuesday"), false],
  ["a long script on two seeds", run("a", commands(30)), run("b", commands(30)), false],
  ["a script on one seed", run("a", commands(30)), run("a", commands(30)), true],
  ["a few commands by hand on two seeds", run("a", commands(7, noon)), run("b", commands(7, later)), false],
  ["many commands by hand on two seeds", run("a", commands(8, noon)), run("b", commands(8, later)), true],
  ["a few commands by hand on one seed", run("a", commands(3, noon)), run("a", commands(3, later)), true],
  ["a copy whose wall clock was taken away", run("a", commands(3, noon)), run("a", commands(3)), true],
  ["two commands on one seed", run("a", commands(2, noon)), run("a", commands(2, later)), false],
  ["a copy among others", run("a", commands(3)), run("a", [...commands(3), ...commands(9, noon, 9000)]), true],
  [
    "what is a small part of both",
    run("a", commands(9)),
    run("a", [...commands(4), ...commands(9, noon, 9000)]),
    false,
  ],
  ["other seconds, but the same moments", run("a", commands(3, noon)), run("b", commands(3, noon, 150)), true],
  ["one run, whatever is in it", run("a", [], "r1"), run("b", [], "r1"), true],
  ["runs without an id", run("a", []), run("a", []), false],
  ["settings before the clock ran", run("a", beforeTheClock(noon)), run("a", beforeTheClock(later)), false],
  ["another level", run("a", commands(9)), { ...run("a", commands(9)), levelId: "act-1" }, false],
])("%s", (_name, one, other, isShared) => {
  expect(sharedCommands(one, other) !== null).toBe(isShared);
  expect(sharedCommands(other, one) !== null).toBe(isShared);
});
