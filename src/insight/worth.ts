import type { ClusterView, GpuSeconds } from "../sim/index.ts";
import { gpuDollars } from "./hall-time.ts";

/** What a run has been worth by now. */
export interface Worth {
  readonly useful: GpuSeconds;
  /** That work at the level's price of a GPU-hour, less what storage and violated SLOs cost. */
  readonly dollars: number;
}

/** Useful work that is kept: a training job's counts once it is saved. */
export function keptWork({ ledger, stints }: Pick<ClusterView, "ledger" | "stints">): GpuSeconds {
  return ledger.useful - stints.reduce((sum, { open }) => sum + open, 0);
}

/** Reads off a run what it has been worth. */
export function worthOf(view: ClusterView): Worth {
  const useful = keptWork(view);
  const besidesGpus = view.metrics.tcoDollars - gpuDollars(view, view.ledger.capacity);
  return { useful, dollars: gpuDollars(view, useful) - besidesGpus };
}
