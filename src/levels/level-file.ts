import type { Clearing, Command, GpuSeconds, Level, Seconds } from "../sim/index.ts";

/** What the badges and stars of a level ask for. */
export interface Goals {
  /** Badge: mean fragmentation of the last ten minutes below this share of the idle GPUs, in [0, 1]. */
  readonly fragmentationBelow: number;
  /** Badge: goodput above this, in [0, 1]. */
  readonly goodputAbove: number;
  /** Third star: at most this disruption (lost to kills + migrating + tax + stalled). */
  readonly threeStarDisruption: GpuSeconds;
}

/** A bounded number the student commits to before playing; the debrief compares it with `metric` of the run. */
export interface Prediction {
  readonly metric: "disruption-gpu-hours";
  readonly min: number;
  readonly max: number;
}

/** A lever pulled at its time. */
type LeverCommand = Extract<
  Command,
  { type: "set-policy" | "set-preemption" | "set-checkpoint-interval" | "defragment" }
>;

/** What a stored play does; what it names is looked up when its time comes, so that one play fits every seed. */
export type PlayAction =
  | LeverCommand
  /** Places the pending gang in the window that ranks so (from 0), or clears the one it has reserved further. */
  | {
      readonly type: "place";
      readonly rank: number;
      readonly clear: Clearing;
      readonly killYoungerThan?: Seconds;
      readonly killStuck?: boolean;
    }
  /** Empties so many nodes: those with the fewest busy GPUs, all in jobs narrower than a node. */
  | { readonly type: "consolidate"; readonly nodes: number }
  /** Kills every student job that runs. */
  | { readonly type: "kill-all" };

/** A step of a stored play. */
export interface PlayStep {
  readonly time: Seconds;
  readonly do: PlayAction;
}

/** A way of playing the level that ships with it, and the stars it must get. */
export interface Play {
  readonly id: string;
  readonly role: "solution" | "anti-solution" | "baseline";
  readonly stars: { readonly atLeast?: number; readonly atMost?: number };
  /** Least share of seeds over which that holds, in [0, 1]. */
  readonly share: number;
  readonly steps: readonly PlayStep[];
}

/** A level as it is stored in levels/*.json, checked. */
export interface LevelFile {
  readonly level: Level;
  readonly goals: Goals;
  readonly prediction: Prediction;
  readonly plays: readonly Play[];
}
