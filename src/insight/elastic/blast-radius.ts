import type { GpuSeconds } from "../../sim/index.ts";

/** What the first failure did to a data-parallel job that went on without the replicas it broke. */
export interface BlastCase {
  /** Numbers of the replicas it broke, ascending. */
  readonly broken: readonly number[];
  readonly nodesDown: number;
  /** GPU-seconds of the broken replicas, their failed nodes and their healthy ones, that did nothing because of it. */
  readonly gpuSecondsStalled: GpuSeconds;
  /** GPU-seconds that all nodes together were paused until the ring was built. */
  readonly pauseGpuSeconds: GpuSeconds;
  /** Of the tokens that the job would have trained on without it, in [0, 1]. */
  readonly shareLost: number;
}

/** The same failure of the same seed, its nodes in as many replicas as can be, and in as few. */
export interface BlastRadius {
  readonly spread: BlastCase;
  readonly packed: BlastCase;
}
