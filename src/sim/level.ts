import type { PolicyId } from "./policies/policy-ids.ts";

export type { PolicyId };

/** Whole simulated seconds since the level began. */
export type Seconds = number;
/** One GPU held for one second. */
export type GpuSeconds = number;
/** Index of a job in the job table, in [0, jobCount). */
export type JobId = number;
/** Index of a node along the aisles, in [0, nodeCount). */
export type NodeId = number;

/** Students fill the hall; production is the giant. A higher class may preempt a lower one. */
export type PriorityClass = "student" | "production";

/** The hall as a tree: hall > pods > rows > racks > nodes > GPUs. Nodes are numbered along the aisles, row by row. */
export interface Topology {
  readonly pods: number;
  readonly rowsPerPod: number;
  readonly racksPerRow: number;
  readonly nodesPerRack: number;
  readonly gpusPerNode: number;
}

/** A job the level names, arriving at a fixed time. */
export interface ScriptedJob {
  readonly name: string;
  readonly owner: string;
  readonly priority: PriorityClass;
  /** At most, if `leastGpus` says how few they can be. */
  readonly gpus: number;
  /** The seed draws its size from here to `gpus`, in whole nodes. */
  readonly leastGpus?: number;
  /** A gang that needs consecutive nodes inside one pod. */
  readonly contiguous: boolean;
  /** At the latest, if `earliest` says how early it can be. */
  readonly arrives: Seconds;
  /** The seed draws its arrival from here to `arrives`, in whole minutes. */
  readonly earliest?: Seconds;
  /** A gang's size and start are booked so long before it arrives: from then on a window can be reserved for it. */
  readonly bookedAhead?: Seconds;
  /** Run time at rate 1. */
  readonly runSeconds: Seconds;
  /** What the owner says the run time is. */
  readonly estimateSeconds: Seconds;
  readonly stateBytesPerGpu: number;
  /** Progress between checkpoints; null: it never saves; "lever": always what the checkpoint lever says. */
  readonly checkpointInterval: Seconds | null | "lever";
  /** A job of data-parallel replicas around a ring; it stands in the hall from time 0, before the students do. */
  readonly dataParallel?: DataParallel;
}

/** Seconds that something takes with so many GPUs; linear between the points. */
export interface SizedSeconds {
  readonly gpus: number;
  readonly seconds: Seconds;
}

/** How a job is cut into replicas that each hold the whole model, and what its steps are made of. */
export interface DataParallel {
  readonly replicas: number;
  /** The model is spread over these: one that is down breaks the replica. */
  readonly nodesPerReplica: number;
  /**
   * by-rack: a replica fills neighboring racks of a row. by-feed: it holds all the nodes of one power feed, one in each
   * row, and others to make up the number.
   */
  readonly placement: "by-rack" | "by-feed";
  /** Micro-batches that each replica computes in a step while all take part. */
  readonly microBatches: number;
  /** Computing one of them, microseconds. */
  readonly microBatchMicros: number;
  readonly tokensPerMicroBatch: number;
  /** What each GPU all-reduces with its counterparts in the other replicas after every step. */
  readonly gradientBytesPerGpu: number;
  /** Nodes held empty for it outside its racks, its processes running on them. */
  readonly spareNodes: number;
  /** Connecting a ring of so many GPUs anew. */
  readonly rebuild: readonly SizedSeconds[];
  /** The same when replicas join whose processes have to start first. */
  readonly coldStart: readonly SizedSeconds[];
}

/** The network between the nodes. */
export interface Network {
  /** Of each GPU's own link, each way. */
  readonly bytesPerSecondPerGpu: number;
  /** Of any hop, nanoseconds. */
  readonly latencyNanos: number;
  /** Of light in a meter of fiber, nanoseconds. */
  readonly nanosPerMeter: number;
  /** From a rack to the next one of its row, and from a row to the next. */
  readonly rackMeters: number;
  readonly rowMeters: number;
  /** GPU bandwidth inside a row, or inside a pod, over the bandwidth of its links to the rest; 1: nothing is lost. */
  readonly rowOversubscription: number;
  readonly podOversubscription: number;
}

/** What becomes of a training job when a node of it fails. */
export type RecoveryMode = "rigid" | "elastic" | "regroup";
/** keep: fewer replicas compute more micro-batches each. shrink: the global batch gets smaller. */
export type BatchRule = "keep" | "shrink";
/** Who closes a broken ring: the player, or the program by the shortest way it finds. */
export type Routing = "by-hand" | "automatic";

/** A point of a cumulative distribution: a share `p` in [0, 1] of the values is at most `value`. */
export interface Quantile {
  readonly p: number;
  readonly value: number;
}

export interface SizeShare {
  readonly gpus: number;
  /** Relative weight, not necessarily normalized. */
  readonly share: number;
}

/** The students: what stands in the hall when the level begins, and what keeps arriving. */
export interface Workload {
  /** Share of all GPUs that is busy at time 0, in [0, 1). */
  readonly fill: number;
  /** Sizes of the jobs that run at time 0 (share of jobs). */
  readonly initialSizes: readonly SizeShare[];
  /** Sizes of the jobs that arrive (share of jobs). */
  readonly arrivalSizes: readonly SizeShare[];
  /** Run times of all submitted jobs, seconds; log-linear between the points. */
  readonly runTimes: readonly Quantile[];
  /** The site's limit on a job's run time. */
  readonly maxRunSeconds: Seconds;
  /** Owners round their estimates up to a multiple of this. */
  readonly estimateRounding: Seconds;
  readonly stateBytesPerGpu: number;
  /** Mean arrivals an hour over a day. */
  readonly arrivalsPerHour: number;
  /** 24 factors on the rate, one per hour of the day from midnight; their mean is 1. */
  readonly dayRhythm: readonly number[];
}

export type StorageTierId = "shared-nfs" | "parallel-fs" | "in-memory";

/** A storage contract: how fast a job's state is saved and read back, bytes per second for each of its GPUs. */
export interface StorageTier {
  readonly id: StorageTierId;
  /** From when on it can be chosen. */
  readonly offeredAt: Seconds;
  /** While the job is paused to save. */
  readonly saveBytesPerSecondPerGpu: number;
  /** Of an asynchronous checkpoint, which completes in the background after the pause; null: the pause is all of it. */
  readonly drainBytesPerSecondPerGpu: number | null;
  /** Of a restart. */
  readonly loadBytesPerSecondPerGpu: number;
  /** The shortest interval it bears. */
  readonly shortestInterval: Seconds;
  readonly dollarsPerHour: number;
  /** Owed once, each time it is chosen. */
  readonly setupDollars: number;
}

/** From a time on, every node fails this many times as often as when the level began. */
export interface Aging {
  readonly from: Seconds;
  readonly factor: number;
}

/**
 * A failure at a fixed time that hits these nodes, or nodes of a data-parallel job that the seed draws. feed: all that hang
 * on one power feed, one in each row. rack: all of one rack. `job` names that job; without it, it is the first one.
 */
export interface ScriptedFailure {
  readonly time: Seconds;
  readonly nodes: readonly NodeId[] | "feed" | "rack";
  readonly job?: string;
  readonly cause: FailureCause;
  readonly repairSeconds: Seconds;
  /** The nodes return one by one, the last so long after the first. */
  readonly returnsOver?: Seconds;
}

/**
 * From a time on, one node that the seed draws from a data-parallel job (the one of that name, or the first) computes at
 * this share of its speed, in 1/1000.
 */
export interface Slowdown {
  readonly time: Seconds;
  readonly job?: string;
  readonly permille: number;
}

/** The causes of Llama 3's Table 5 (arXiv 2407.21783, 2024), and a tripped power feed, which only a level's script uses. */
export type FailureCause =
  | "gpu"
  | "hbm3"
  | "software"
  | "network"
  | "host-maintenance"
  | "gpu-sram"
  | "gpu-processor"
  | "nic"
  | "nccl-timeout"
  | "silent-corruption"
  | "gpu-thermal"
  | "ssd"
  | "power-supply"
  | "chassis"
  | "io-board"
  | "dependency"
  | "cpu"
  | "memory"
  | "power-spike";

export type ClauseId =
  | "gang-starts"
  | "student-p95-wait"
  | "wide-p95-wait"
  | "student-work-killed"
  | "longest-pause"
  | "training-time-lost"
  | "batch-shrunk";

/**
 * One SLO of the SLA. `limit` is its objective; going past `fatal` ends the level at once (null: never).
 * gang-starts: seconds from arrival to start. student-p95-wait: seconds, over all students' jobs. wide-p95-wait: the same over
 * those of them that fill a node. student-work-killed: share of the students'
 * GPU-seconds since time 0, in [0, 1]. longest-pause: the longest time one student job was paused, seconds.
 * training-time-lost: seconds that the production jobs have existed less those they have worked for good; the rest of
 * the level, its duration less `limit`, is the training required. batch-shrunk: seconds that a data-parallel job has
 * worked with a smaller global batch than it was planned with.
 */
export interface Clause {
  readonly id: ClauseId;
  readonly limit: number;
  readonly fatal: number | null;
  /** Dollars owed when the clause is violated at the end. */
  readonly penaltyDollars: number;
}

/** Groups that share a hall. */
export interface FairShare {
  /** After so long, usage counts half. */
  readonly halfLife: Seconds;
  readonly groups: readonly {
    readonly name: string;
    /** Of the hall, over the sum of all. */
    readonly share: number;
    /** Of the students' jobs, over the sum of all. */
    readonly demand: number;
  }[];
}

/** Everything the core reads about a level. Sentences about it live in text/. */
export interface Level {
  readonly id: string;
  readonly topology: Topology;
  readonly duration: Seconds;
  /** Seconds since Monday 00:00 at time 0. */
  readonly clockStart: Seconds;
  /** Simulated seconds that pass in a real second at speed 1. */
  readonly pace: number;
  /** How often the SLOs are checked while the level runs. */
  readonly checkEvery: Seconds;
  /** How far back the goodput that is judged looks; null: to the beginning. */
  readonly goodputWindow: Seconds | null;
  /** Until then the run goes on as the former operator left it, and commands are refused but for help; absent: from the beginning. */
  readonly observeUntil?: Seconds;
  readonly policy: PolicyId;
  /** What the policy lever offers; absent: FCFS, Best-Fit and Preemption. */
  readonly policies?: readonly PolicyId[];
  /** Whose usage the policy fair-share evens out; a level that offers it has them. */
  readonly fairShare?: FairShare;
  readonly preemption: boolean;
  /** A job that has been killed so often is not preempted any more. */
  readonly preemptionLimit: number;
  /** Where the checkpoint lever stands at first: students that start save after this much progress; null: never. */
  readonly checkpointInterval: Seconds | null;
  /** The longest interval the lever can be set to. */
  readonly longestInterval: Seconds;
  readonly workload: Workload | null;
  readonly jobs: readonly ScriptedJob[];
  /** Storage contracts in the order they are offered; the level begins with the first. */
  readonly storage: readonly StorageTier[];
  readonly restart: {
    readonly detectSeconds: Seconds;
    readonly rescheduleSeconds: Seconds;
  };
  readonly migration: {
    /** Pause for each job beside the copying. */
    readonly fixedSeconds: Seconds;
    /** Of one copy. */
    readonly bytesPerSecond: number;
    /** How many copies go at once. */
    readonly lanes: number;
    /** Share of its rate that a moved job loses for good, in 1/1000. */
    readonly taxPermille: number;
  };
  readonly defragmentation: {
    readonly fixedSeconds: Seconds;
    /** Of the whole compaction, all copies together. */
    readonly bytesPerSecond: number;
  };
  readonly failures: {
    /** Mean failures per 1,000 node-days; 0 turns drawn failures off. */
    readonly perThousandNodeDays: number;
    /** By time, ascending. */
    readonly aging: readonly Aging[];
    /**
     * Whether a stand-by node takes a failed one's place while its jobs are rescheduled: a job of whole nodes then
     * restarts where it stands. Otherwise it queues again.
     */
    readonly standbys: boolean;
    readonly scripted: readonly ScriptedFailure[];
    readonly slowdowns?: readonly Slowdown[];
  };
  /** Needed where a job is data-parallel. */
  readonly network?: Network;
  readonly prices: {
    readonly gpuHourDollars: number;
    /** Model FLOPs utilization of the jobs themselves, in [0, 1]. */
    readonly jobMfu: number;
  };
  readonly clauses: readonly Clause[];
}
