import type { TimedCommand } from "../../replay/run-record.ts";
import type { Command, GpuSeconds, Refusal, Seconds } from "../../sim/index.ts";

/** What is done otherwise with one decision of a run, all others as they were. */
export type Change =
  | { readonly kind: "left-out" }
  | { readonly kind: "moved"; readonly to: Seconds }
  | { readonly kind: "replaced"; readonly by: Command };

/** One of the run's other commands that could not be done any more, and was skipped. */
export interface Skipped extends TimedCommand {
  readonly refusal: Refusal;
}

/** The same seed, played to the level's end with one decision changed; differences are to the run as it was played. */
export interface Trial {
  readonly change: Change;
  /** Work kept more; negative: less. */
  readonly useful: GpuSeconds;
  /** Worth more: the work at the level's price, and storage and SLOs. */
  readonly dollars: number;
  /** Of the level's measure, in its unit. */
  readonly measure: number;
  readonly stars: 0 | 1 | 2 | 3;
  /** Whether no figure of the run's end differs. */
  readonly isSame: boolean;
  readonly skipped: readonly Skipped[];
}

/** A command of the run, and what came of changing it. */
export interface Decision extends TimedCommand {
  /** Its place among the run's commands. */
  readonly index: number;
  /** Left out first. */
  readonly trials: readonly Trial[];
  /** Whether all that is tried with it has been. */
  readonly isDone: boolean;
}
