import type {
  BatchRule,
  DataParallel,
  GpuSeconds,
  JobId,
  Network,
  NodeId,
  RecoveryMode,
  Routing,
  Seconds,
} from "../level.ts";
import type { ElasticView, JobLedger, Rescale, ThroughputPoint } from "../view.ts";

/** A rescale that is under way or done: when it was over, and the GPU-seconds that had been paused when it began. */
export interface RescaleRecord extends Pick<Rescale, "time" | "by" | "before"> {
  readonly pausedBefore: GpuSeconds;
  /** Null while it is under way. */
  built: (Pick<Rescale, "after" | "cold" | "cost"> & { readonly at: Seconds }) | null;
}

/** A data-parallel job, beyond what every job has. */
export interface Elastic {
  readonly job: JobId;
  readonly spec: DataParallel;
  readonly network: Network;
  /** Racks of each row before those that it fills: other data-parallel jobs stand there. */
  readonly firstRack: number;
  mode: RecoveryMode;
  batch: BatchRule;
  routing: Routing;
  /** Nodes by replica, in the order of the model's stages. */
  readonly replicas: NodeId[][];
  /** The ring as it was last closed. */
  ring: readonly number[];
  /** Replicas of the ring that hold the training's present state in memory. */
  readonly members: Set<number>;
  /** Whole replicas that are no members but whose processes run already, thanks to spares. */
  readonly warm: Set<number>;
  /**
   * Whole replicas that are no members but join the ring that is being built, or the next one that is closed by itself:
   * regrouping made them whole, a node of theirs was swapped, or they were named.
   */
  readonly joining: Set<number>;
  /** Nodes that compute at a share of their speed, in 1/1000. */
  readonly slow: Map<NodeId, number>;
  stage: ElasticView["stage"];
  /** Whether the ring is closed over the replicas that are to go on. */
  closed: boolean;
  /** Whether the job has crashed, so that all of it has to load its checkpoint. */
  crashed: boolean;
  /** Whether processes have to start for the ring that is being built. */
  cold: boolean;
  /** Whether nodes of it have come back in this second: they are considered together. */
  nodesBack: boolean;
  readonly history: ThroughputPoint[];
  readonly rescales: RescaleRecord[];
  /** Up to its present phase. */
  readonly ledger: JobLedger;
  /** GPU-seconds held while paused for a failure or a rescale. */
  pausedGpuSeconds: GpuSeconds;
  shrunkFor: Seconds;
  firstFailureShare: number | null;
  fullTokensPerSecond: number;
}

/** A copy to try something out on: nothing done to it shows in the original. */
export function copyElastic(elastic: Elastic): Elastic {
  return {
    ...elastic,
    replicas: elastic.replicas.map((nodes) => [...nodes]),
    members: new Set(elastic.members),
    warm: new Set(elastic.warm),
    joining: new Set(elastic.joining),
    slow: new Map(elastic.slow),
    ledger: { ...elastic.ledger },
    history: [...elastic.history],
    rescales: elastic.rescales.map((rescale) => ({ ...rescale })),
  };
}

/** How fast a job of replicas works: what its accounts need to know of the ring. */
export interface Pace {
  /** GPUs in the ring. */
  readonly gpus: number;
  /** GPU-microseconds of computing in a step, and how long the step takes. */
  readonly stepWork: number;
  readonly stepMicros: number;
  readonly tokensPerSecond: number;
  readonly replicas: number;
  /** Whether the global batch is smaller than planned. */
  readonly shrunk: boolean;
  /** Nodes that the job holds outside the ring. */
  readonly outside: ReadonlySet<NodeId>;
}
