import type { ElasticView, JobView } from "../../../sim/index.ts";
import type { WavingJob } from "../../../view/training-waves.ts";

/** Says when the whole job is shown to be paused. */
export interface Stall {
  readonly shown: boolean;
  /** Reads the stage at `now`, in real seconds; returns whether what is shown changed. */
  advance(stage: ElasticView["stage"], now: number): boolean;
}

/** A stall shorter than this, real seconds, is not shown: at high speed it would be a flash of the whole hall. */
const shortest = 0.2;
/** The least time between two changes, real seconds: at most one flash a second in the sense of WCAG 2.2 (2.3.1). */
const between = 0.6;

/** Starts with a job at work. */
export function createStall(): Stall {
  let shown = false;
  let changedAt = -Infinity;
  let since: number | null = null;
  return {
    get shown() {
      return shown;
    },
    advance(stage, now) {
      if (stage === "working") since = null;
      else since ??= now;
      const next = since !== null && now - since >= shortest;
      if (next === shown || now - changedAt < between) return false;
      shown = next;
      changedAt = now;
      return true;
    },
  };
}

/** Where replicas are paused, their own lamps show it, not a wave over all of them. */
export function withoutStall({ id, nodes, gpus, phase, phaseStart, phaseEnds, drainEnds }: JobView): WavingJob {
  return { id, nodes, gpus, phase: phase === "restarting" ? "stalled" : phase, phaseStart, phaseEnds, drainEnds };
}
