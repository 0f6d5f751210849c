import { describe, expect, test } from "vitest";
import { auditLevel } from "../../../src/insight/report/check-backing.ts";
import { contrastsOf } from "../../../src/insight/report/contrasts.ts";
import { leversOf, leversOn } from "../../../src/insight/report/levers.ts";
import { spokenClaims } from "../../../src/insight/report/named-levers.ts";
import type { RunRecord } from "../../../src/replay/run-record.ts";
import type { Command } from "../../../src/sim/index.ts";
import { auditText, claimedName, leverValue } from "../../../src/text/report.ts";
import { act1File, act2File, act3File } from "../../levels/level-files.ts";
import { aReplay } from "../../replay/a-replay.ts";

const { level: act1 } = act1File;
const { level: act2 } = act2File;
const { level: act3 } = act3File;

const bestFit: Command = { type: "set-policy", policy: "best-fit" };
const drain: Command = { type: "drain", nodes: [1] };

function run(id: string, seed: string, ...commands: readonly (readonly [number, Command])[]): RunRecord {
  return { ...aReplay, id, seed, commands: commands.map(([time, command]) => ({ time, command })) };
}

describe("the levers that a run had", () => {
  const valuesOf = (level: typeof act1, lever: Parameters<typeof leverValue>[0], ...commands: [number, Command][]) => [
    ...(leversOf(level, run("r", "s", ...commands).commands).get(lever) ?? []),
  ];

  test("are the settings that were in force, not one that was set otherwise at the same moment", () => {
    expect(valuesOf(act1, "policy")).toEqual(["fcfs"]);
    expect(valuesOf(act1, "policy", [600, bestFit])).toEqual(["fcfs", "best-fit"]);
    expect(valuesOf(act1, "policy", [0, bestFit])).toEqual(["best-fit"]);
    expect(valuesOf(act2, "interval", [0, { type: "set-checkpoint-interval", interval: 3600 }])).toEqual(["3600"]);
  });

  test("follow what another lever does to them", () => {
    const preemption: Command = { type: "set-policy", policy: "preemption" };
    expect(valuesOf(act1, "preemption", [0, preemption])).toEqual(["on"]);
    expect(valuesOf(act1, "preemption", [0, preemption], [60, bestFit])).toEqual(["on", "off"]);
  });

  test("are pulled by what does the same by another name", () => {
    const place: Command = { type: "place-gang", job: 3, firstNode: 0, clear: "migrate", killYoungerThan: 600 };
    const levers = ["migrate", "kill", "drain"] as const;
    expect(levers.map((lever) => valuesOf(act1, lever, [9, place])[0])).toEqual(["used", "used", "unused"]);
  });

  test("are those that mean something on its level", () => {
    expect(leversOn(act1)).not.toContain("recovery");
    expect(leversOn(act2)).toEqual(["interval", "storage"]);
    expect(leversOn(act3)).toEqual(["recovery", "batch", "routing", "ring", "swap"]);
  });
});

describe("a lever is tested by two runs of one seed that differ in it", () => {
  const seedsOf = (lever: string, runs: readonly RunRecord[]) =>
    contrastsOf(act1, runs)
      .find((one) => one.lever === lever)
      ?.seeds.map(({ seed, isAlone }) => [seed, isAlone]);

  test("alone, where they differ in nothing else", () => {
    const runs = [run("a", "monday"), run("b", "monday", [0, bestFit]), run("c", "tuesday", [0, bestFit])];
    expect(seedsOf("policy", runs)).toEqual([["monday", true]]);
    const [contrast] = contrastsOf(act1, runs);
    expect(contrast?.seeds[0]?.variants.map(({ values, runs: of }) => [values, of.map(({ id }) => id)])).toEqual([
      [["fcfs"], ["a"]],
      [["best-fit"], ["b"]],
    ]);
  });

  test("not alone, where other levers differ, too", () => {
    const runs = [run("a", "monday"), run("b", "monday", [0, bestFit], [9, drain])];
    expect(seedsOf("policy", runs)).toEqual([["monday", false]]);
    expect(seedsOf("drain", runs)).toEqual([["monday", false]]);
    expect(seedsOf("drain", [...runs, run("c", "monday", [0, bestFit])])).toEqual([["monday", true]]);
  });

  test("never, where runs are of different seeds or all had the same; a lever that nobody touched is no line", () => {
    expect(seedsOf("policy", [run("a", "monday"), run("c", "tuesday", [0, bestFit])])).toEqual([]);
    expect(seedsOf("policy", [run("b", "monday", [0, bestFit]), run("c", "monday", [0, bestFit])])).toEqual([]);
    expect(seedsOf("kill", [run("a", "monday"), run("b", "monday", [0, bestFit])])).toBeUndefined();
    expect(contrastsOf(act1, [])).toEqual([]);
  });
});

describe("claims are found by words that can hardly be meant otherwise", () => {
  test.each([
    [act1, "Best-Fit helps because what fits starts.", ["policy best-fit"]],
    [act1, "FCFS starves the many; EASY is better.", ["policy fcfs", "policy easy"]],
    [act1, "Killing the young was cheaper than moving jobs.", ["kill used", "migrate used"]],
    [act1, "The kill switch costs more.", ["preemption on"]],
    [act2, "A shorter interval wins because failures cost more.", ["interval null"]],
    [act2, "In-memory storage was worth it.", ["storage in-memory"]],
    [act3, "Regroup loses less than rigid.", ["recovery rigid", "recovery regroup"]],
    // What was done, not what it does.
    [act1, "I chose Best-Fit at 09:15.", []],
    // No lever at all.
    [act1, "It was easy, because the giant could move in at once.", []],
    [act1, "The skill is to wait, and it is best fitted to Mondays.", []],
    // Not of this level.
    [act1, "Elastic is better.", []],
    [act1, "", []],
  ])("%#: %s", (level, text, found) => {
    expect(spokenClaims(level, text).map(({ lever, value }) => `${lever} ${value}`)).toEqual(found);
  });
});

describe("a claim is backed by runs of one seed with it and without it", () => {
  const says = (rationale: string | null, interval: number | null = null) => [
    { id: "b", rationale, claims: interval === null ? null : { checkpoint: null, mttf: null, interval } },
  ];

  test("and flagged where there are none", () => {
    const [claim] = auditLevel(act1, [run("b", "monday", [0, bestFit])], says("Best-Fit helps.")).claims;
    expect(claim).toMatchObject({ sentence: "Best-Fit helps.", seeds: [], run: "b" });
    expect(auditText.unbacked(claimedName("policy", "best-fit"))).toBe(
      "No run of yours backs this. You name Best-Fit: you never ran the same seed without it.",
    );
  });

  test("of other runs than the one that claims it, too", () => {
    const kept = [run("b", "monday", [0, bestFit]), run("c", "tuesday", [9, bestFit]), run("d", "tuesday")];
    // The run of Tuesday that changed the policy had both: without it was only the other.
    expect(auditLevel(act1, kept, says("Best-Fit helps.")).claims).toMatchObject([
      { seeds: ["tuesday"], isAlone: true },
    ]);
    expect(auditLevel(act1, kept, says("FCFS is worse.")).claims).toMatchObject([{ seeds: [] }]);
  });

  test("the number of an interval claims that it was compared with another", () => {
    const every = (interval: number): Command => ({ type: "set-checkpoint-interval", interval });
    const kept = [run("a", "monday", [0, every(3600)]), run("b", "monday", [0, every(4800)])];
    expect(auditLevel(act2, kept, says(null, 4800)).claims).toMatchObject([
      { lever: "interval", sentence: null, seeds: ["monday"], isAlone: true },
    ]);
    expect(auditLevel(act2, kept.slice(1), says(null, 4800)).claims).toMatchObject([{ seeds: [] }]);
  });
});

test("settings have names that people read", () => {
  expect(leverValue("interval", "4800")).toBe("every 1 h 20 min");
  expect(leverValue("interval", "never")).toBe("never saving");
  expect(leverValue("storage", "in-memory")).toBe("In-memory, async");
  expect(claimedName("kill", "used")).toBe("killing");
});
