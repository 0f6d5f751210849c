import { CountingMachine } from "./counting-machine.ts";
import type { Host } from "./host.ts";
import type { CanHold } from "./intake.ts";
import type { Jobs } from "./jobs.ts";
import { NodeMachine } from "./node-machine.ts";

/** A machine of so many interchangeable processors, or of nodes of so many GPUs each. */
export type MachineSize = { readonly processors: number } | { readonly nodes: number; readonly gpusPerNode: number };

/** All of its processors or GPUs. */
export function processorsOf(size: MachineSize): number {
  return "processors" in size ? size.processors : size.nodes * size.gpusPerNode;
}

/** Whether a job so wide fits on the empty machine; one that is wider than a node takes whole ones. */
export function canHoldOf(size: MachineSize): CanHold {
  if ("processors" in size) return (width) => width <= size.processors;
  return (width) => width <= size.gpusPerNode || Math.ceil(width / size.gpusPerNode) <= size.nodes;
}

/** An empty machine of that size for these jobs. */
export function hostOf(size: MachineSize, jobs: Jobs): Host {
  if ("processors" in size) return new CountingMachine(jobs, size.processors);
  return new NodeMachine(jobs, size.nodes, size.gpusPerNode);
}
