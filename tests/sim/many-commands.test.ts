import { expect, test } from "vitest";
import type { Command, Level } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { crowdedLevel, trainingLevel } from "./crowded-level.ts";

const commands = 2500;

/** Each of them gives the jobs that it reaches a new end of their phase. */
const repeated: readonly (readonly [what: string, level: Level, command: (nth: number) => Command])[] = [
  ["students who save", crowdedLevel, (nth) => ({ type: "set-checkpoint-interval", interval: 300 + (nth % 2) })],
  ["jobs that train", trainingLevel, (nth) => ({ type: "set-checkpoint-interval", interval: 300 + (nth % 2) })],
];

test.each(repeated)(
  `${commands} commands leave no more in the list than what may still happen: %s`,
  (_what, level, command) => {
    const state = beginRun(level, "s");
    const simulation = simulationOf(state);
    simulation.advanceTo(3000);
    const before = state.future.size;
    for (let nth = 0; nth < commands; nth++) simulation.dispatch(command(nth));
    // A running job ends its phase once, and drains once; every node fails or returns once.
    const mayHappen = 2 * state.running.size + 2 * state.hall.nodeCount + level.failures.scripted.length + 10;
    expect(before).toBeLessThan(2 * mayHappen);
    expect(state.future.size).toBeLessThan(2 * mayHappen);
    expect(state.future.inOrder().length).toBeLessThan(mayHappen);
  },
);
