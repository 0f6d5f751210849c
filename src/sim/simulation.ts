import type { Command, CommandResult, PriceResult } from "./command.ts";
import type { SimEvent } from "./event.ts";
import type { JobId, Level, Seconds } from "./level.ts";
import type { ClusterView, GangWindow } from "./view.ts";

/** One run of a level: a pure function of (level, seed, commands). */
export interface Simulation {
  readonly time: Seconds;
  /** Does a command at the present time, or says why not. */
  dispatch(command: Command): CommandResult;
  /** What a command would cost now; changes nothing. */
  price(command: Command): PriceResult;
  /** The cheapest windows for a pending gang that do not overlap by more than half, best first. */
  windows(job: JobId, count: number): readonly GangWindow[];
  /** Runs up to and including `time`, and returns what happened since the last call, oldest first. */
  advanceTo(time: Seconds): readonly SimEvent[];
  view(): ClusterView;
  /** 16 hex digits over the whole state; equal iff the runs are equal. */
  digest(): string;
}

/** Builds a level at time 0. */
export function createSimulation(_level: Level, _seed: string): Simulation {
  throw new RangeError("not built yet");
}
