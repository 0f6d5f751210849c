import type { Command } from "./command.ts";
import type { Price } from "./command.ts";
import type { ClauseId, FailureCause, GpuSeconds, JobId, NodeId, Seconds, StorageTierId } from "./level.ts";

interface At {
  readonly time: Seconds;
}

/** Something that happened, past tense, in order. */
export type SimEvent =
  /** A gang is announced: it will join the queue at `arrives`. */
  | (At & { readonly type: "job-booked"; readonly job: JobId; readonly arrives: Seconds })
  | (At & { readonly type: "job-submitted"; readonly job: JobId })
  | (At & { readonly type: "job-started"; readonly job: JobId; readonly waited: Seconds })
  | (At & { readonly type: "job-finished"; readonly job: JobId })
  | (At & {
      readonly type: "jobs-killed";
      readonly jobs: readonly JobId[];
      readonly nodes: readonly NodeId[];
      readonly gpus: number;
      readonly lost: GpuSeconds;
      readonly by: "player" | "preemption";
      /** The gang that took their place, if preempted. */
      readonly forJob: JobId | null;
    })
  /** One job rolled back because of a failure. */
  | (At & {
      readonly type: "job-rolled-back";
      readonly job: JobId;
      readonly lost: GpuSeconds;
      /** The checkpoint that had been begun is void, too. */
      readonly voided: boolean;
    })
  | (At & { readonly type: "checkpoint-started"; readonly job: JobId; readonly until: Seconds })
  /** The pause of an asynchronous checkpoint is over; it is complete, if nothing fails, at `until`. */
  | (At & { readonly type: "checkpoint-drains"; readonly job: JobId; readonly until: Seconds })
  /** A checkpoint is complete. */
  | (At & { readonly type: "checkpoint-written"; readonly job: JobId })
  /** A job restarts where it stands; a failure before `until` starts that anew. */
  | (At & { readonly type: "restart-started"; readonly job: JobId; readonly until: Seconds })
  | (At & { readonly type: "restart-done"; readonly job: JobId })
  /** A failure broke these replicas of a data-parallel job, which is paused from now on. */
  | (At & {
      readonly type: "ring-broken";
      readonly job: JobId;
      readonly replicas: readonly number[];
      readonly lost: GpuSeconds;
    })
  /**
   * Its failure is detected, and it waits: for the player to close its ring, for two healthy replicas that the automatic
   * route could connect, or, rigid, for all nodes.
   */
  | (At & { readonly type: "training-waits"; readonly job: JobId; readonly for: "ring" | "replicas" | "nodes" })
  /** Broken replicas were regrouped; these are healthy again. */
  | (At & { readonly type: "replicas-regrouped"; readonly job: JobId; readonly healthy: readonly number[] })
  /** A replica outside the ring is healthy again and could join. */
  | (At & { readonly type: "replica-ready"; readonly job: JobId; readonly replica: number })
  /** The ring is being built, cold if replicas join whose processes have to start first. */
  | (At & {
      readonly type: "ring-building";
      readonly job: JobId;
      readonly replicas: number;
      readonly cold: boolean;
      readonly until: Seconds;
    })
  /** The job works again, with so many replicas. */
  | (At & { readonly type: "ring-built"; readonly job: JobId; readonly replicas: number })
  /** Something makes every step of a data-parallel job longer; which replica it is shows in their own times. */
  | (At & {
      readonly type: "steps-slowed";
      readonly job: JobId;
      readonly fromSeconds: number;
      readonly toSeconds: number;
    })
  | (At & { readonly type: "storage-offered"; readonly tier: StorageTierId })
  /** From now on a failure somewhere in the hall comes every `mttf` on average. */
  | (At & { readonly type: "hardware-aged"; readonly mttf: Seconds })
  | (At & {
      readonly type: "move-started";
      readonly job: JobId;
      readonly from: readonly NodeId[];
      readonly to: readonly NodeId[];
    })
  | (At & {
      readonly type: "job-migrated";
      readonly job: JobId;
      readonly from: readonly NodeId[];
      readonly to: readonly NodeId[];
    })
  /**
   * A move is off: its job has ended or was stopped, its target failed, or a gang's window was reserved there. Then the
   * job goes elsewhere, or waits for room; with nothing to be done it stays where it is.
   */
  | (At & {
      readonly type: "move-canceled";
      readonly job: JobId;
      readonly reason: "job-ended" | "node-failed" | "window-reserved";
      readonly next: "nothing" | "elsewhere" | "waits";
    })
  /** Jobs that are to move and waited for room have a place now. */
  | (At & { readonly type: "movers-placed"; readonly jobs: readonly JobId[] })
  /** The last of the moves under way is done. */
  | (At & { readonly type: "moves-done" })
  | (At & {
      readonly type: "node-failed";
      readonly node: NodeId;
      readonly cause: FailureCause;
      readonly repairSeconds: Seconds;
      readonly jobs: readonly JobId[];
      readonly lost: GpuSeconds;
    })
  | (At & { readonly type: "node-returned"; readonly node: NodeId })
  /** A player's command took effect, with the price told for it. */
  | (At & {
      readonly type: "command-done";
      readonly command: Command;
      readonly price: Price;
      readonly nodes: readonly NodeId[];
    })
  | (At & { readonly type: "window-reserved"; readonly job: JobId; readonly nodes: readonly NodeId[] })
  | (At & { readonly type: "window-released"; readonly job: JobId })
  /** A gang's window will be empty later than announced: by `until` at the latest; the node is one in it that is down. */
  | (At & {
      readonly type: "window-delayed";
      readonly job: JobId;
      readonly announced: Seconds;
      readonly until: Seconds;
      readonly node: NodeId | null;
    })
  | (At & { readonly type: "defragmentation-started"; readonly until: Seconds; readonly moves: number })
  | (At & { readonly type: "defragmentation-done"; readonly moves: number })
  | (At & { readonly type: "clause-broken"; readonly clause: ClauseId; readonly value: number })
  | (At & { readonly type: "level-ended"; readonly lostBy: ClauseId | null });
