import type { Questions } from "../insight/asking.ts";
import type { ClusterView } from "../sim/index.ts";

/** What the slider of a prediction can be set to. */
export interface PredictScale {
  /** Positions are whole numbers in [0, steps]. */
  readonly steps: number;
  /** The value at a position, in the unit of what is predicted. */
  at(position: number): number;
  format(value: number): string;
  /** Where a page key leads from a position; left to the browser without it. */
  page?(position: number, direction: 1 | -1): number;
}

/** Questions of a run, and how they are put. */
export interface Asking extends Questions {
  /** What a question is about, in a few words; null where it is none of the lesson's. */
  what(id: string): string | null;
  /** An answer in words. */
  format(id: string, value: number): string;
  /** The question, one line of why it is asked, and what may be answered. */
  ask(
    id: string,
    view: ClusterView,
  ): { readonly question: string; readonly why: string; readonly scale: PredictScale } | null;
}
