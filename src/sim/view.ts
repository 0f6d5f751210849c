import type { HelpId, Price } from "./command.ts";
import type {
  BatchRule,
  ClauseId,
  GpuSeconds,
  JobId,
  Level,
  NodeId,
  PolicyId,
  PriorityClass,
  RecoveryMode,
  Routing,
  Seconds,
  StorageTierId,
} from "./level.ts";
import type { Bytes, Integers } from "./nodes.ts";

/** Waits of students in whole seconds: of those that have started, and so far of those that still wait. */
export interface Waits {
  readonly mean: Seconds;
  readonly p95: Seconds;
  readonly longest: Seconds;
}

/** What one GPU does. `wasted` is busy without producing: saving, restarting, being copied or paused. */
export const GpuState = { idle: 0, working: 1, wasted: 2, down: 3 } as const;

export type JobStatus = "pending" | "running" | "finished";
/** What a running job does: working, checkpointing, restarting, migrating (being copied), or stalled (paused for anything else). */
export type JobPhase = "working" | "checkpointing" | "restarting" | "migrating" | "stalled";

/** A job as an operator sees it. How long it will really run is not in it. */
export interface JobView {
  readonly id: JobId;
  /** The level's scripted job of this index; of the nth student, -n. */
  readonly origin: number;
  readonly priority: PriorityClass;
  readonly gpus: number;
  readonly contiguous: boolean;
  /** The owner's estimate of its run time at rate 1. */
  readonly estimate: Seconds;
  readonly stateBytes: number;
  readonly checkpointInterval: Seconds | null;
  readonly status: JobStatus;
  readonly phase: JobPhase;
  /** Nodes it holds, ascending; empty unless running. */
  readonly nodes: readonly NodeId[];
  /** Nodes held for it until its copy is done; empty unless a move is queued or under way. */
  readonly movingTo: readonly NodeId[];
  readonly submitted: Seconds;
  /** When it last joined the queue. */
  readonly queuedAt: Seconds;
  /** When it last started; meaningless while pending. */
  readonly startedAt: Seconds;
  /** Rate it works at, in 1/1000; below 1000 once it has been moved. */
  readonly rate: number;
  /** When it started for the first time; null before. */
  readonly firstStart: Seconds | null;
  /** Times it was killed. */
  readonly kills: number;
  /** What the last complete checkpoint holds. */
  readonly saved: GpuSeconds;
  /** What the last checkpoint holds, complete or not yet; at least `saved`. */
  readonly captured: GpuSeconds;
  /**
   * When its present phase began, and when it ends if nothing interferes: of a working job by its owner's estimate, or when
   * its next checkpoint is due; meaningless unless running.
   */
  readonly phaseStart: Seconds;
  readonly phaseEnds: Seconds;
  /** When the checkpoint that completes in the background is complete; null while there is none. */
  readonly drainEnds: Seconds | null;
  /** Complete checkpoints and restarts so far. */
  readonly checkpoints: number;
  readonly restarts: number;
}

/** What decides how much of a training job's time is kept. */
export interface CheckpointSetting {
  /** Progress between checkpoints; null: it never saves. */
  readonly interval: Seconds | null;
  readonly tier: StorageTierId;
  /** Mean time between failures of the whole hall. */
  readonly mttf: Seconds;
}

/** Where a training job's time goes in the long run, in theory: shares in [0, 1] that sum to 1. */
export interface Forecast {
  /** Work that is kept. */
  readonly goodput: number;
  /** Checkpoints, void ones included. */
  readonly saving: number;
  /** Work that a failure loses. */
  readonly rework: number;
  readonly restarting: number;
}

/** What a storage contract costs a training job in time. */
export interface CheckpointCosts {
  /** The job is paused for so long to save. */
  readonly pause: Seconds;
  /** And so long after that the checkpoint is complete; 0 if it blocks. */
  readonly drain: Seconds;
  /** Detecting, rescheduling and loading. */
  readonly restart: Seconds;
}

/** The intervals that theory recommends for a tier and an MTTF, seconds, not rounded. */
export interface OptimalIntervals {
  /** The stationary point of the closed form: the best of all. */
  readonly exact: number;
  /** Young 1974: the square root of 2 x pause x MTTF. */
  readonly young: number;
  /** Daly 2006, higher order. */
  readonly daly: number;
}

/** A stretch of the run under one setting, and what came of it for training jobs. */
export interface Stint {
  readonly setting: CheckpointSetting;
  readonly since: Seconds;
  readonly until: Seconds;
  /** Failures of nodes in it. */
  readonly failures: number;
  /** Work of it that was saved, whenever the save came. */
  readonly kept: GpuSeconds;
  /** Work of it that was lost, also by a failure or a kill after it. */
  readonly lost: GpuSeconds;
  /** Work of it that is still at risk. */
  readonly open: GpuSeconds;
  /** GPU-seconds of its own time that the jobs held. */
  readonly checkpointing: GpuSeconds;
  readonly restarting: GpuSeconds;
  readonly allocated: GpuSeconds;
}

/** A replica of a data-parallel job: a whole copy of the model, over several nodes. */
export interface Replica {
  /** Its number, in [0, replicas). */
  readonly id: number;
  /** In the order of the model's stages; nodes that are down among them. */
  readonly nodes: readonly NodeId[];
  /** Nodes of it that are down. */
  readonly down: number;
  /** in-ring: it takes part. ready: it is healthy and could. broken: it cannot. */
  readonly status: "in-ring" | "ready" | "broken";
  /** Computing its part of a step, seconds: what its slowest node takes. Null while it is broken. */
  readonly computeSeconds: number | null;
  /** Nodes of it that compute slower than they should, as the times of its own stages show. */
  readonly slowNodes: readonly NodeId[];
}

/** How two neighbors in a ring are connected: the farthest that any of their nodes has to go. */
export type HopKind = "rack" | "row" | "pod" | "hall";

/** From one replica of a ring to the next. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  readonly kind: HopKind;
  /** Of its slowest link, for each GPU. */
  readonly bytesPerSecond: number;
  readonly latencySeconds: number;
  /** Fiber between where they stand: their middle nodes. */
  readonly meters: number;
}

/** What a ring makes of a step. */
export interface RingPlan {
  readonly order: readonly number[];
  readonly hops: readonly Hop[];
  /** Index of the slowest hop in `hops`: the whole ring goes at its pace. */
  readonly slowest: number;
  /** Computing, by the slowest replica in it; adding the gradients up around the ring; both. */
  readonly computeSeconds: number;
  readonly allReduceSeconds: number;
  readonly stepSeconds: number;
  /** Micro-batches in a step, all replicas together. */
  readonly globalBatch: number;
  readonly tokensPerSecond: number;
  /** The pause until it is built, and whether processes have to start for it. */
  readonly pauseSeconds: Seconds;
  readonly cold: boolean;
}

/** How fast a data-parallel job went from a time on; 0 while it was paused. */
export interface ThroughputPoint {
  readonly time: Seconds;
  readonly tokensPerSecond: number;
  /** Replicas in the ring. */
  readonly replicas: number;
}

/** A time the ring was built anew: what it cost, and what the change in size has made since. */
export interface Rescale {
  /** The failure or the command that it began with. */
  readonly time: Seconds;
  readonly by: "failure" | "player";
  readonly before: number;
  readonly after: number;
  readonly cold: boolean;
  /** From its beginning until the job worked again, or until now. */
  readonly pausedFor: Seconds;
  /** GPU-seconds that the job held while paused. */
  readonly cost: GpuSeconds;
  /** GPU-seconds of the replicas it added, or, negative, of those it did without, until the next one or until now. */
  readonly gained: GpuSeconds;
}

/** A data-parallel job as its operator sees it. */
export interface ElasticView {
  readonly job: JobId;
  readonly mode: RecoveryMode;
  readonly batch: BatchRule;
  readonly routing: Routing;
  readonly replicas: readonly Replica[];
  /**
   * The ring as it was last closed, in order, broken replicas and all. While it is open, what is to be closed are the
   * healthy ones among them.
   */
  readonly ring: readonly number[];
  /**
   * working: it works, or saves. detecting: a failure is being found. waiting-for-ring: the player has to close the ring,
   * or, routed automatically, two replicas have to be healthy. waiting-for-nodes: rigid, it waits for a full set. building:
   * the ring is being built, or the job restarts.
   */
  readonly stage: "working" | "detecting" | "waiting-for-ring" | "waiting-for-nodes" | "building";
  /** When detecting or building ends; null else. */
  readonly stageEnds: Seconds | null;
  /** Of the ring as it stands; null while it is open. */
  readonly plan: RingPlan | null;
  /** At full size on the ring it began with, tokens per second. */
  readonly fullTokensPerSecond: number;
  /** Now; 0 while it is paused. */
  readonly tokensPerSecond: number;
  /** Nodes kept for it that are up and empty. */
  readonly spares: readonly NodeId[];
  /** Spares that the level gave it. */
  readonly spareCount: number;
  /** What a ring would be like, by the time its replicas take now; null unless all of them are healthy and named once. */
  planOf(order: readonly number[]): RingPlan | null;
  /** The shortest round trip that nearest neighbor and 2-opt find, by meters of fiber; from the lowest number on. */
  automaticRing(replicas: readonly number[]): readonly number[];
  /** Replicas that regrouping the broken ones would make healthy now. */
  readonly regroupable: number;
  readonly history: readonly ThroughputPoint[];
  readonly rescales: readonly Rescale[];
  /** Seconds it has worked with a smaller global batch than planned. */
  readonly shrunkFor: Seconds;
  /** Share of its replicas that the first failure broke; null before. */
  readonly firstFailureShare: number | null;
}

/** GPU-seconds since the level began. The ten classes sum to `capacity`. */
export interface Ledger {
  readonly capacity: GpuSeconds;
  /** Growth of the kept work; a kill takes back all that a job had done, also before the level began. */
  readonly useful: GpuSeconds;
  readonly lostToKills: GpuSeconds;
  readonly lostToFailures: GpuSeconds;
  readonly checkpointing: GpuSeconds;
  readonly restarting: GpuSeconds;
  readonly migrating: GpuSeconds;
  readonly tax: GpuSeconds;
  readonly stalled: GpuSeconds;
  readonly idle: GpuSeconds;
  readonly down: GpuSeconds;
}

/** A job's share of the ledger, by the same classes; they sum to the GPU-seconds that it has held. */
export type JobLedger = { -readonly [Class in Exclude<keyof Ledger, "capacity" | "idle" | "down">]: GpuSeconds };

export interface Metrics {
  /** Allocated / (capacity - down), since the level began. */
  readonly utilization: number;
  /** Useful / allocated, since the level began; a training job's work counts once it is saved. */
  readonly goodput: number;
  /** Useful / capacity x the jobs' own MFU. */
  readonly mfu: number;
  /** Share of the GPUs idle right now that today's demand cannot use, in [0, 1]. */
  readonly fragmentation: number;
  /** Of the students, over all that have started or are still waiting, seconds. */
  readonly meanWait: Seconds;
  readonly p95Wait: Seconds;
  readonly longestWait: Seconds;
  readonly tcoDollars: number;
  /** Dollars of the TCO that went to idle GPUs. */
  readonly idleDollars: number;
}

export interface ClauseView {
  readonly id: ClauseId;
  readonly limit: number;
  readonly fatal: number | null;
  /** Where it stands now, in the clause's unit. */
  readonly value: number;
  /** waiting: neither met nor violated yet. */
  readonly state: "met" | "waiting" | "violated";
}

/** A stretch of consecutive nodes that could hold a gang, and what clearing it would cost each way. */
export interface GangWindow {
  readonly firstNode: NodeId;
  readonly nodeCount: number;
  /** GPUs busy in it, and the jobs on them. */
  readonly busyGpus: number;
  readonly jobs: number;
  readonly kill: Price;
  readonly migrate: Price;
  /** Moving what fits elsewhere, killing what does not. */
  readonly migrateAndKillStuck: Price;
  readonly drain: Price;
}

/** What a screen may read. Arrays are live: read them, never keep or write them. */
export interface ClusterView {
  readonly level: Level;
  readonly seed: string;
  readonly time: Seconds;
  readonly gpuCount: number;
  readonly nodeCount: number;
  readonly rackCount: number;
  readonly rowCount: number;
  /** Grows whenever one of the arrays below changes. */
  readonly revision: number;
  /** length = gpuCount; values of GpuState. GPU g of node n is n x gpusPerNode + g. */
  readonly gpuState: Uint8Array;
  /** length = gpuCount; the job on it, or -1. */
  readonly gpuJob: Integers;
  /** length = nodeCount; 1 while down. */
  readonly nodeDown: Bytes;
  /** length = nodeCount; when a down node returns. */
  readonly nodeReturnsAt: Integers;
  /** length = nodeCount; 1 while drained: it takes no new jobs. */
  readonly nodeDrained: Bytes;
  /** length = nodeCount; the gang it is reserved for, or -1. */
  readonly nodeReservedFor: Integers;
  /** @throws RangeError for an id outside the table. */
  job(id: JobId): JobView;
  readonly jobCount: number;
  /** Jobs that run on a node, by their first GPU. */
  jobsOn(node: NodeId): readonly JobId[];
  /** Nodes with the fewest busy GPUs, all in jobs narrower than a node and none on its way; emptiest first. */
  sparsestNodes(count: number): readonly NodeId[];
  /** Work done by a job so far and kept if nothing happens to it. */
  doneOf(id: JobId): GpuSeconds;
  /** When a running job ends at the latest if nothing interferes: by its estimate, its pauses to save among it. */
  latestEndOf(id: JobId): Seconds;
  /** Whether a job is to move and has no place to go to yet. */
  waitsForRoom(id: JobId): boolean;
  /** What a kill now would lose. */
  atRiskOf(id: JobId): GpuSeconds;
  /** Pending jobs in the order the policy looks at them. */
  readonly queue: readonly JobId[];
  /** Gangs that are booked and have not arrived yet. */
  readonly booked: readonly JobId[];
  readonly counts: {
    readonly submitted: number;
    readonly running: number;
    readonly pending: number;
    readonly finished: number;
    /** Kills so far: a job killed twice counts twice. */
    readonly killed: number;
  };
  /** Waits of the students' jobs of at least so many GPUs. */
  waitsFrom(gpus: number): Waits;
  /** What the player has had shown, in that order. */
  readonly helps: readonly HelpId[];
  readonly idleGpus: number;
  readonly policy: PolicyId;
  /** What the policy lever offers. */
  readonly policies: readonly PolicyId[];
  readonly preemption: boolean;
  readonly checkpointInterval: Seconds | null;
  readonly tier: StorageTierId;
  /** What a contract costs the level's training job in time; null in a level without one. */
  checkpointCosts(tier: StorageTierId): CheckpointCosts | null;
  /** What theory expects of a setting in the long run; null in a level without a training job. */
  forecast(setting: CheckpointSetting): Forecast | null;
  /** Null in a level without a training job. */
  optimalIntervals(setting: Omit<CheckpointSetting, "interval">): OptimalIntervals | null;
  /** Storage contracts that can be chosen by now. */
  readonly offeredTiers: readonly StorageTierId[];
  /** Dollars owed for storage so far. */
  readonly storageDollars: number;
  /** Mean time between failures of the whole hall as it is now; null: nothing fails by itself. */
  readonly mttf: Seconds | null;
  /** Failures of nodes so far. */
  readonly failures: number;
  /** The level's first data-parallel job, which commands without a job mean; null without one. */
  readonly elastic: ElasticView | null;
  /** All of them, in the order in which the level names them. */
  readonly elastics: readonly ElasticView[];
  /** The run by settings, oldest first, all training jobs together; the last one is under way. */
  readonly stints: readonly Stint[];
  /** The same of one training job alone. */
  stintsOf(training: JobId): readonly Stint[];
  /** While the world is stopped, when it goes on; else null. */
  readonly defragmentingUntil: Seconds | null;
  /** Copies that are queued and under way, and when they are done; jobs that are to move and wait for room. */
  readonly moves: {
    readonly queued: number;
    readonly copying: number;
    readonly waiting: number;
    readonly doneAt: Seconds;
  };
  /** Reserved windows by gang, and by when each will be empty at the latest, as was last announced. */
  readonly windows: readonly {
    readonly job: JobId;
    readonly firstNode: NodeId;
    readonly nodeCount: number;
    readonly emptyBy: Seconds;
  }[];
  /** Longest run of empty, usable, consecutive nodes inside one pod. */
  readonly longestEmptyRun: number;
  readonly emptyNodes: number;
  /** Tax that moved jobs will still pay after now, by their owners' estimates. */
  readonly taxOwed: GpuSeconds;
  readonly ledger: Ledger;
  readonly metrics: Metrics;
  /**
   * Share of all GPUs that are idle and of no use to those who wait, in [0, 1]: the mean over the last ten minutes, by the
   * minute, so that what stands does not turn on the last second.
   */
  readonly recentFragmentation: number;
  /** Goodput over the level's goodput window; 0 while nothing was allocated. */
  readonly recentGoodput: number;
  readonly clauses: readonly ClauseView[];
  /** met, at-risk (undecided) or missed. */
  readonly sla: "met" | "waiting" | "missed";
  /** Null while the level runs. */
  readonly ended: { readonly time: Seconds; readonly lostBy: ClauseId | null } | null;
}
