import { describe, expect, test } from "vitest";
import { createReplayer } from "../../src/analysis/replayer.ts";
import { tryDecisions } from "../../src/analysis/try-decisions.ts";
import type { Decision, Trial } from "../../src/insight/decisions/decision.ts";
import { rankDecisions } from "../../src/insight/decisions/rank-decisions.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { playCommands } from "../../src/replay/play-commands.ts";
import type { TimedCommand } from "../../src/replay/run-record.ts";
import { createSimulation, type Level } from "../../src/sim/index.ts";
import { act1File } from "../levels/level-files.ts";
import { smallFile, smallLevel } from "../replay/small-level.ts";
import { buildLevel } from "../sim/build-level.ts";

const seed = "seed";

/** A level as a file, without what a trial does not read. */
function fileOf(level: Level): LevelFile {
  return { ...act1File, level, goals: smallFile.goals, plays: [] };
}

function trySmall(level: Level, commands: readonly TimedCommand[], workers = 1): Decision[] {
  const found: Decision[] = [];
  for (let worker = 0; worker < workers; worker++) {
    tryDecisions({ file: fileOf(level), seed, commands, worker, workers }, (decision) => {
      found[decision.index] = decision;
    });
  }
  return found;
}

function leftOut(decision: Decision | undefined): Trial | undefined {
  return decision?.trials.find(({ change }) => change.kind === "left-out");
}

/** Two jobs that never save and outlast the level: a kill loses all that the job has done. */
const twoJobs = buildLevel({
  jobs: ["first", "second"].map((name) => ({
    name,
    priority: "student",
    gpus: 8,
    contiguous: false,
    arrives: 0,
    runSeconds: 50_000,
    estimateSeconds: 50_000,
    checkpointInterval: null,
  })),
});

/** Detecting and rescheduling: a job that saved nothing has nothing to load. */
const restart = twoJobs.restart.detectSeconds + twoJobs.restart.rescheduleSeconds;

describe("trying the decisions of a run", () => {
  test("the dearest decision is the kill that loses most, to the GPU-second", () => {
    const commands: TimedCommand[] = [
      { time: 500, command: { type: "kill", jobs: [0] } },
      { time: 1000, command: { type: "set-policy", policy: "fcfs" } },
      { time: 3000, command: { type: "kill", jobs: [1] } },
    ];
    const decisions = trySmall(twoJobs, commands);
    const { dearest, best, idle } = rankDecisions(decisions, 0);
    expect(dearest.map(({ decision }) => decision.index).slice(0, 2)).toEqual([2, 0]);
    expect(leftOut(decisions[0])?.useful).toBe(8 * (500 + restart));
    expect(leftOut(decisions[2])?.useful).toBe(8 * (3000 + restart));
    expect(leftOut(decisions[2])?.dollars).toBeCloseTo((8 * (3000 + restart) * 3) / 3600);
    expect(best).toEqual([]);
    expect(idle.map(({ decision }) => decision.index)).toEqual([1]);
  });

  test("a kill that comes earlier loses less, and is told as moved", () => {
    const [decision] = trySmall(twoJobs, [{ time: 3000, command: { type: "kill", jobs: [1] } }]);
    const moved = decision?.trials.flatMap(({ change, useful }) =>
      change.kind === "moved" ? [[change.to, useful]] : [],
    );
    expect(moved).toEqual([2100, 2700, 3300, 3900].map((to) => [to, 8 * (3000 - to)]));
  });

  test("a command that cannot be done without the one left out is skipped, and said", () => {
    const commands: TimedCommand[] = [
      { time: 10, command: { type: "drain", nodes: [7] } },
      { time: 20, command: { type: "undrain", nodes: [7] } },
    ];
    const [drain] = trySmall(twoJobs, commands);
    const without = leftOut(drain);
    expect(without?.skipped).toEqual([{ ...commands[1], refusal: "nothing-to-do" }]);
    expect(without?.isSame).toBe(true);
  });

  test("several workers find what one does", () => {
    const commands: TimedCommand[] = [
      { time: 100, command: { type: "set-policy", policy: "best-fit" } },
      { time: 900, command: { type: "set-checkpoint-interval", interval: 600 } },
      { time: 1300, command: { type: "set-preemption", on: true } },
    ];
    expect(trySmall(smallLevel, commands, 2)).toEqual(trySmall(smallLevel, commands));
  });

  test("what is better has to keep the stars", () => {
    const trial = { dollars: 0, measure: 0, isSame: false, skipped: [] };
    const decision: Decision = {
      index: 0,
      time: 0,
      command: { type: "defragment" },
      isDone: true,
      trials: [
        { ...trial, change: { kind: "left-out" }, useful: 900, stars: 1 },
        { ...trial, change: { kind: "moved", to: 10 }, useful: 30, stars: 2 },
      ],
    };
    expect(rankDecisions([decision], 2).dearest.map(({ trial: { useful } }) => useful)).toEqual([30]);
    expect(rankDecisions([decision], 1).dearest.map(({ trial: { useful } }) => useful)).toEqual([900]);
  });
});

test("a run that is gone on with from a station is the run played whole", () => {
  const commands: TimedCommand[] = [
    { time: 0, command: { type: "set-policy", policy: "best-fit" } },
    { time: 450, command: { type: "set-checkpoint-interval", interval: 300 } },
    { time: 450, command: { type: "set-preemption", on: true } },
    { time: 2000, command: { type: "drain", nodes: [1, 2] } },
    { time: 5000, command: { type: "defragment" } },
  ];
  const replayer = createReplayer(smallLevel, seed, commands);
  const whole = (list: readonly TimedCommand[], until: number): string => {
    const simulation = createSimulation(smallLevel, seed);
    playCommands(simulation, list, until);
    return simulation.digest();
  };
  const late: TimedCommand = { time: 6000, command: { type: "set-preemption", on: false } };
  const lists = [commands, [...commands, late], ...commands.map((_, index) => commands.toSpliced(index, 1))];
  for (const list of lists) {
    expect(replayer.play(list).simulation.digest()).toBe(whole(list, smallLevel.duration));
  }
  for (const [index, { time }] of commands.entries()) {
    expect(replayer.before(index).digest()).toBe(whole(commands.slice(0, index), time));
  }
});
