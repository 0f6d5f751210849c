import type { ClusterView, GpuSeconds } from "../sim/index.ts";
import { usefulParts } from "./checkpoint/training.ts";
import { gpuDollars } from "./hall-time.ts";

/** What a run has been worth by now. */
export interface Worth {
  /** Work that is kept: a training job's counts once it is saved. */
  readonly useful: GpuSeconds;
  /** That work at the level's price of a GPU-hour, less what storage and violated SLOs cost. */
  readonly dollars: number;
}

/** Reads off a run what it has been worth. */
export function worthOf(view: ClusterView): Worth {
  const useful = usefulParts(view).kept;
  const besidesGpus = view.metrics.tcoDollars - gpuDollars(view, view.ledger.capacity);
  return { useful, dollars: gpuDollars(view, useful) - besidesGpus };
}
