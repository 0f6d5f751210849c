import type { Command, GpuSeconds, Level, Seconds } from "../sim/index.ts";

/** What the badges and stars of a level ask for. */
export interface Goals {
  /** Badge: fragmentation below this share of the idle GPUs, in [0, 1]. */
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

/** A step of a stored play: a command, or one whose gang and window are looked up when its time comes. */
export type PlayStep =
  | { readonly time: Seconds; readonly command: Command }
  | {
      readonly time: Seconds;
      readonly place: {
        readonly job: string;
        /** Rank in the list of cheapest windows, from 0. */
        readonly window: number;
        readonly clear: "kill" | "migrate" | "drain";
        readonly killYoungerThan?: Seconds;
        readonly killStuck?: boolean;
      };
    }
  /** Kills every student job that runs. */
  | { readonly time: Seconds; readonly killAll: true };

/** A way of playing the level that ships with it, and the stars it must get. */
export interface Play {
  readonly id: string;
  readonly role: "solution" | "anti-solution" | "baseline";
  readonly stars: { readonly atLeast?: number; readonly atMost?: number };
  /** Share of seeds over which that must hold, in [0, 1]. */
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
