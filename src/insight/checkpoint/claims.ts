import type { Seconds } from "../../sim/index.ts";

/** The numbers of a structured rationale, seconds; null where nothing has been filled in. */
export interface Claims {
  /** How long a checkpoint takes. */
  readonly checkpoint: Seconds | null;
  readonly mttf: Seconds | null;
  /** The interval chosen. */
  readonly interval: Seconds | null;
}
