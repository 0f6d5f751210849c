import type { PolicyName } from "../../sched/policies.ts";
import type { DropReason } from "../../trace/intake.ts";
import type { MachineSize } from "../../trace/machine-size.ts";
import type { Statistics } from "../../trace/statistics.ts";

/** What one policy made of a trace; times in seconds, utilization in [0, 1]. */
export interface PolicyResult extends Statistics {
  readonly policy: PolicyName;
}

/** What `fleet trace --json` prints. */
export interface TraceResult {
  readonly file: string;
  readonly machine: MachineSize;
  readonly estimates: "user" | "perfect";
  /** Jobs that were replayed. */
  readonly jobs: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Of those replayed, jobs without a requested time: their run time stood in for it. */
  readonly withoutEstimate: number;
  readonly results: readonly PolicyResult[];
  /** Of the whole process so far, seconds. */
  readonly wallSeconds: number;
  /** Of all its threads, in user mode and in the system. */
  readonly cpuSeconds: number;
  readonly peakMemoryBytes: number;
}
