import type { ClusterView, GpuSeconds, Seconds } from "../sim/index.ts";

/** GPU-seconds of the whole hall as seconds of its time. */
export function hallTime(view: Pick<ClusterView, "gpuCount">, spent: GpuSeconds): Seconds {
  return spent / view.gpuCount;
}

/** What GPU-seconds cost, without storage. */
export function gpuDollars(view: ClusterView, spent: GpuSeconds): number {
  return (spent / 3600) * view.level.prices.gpuHourDollars;
}
