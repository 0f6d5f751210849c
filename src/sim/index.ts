/** The core's public face: nothing else in sim/ is imported from outside. */
export type * from "./level.ts";
export type * from "./command.ts";
export type * from "./event.ts";
export type * from "./view.ts";
export { GpuState } from "./view.ts";
export { createSimulation, restoreSimulation, type Simulation } from "./simulation.ts";
export { SnapshotError } from "./snapshot/snapshot-error.ts";
export { medianCompute, slowReplicas } from "./elastic/slow.ts";
export { secondsBySize } from "./elastic/ring.ts";
export { offeredPolicies, policyIds } from "./policies/policy-ids.ts";
export { simVersion } from "./sim-version.ts";
