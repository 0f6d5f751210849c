import type {
  BatchRule,
  GpuSeconds,
  JobId,
  NodeId,
  PolicyId,
  RecoveryMode,
  Routing,
  Seconds,
  StorageTierId,
} from "./level.ts";

/** How the nodes under a gang's reserved window are emptied. */
export type Clearing = "kill" | "migrate" | "drain";

/**
 * What a player can ask to be shown. windows: the cheapest places for a gang, ranked. hint-1 to hint-3: what to do next,
 * from a nudge to the button.
 */
export type HelpId = "windows" | "hint-1" | "hint-2" | "hint-3";

/** Everything a player can do. */
export type Command =
  | { readonly type: "set-policy"; readonly policy: PolicyId }
  | { readonly type: "set-preemption"; readonly on: boolean }
  /**
   * Jobs that start from now on, and those that save already, save after this much progress, counted from their last
   * checkpoint; null: new ones never do, nor do those that follow the lever.
   */
  | { readonly type: "set-checkpoint-interval"; readonly interval: Seconds | null }
  /** Changes the storage contract; an interval that the new one does not bear becomes its shortest. */
  | { readonly type: "choose-storage"; readonly tier: StorageTierId }
  | { readonly type: "defragment" }
  | { readonly type: "drain"; readonly nodes: readonly NodeId[] }
  | { readonly type: "undrain"; readonly nodes: readonly NodeId[] }
  | { readonly type: "kill"; readonly jobs: readonly JobId[] }
  /** Moves jobs onto the named nodes, or, without `to`, wherever they pack best outside the nodes they leave. */
  | { readonly type: "migrate"; readonly jobs: readonly JobId[]; readonly to?: readonly NodeId[] }
  /**
   * Reserves a window of consecutive nodes for a pending gang and clears it; the gang starts when the window is empty.
   * With `migrate`, jobs younger than `killYoungerThan` are killed instead of moved, and with `killStuck` so are those
   * that cannot be placed elsewhere; otherwise these run on until they end, or are moved as soon as there is room.
   */
  | {
      readonly type: "place-gang";
      readonly job: JobId;
      readonly firstNode: NodeId;
      readonly clear: Clearing;
      readonly killYoungerThan?: Seconds;
      readonly killStuck?: boolean;
    }
  /** Gives a gang's reserved window back. */
  | { readonly type: "release-window"; readonly job: JobId }
  /**
   * This and the next four command a data-parallel job: the one that `job` names, or else the level's first. What it does
   * when a node of it fails, from now on. One that waits for nodes after a crash goes on
   * with the replicas it has; switching to regroup combines broken replicas at once.
   */
  | { readonly type: "set-recovery"; readonly job?: JobId; readonly mode: RecoveryMode }
  | { readonly type: "set-batch"; readonly job?: JobId; readonly rule: BatchRule }
  | { readonly type: "set-routing"; readonly job?: JobId; readonly routing: Routing }
  /**
   * Sends the job's gradients around these replicas, in this order and back to the first. Whole replicas
   * that are not named are left out, and healthy ones outside the ring that are named join; the job is paused while the
   * ring is built.
   */
  | { readonly type: "set-ring"; readonly job?: JobId; readonly order: readonly number[] }
  /** Takes help that the level puts a price on, once for the whole run; it changes nothing else. */
  | { readonly type: "take-help"; readonly help: HelpId }
  /** Puts other nodes in the place of these of the job: its spares first, then empty ones near by. */
  | { readonly type: "swap-nodes"; readonly job?: JobId; readonly nodes: readonly NodeId[] };

/** Why a command cannot be done. The words are in text/. */
export type Refusal =
  | "over"
  | "observing"
  | "defragmenting"
  | "moves-under-way"
  | "nothing-to-do"
  | "unknown-job"
  | "unknown-node"
  | "not-running"
  | "not-pending"
  | "not-a-gang"
  | "already-moving"
  | "no-room"
  | "spans-nodes"
  | "outside-pod"
  | "node-down"
  | "node-drained"
  | "window-taken"
  | "no-window"
  | "bad-interval"
  | "not-offered"
  | "policy-not-offered"
  | "no-gain"
  | "not-data-parallel"
  | "data-parallel"
  | "bad-ring"
  | "broken-replica"
  | "ring-open"
  | "not-its-node"
  | "no-spares";

export type CommandResult = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** What a command would cost and free, told before it is done. */
export interface Price {
  /** Work lost by killing. */
  readonly lostToKills: GpuSeconds;
  /** GPU-seconds both ends of the copies are held, of those that wait for room, too. */
  readonly migrating: GpuSeconds;
  /** Tax on what the moved jobs, and those that wait for room, still have to do, by their owners' estimates. */
  readonly tax: GpuSeconds;
  /** GPU-seconds that jobs are paused without being copied. */
  readonly stalled: GpuSeconds;
  /** GPU-seconds that a data-parallel job is paused while its ring is built. */
  readonly restarting: GpuSeconds;
  /** Sum of the above. */
  readonly total: GpuSeconds;
  /** Of the above, and of setting up a storage contract. */
  readonly dollars: number;
  /** Until the command has done all it does; null if that waits: for jobs to end, for nodes, or for a ring drawn by hand. */
  readonly seconds: Seconds | null;
  /** Until the last of its copies is done, after those that are under way or queued already; 0 if it copies nothing. */
  readonly copiesDoneIn: Seconds;
  readonly kills: { readonly jobs: number; readonly gpus: number };
  readonly moves: { readonly jobs: number; readonly gpus: number };
  /** Jobs in the way that the command leaves running, and by when the last of all in the way is gone by its estimate. */
  readonly stays: { readonly jobs: number; readonly gpus: number; readonly lastEnds: Seconds };
  /** Those of them that are moved as soon as there is room. */
  readonly waits: { readonly jobs: number; readonly gpus: number };
  /** What will be empty because of it. */
  readonly frees: { readonly gpus: number; readonly nodes: number };
}

export type PriceResult =
  | { readonly ok: true; readonly price: Price }
  | { readonly ok: false; readonly refusal: Refusal };
