import type { Clearing, Command, HelpId, Level, Seconds } from "../sim/index.ts";

/** What the badges and stars of a level ask for. */
export interface Goals {
  /** Badge: GPUs that are idle and of no use to those who wait, in the last ten minutes, below this share of all, in [0, 1]. */
  readonly fragmentationBelow: number;
  /** Badge: goodput above this over the level's goodput window, in [0, 1]. */
  readonly goodputAbove: number;
  /** Third star: at most so much more of the measure than the best known play of the same seed has. */
  readonly thirdStar: {
    readonly measure: Measure;
    /** As a share of what the best known play has. */
    readonly within: number;
    /** Beside that, in the measure's unit. */
    readonly slack: number;
  };
  /** Help that is on offer, and the share of that allowance that each costs, in (0, 1]. */
  readonly help: Readonly<Partial<Record<HelpId, number>>>;
}

/** What a run is judged by: the level's goals, and the best known on its seed. */
export interface SeedGoals extends Goals {
  /** Of the third star's measure; null while it is not known. */
  readonly best: number | null;
}

/**
 * What the third star is judged by; the less, the better. disruption: GPU-seconds lost to kills, migrating, taxed and
 * stalled. regret: the expected goodput that the player's settings lacked to the best on offer, the mean from the
 * second contract's offer on, in [0, 1]. training-lost: seconds of the data-parallel job's whole fleet that were not
 * computing for good.
 */
export type Measure = "disruption" | "regret" | "training-lost";

/**
 * A bounded number the student commits to before playing; the debrief compares it with what came of the run.
 * disruption-gpu-hours: the run's disruption. best-interval-seconds: the interval that keeps most under the first
 * storage contract; the run begins with it. first-failure-share: the share of its throughput that a data-parallel job loses
 * to the first failure, in [0, 1].
 */
export interface Prediction {
  readonly metric: "disruption-gpu-hours" | "best-interval-seconds" | "first-failure-share";
  readonly min: number;
  readonly max: number;
}

/** A lever pulled at its time. */
type LeverCommand = Extract<
  Command,
  {
    type:
      | "set-policy"
      | "set-preemption"
      | "set-checkpoint-interval"
      | "choose-storage"
      | "defragment"
      | "set-recovery"
      | "set-batch"
      | "set-routing";
  }
>;

/** What a stored play does; what it names is looked up when its time comes, so that one play fits every seed. */
export type PlayAction =
  | LeverCommand
  /** Places the pending gang in the window that ranks so (from 0), or clears the one it has reserved further. */
  | {
      readonly type: "place";
      readonly rank: number;
      /** cheapest: of killing, moving, and moving with what is stuck killed, what costs least at that moment. */
      readonly clear: Clearing | "cheapest";
      readonly killYoungerThan?: Seconds;
      readonly killStuck?: boolean;
      /** Only if it is booked, or only once it waits; absent: either. */
      readonly only?: "booked" | "waiting";
    }
  /** Empties so many nodes: those with the fewest busy GPUs, all in jobs narrower than a node. */
  | { readonly type: "consolidate"; readonly nodes: number }
  /** Kills every student job that runs. */
  | { readonly type: "kill-all" }
  /** Sets the interval that is best in theory for the contract and the MTTF of that moment, to the minute. */
  | { readonly type: "set-optimal-interval" }
  /**
   * Builds the ring anew from every healthy replica, or only from those in it: by the automatic route, or pod by pod, so
   * that it leaves each pod once. Does nothing if that ring stands already.
   */
  | { readonly type: "route"; readonly by: "automatic" | "pods"; readonly rejoin: boolean }
  /** Puts spares, and with `andEmpty` empty nodes, in the place of failed ones, where the fewest make a replica healthy. */
  | { readonly type: "swap-in-spares"; readonly andEmpty?: boolean }
  /** Leaves out every replica that is slower than most. */
  | { readonly type: "leave-out-slow" };

/** A step of a stored play. */
export interface PlayStep {
  readonly time: Seconds;
  readonly do: PlayAction;
}

/** A way of playing the level that ships with it, and the stars it must get. */
export interface Play {
  readonly id: string;
  /** A contender may be better than the solution on some seeds: the best known of a seed is the best of them all. */
  readonly role: "solution" | "contender" | "anti-solution" | "baseline";
  readonly stars: { readonly atLeast?: number; readonly atMost?: number };
  /** Least share of seeds over which that holds, in [0, 1]. */
  readonly share: number;
  readonly steps: readonly PlayStep[];
}

/** What the pages tell of a level. In its sentences `{name}` stands for a number that is worked out from the level. */
export interface About {
  /** Its place on the start page, from the lowest on. */
  readonly order: number;
  /** What it is counted as, such as "Act I". */
  readonly number: string;
  readonly title: string;
  /** One sentence on its card. */
  readonly summary: string;
  /** What the persona says before the run, a paragraph each. */
  readonly brief: readonly string[];
  /** Ids of the levels that come next once it is won. */
  readonly unlocks: readonly string[];
}

/** A level as it is stored in levels/*.json, checked. */
export interface LevelFile {
  /** The name of the lesson that it is taught by, which brings its zones and pages. */
  readonly lesson: string;
  readonly about: About;
  readonly level: Level;
  readonly goals: Goals;
  readonly prediction: Prediction;
  readonly plays: readonly Play[];
}
