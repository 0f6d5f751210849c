import { createClusterView } from "./cluster-view.ts";
import type { Command, CommandResult, PriceResult } from "./command.ts";
import { dispatch, priceCommand } from "./commands/dispatch.ts";
import { digestOf } from "./digest.ts";
import type { SimEvent } from "./event.ts";
import { scheduleFailures } from "./failures.ts";
import type { JobId, Level, Seconds } from "./level.ts";
import { runTo, settle } from "./run.ts";
import { snapshotOf, stateOf } from "./snapshot/snapshot.ts";
import { beginStint } from "./stints.ts";
import { createState, type SimState } from "./state.ts";
import type { ClusterView, GangWindow } from "./view.ts";
import { reviewWindows } from "./window-bounds.ts";
import { rankWindows } from "./windows.ts";
import { seedWorkload } from "./workload.ts";

/** One run of a level: a pure function of (level, seed, commands). */
export interface Simulation {
  readonly time: Seconds;
  /** Does a command at the present time, or says why not. */
  dispatch(command: Command): CommandResult;
  /** What a command would cost now; changes nothing. */
  price(command: Command): PriceResult;
  /** The cheapest windows for a pending gang that do not overlap by more than half, best first. */
  windows(job: JobId, count: number): readonly GangWindow[];
  /**
   * Runs up to and including `time`, and returns what happened since the last call, oldest first.
   * @throws RangeError for a time that is not whole or lies in the past.
   */
  advanceTo(time: Seconds): readonly SimEvent[];
  /**
   * The same when nobody wants to know what happened, also since the last call.
   * @throws RangeError as above.
   */
  skipTo(time: Seconds): void;
  view(): ClusterView;
  /** 16 hex digits over the whole state; equal iff the runs are equal. */
  digest(): string;
  /** This moment as bytes, for `restoreSimulation` to go on from. */
  snapshot(): Uint8Array;
}

/** Builds a level at time 0. */
export function createSimulation(level: Level, seed: string): Simulation {
  return simulationOf(beginRun(level, seed));
}

/**
 * A run as it stood when its snapshot was taken: whatever is commanded from there on, it goes on as that one does.
 * @throws SnapshotError for what is no snapshot of a run of this level and seed, is damaged, or holds what cannot be.
 */
export function restoreSimulation(level: Level, seed: string, snapshot: Uint8Array): Simulation {
  return simulationOf(stateOf(level, seed, snapshot));
}

/** A level's state at time 0, when everything that happens then has happened. */
export function beginRun(level: Level, seed: string): SimState {
  const state = createState(level, seed);
  seedWorkload(state);
  scheduleFailures(state);
  for (const [index, { offeredAt }] of level.storage.entries()) {
    if (offeredAt > 0) state.future.add(offeredAt, "storage-is-offered", index);
  }
  beginStint(state);
  state.future.add(level.checkEvery, "clauses-are-checked");
  state.future.add(level.duration, "level-ends");
  settle(state);
  runTo(state, 0);
  return state;
}

/** The face of a run: all that the rest of the program may do with its state. */
export function simulationOf(state: SimState): Simulation {
  const view = createClusterView(state);
  return {
    get time() {
      return state.now;
    },
    dispatch: (command) => {
      const result = dispatch(state, command);
      settle(state);
      // What takes no time is over before the next command, whether or not the clock is read in between.
      runTo(state, state.now);
      reviewWindows(state);
      return result;
    },
    price: (command) => priceCommand(state, command),
    windows: (job, count) => rankWindows(state, job, count),
    advanceTo: (time) => {
      advanceTo(state, time, true);
      const { events } = state;
      state.events = [];
      return events;
    },
    skipTo(time) {
      advanceTo(state, time, false);
      state.events = [];
    },
    view: () => view,
    digest: () => digestOf(state),
    snapshot: () => snapshotOf(state),
  };
}

function advanceTo(state: SimState, time: Seconds, isHeard: boolean): void {
  if (!Number.isInteger(time) || time < state.now) throw new RangeError(`cannot advance from ${state.now} to ${time}`);
  runTo(state, time, isHeard);
}
