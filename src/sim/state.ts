import { demandOf, type Demand } from "./demand.ts";
import { withDrawnJobs } from "./drawn-jobs.ts";
import type { Elastic } from "./elastic/elastic.ts";
import type { HelpId } from "./command.ts";
import type { SimEvent } from "./event.ts";
import { noUsage, type GroupUsage } from "./fair-share.ts";
import { FutureEventList, type FutureEvent } from "./future-event-list.ts";
import type { Job } from "./job.ts";
import { JobQueue } from "./job-queue.ts";
import { HashSum } from "./hash-sum.ts";
import type { ClauseId, GpuSeconds, JobId, Level, NodeId, PolicyId, Seconds, StorageTierId } from "./level.ts";
import { noLines, type Lines } from "./lines.ts";
import { Nodes, type Bytes, type Integers } from "./nodes.ts";
import { Jobs } from "./jobs.ts";
import { RunningJobs } from "./running-jobs.ts";
import { WidthTally } from "./width-tally.ts";
import { keyOf, type RandomKey } from "./random.ts";
import { createHall, type Hall } from "./topology.ts";
import type { CheckpointSetting, JobLedger } from "./view.ts";

/** A stretch of nodes kept for a gang. */
export interface ReservedWindow {
  readonly firstNode: NodeId;
  readonly nodeCount: number;
  /** By when it will be empty at the latest, as the player was last told. */
  readonly emptyBy: Seconds;
}

/** When a waiting job is to start, and on which nodes, as far as the owners' estimates tell. */
export interface Reservation {
  readonly job: JobId;
  readonly at: Seconds;
  /** Ascending. */
  readonly nodes: readonly NodeId[];
  readonly plannedAt: Seconds;
}

/** Where a job that is to move may go; it holds for all jobs of a command. */
export interface MoveOrder {
  /** The nodes that it leaves. */
  readonly off: readonly NodeId[];
  /** The nodes that were named as targets; null: wherever it packs best. */
  readonly onto: readonly NodeId[] | null;
  /** The gang whose window it clears, or null. The order ends with the reservation. */
  readonly gang: JobId | null;
}

/** The next student to arrive, which is drawn when the one before it arrives. */
export interface NextStudent {
  readonly index: number;
  /** Not rounded, so that the mean rate is kept. */
  readonly at: number;
  readonly gpus: number;
  readonly run: Seconds;
}

/** GPU-seconds settled so far: what has happened up to the start of each running job's present phase. */
export interface Totals {
  useful: GpuSeconds;
  lostToKills: GpuSeconds;
  lostToFailures: GpuSeconds;
  checkpointing: GpuSeconds;
  restarting: GpuSeconds;
  migrating: GpuSeconds;
  tax: GpuSeconds;
  stalled: GpuSeconds;
  idle: GpuSeconds;
  down: GpuSeconds;
  /** The students' part of lostToKills. */
  studentLostToKills: GpuSeconds;
}

/** Where a stretch of the run under one setting of the checkpoint lever, contract and hardware began. */
export interface StintStart {
  readonly setting: CheckpointSetting;
  readonly since: Seconds;
  readonly failures: number;
}

/** A training job's part of a stretch: its accounts when that began, and what has become of the work it did in it. */
export interface StintShare {
  readonly ledger: JobLedger;
  kept: GpuSeconds;
  lost: GpuSeconds;
}

/** What a job that follows the checkpoint lever has to show for its time. */
export interface Training {
  /** Up to its present phase. */
  readonly ledger: JobLedger;
  /** By the run's stretches. */
  readonly stints: StintShare[];
}

/** A run's whole state: flat tables and typed arrays, no links between records. */
export interface SimState {
  readonly level: Level;
  readonly seed: string;
  /** Of the seed. */
  readonly key: RandomKey;
  readonly hall: Hall;
  /** Of the level; null without a workload. */
  readonly demand: Demand | null;
  now: Seconds;
  readonly future: FutureEventList;
  readonly jobs: Jobs;
  /** Of the jobs that are finished: they change no more, and each is hashed but once. */
  readonly finishedSum: HashSum;
  /** The jobs that need consecutive nodes, in order of arrival. */
  readonly gangs: JobId[];
  /** The jobs that follow the checkpoint lever, in order of arrival. */
  readonly trainings: Map<JobId, Training>;
  /** Pending jobs in order of arrival or requeueing. */
  readonly queue: JobQueue;
  readonly running: RunningJobs;
  readonly lines: Lines;
  /** The only writer of the tables below, but of the states of the GPUs. */
  readonly nodes: Nodes;
  readonly gpuJob: Integers;
  readonly gpuHeld: Integers;
  readonly nodeFree: Bytes;
  readonly nodeDown: Bytes;
  readonly nodeReturnsAt: Integers;
  readonly nodeDrained: Bytes;
  readonly nodeReservedFor: Integers;
  readonly gpuState: Uint8Array;
  /** Drawn failures a node has had. */
  readonly nodeFailures: Int32Array;
  /** Reserved windows by gang, in order of reservation. */
  readonly windows: Map<JobId, ReservedWindow>;
  policy: PolicyId;
  preemption: boolean;
  /** Of who is first in line, or of many in line, under a policy that plans ahead. */
  reservations: readonly Reservation[];
  /** What each group of the level's fair shares has used. */
  readonly usage: GroupUsage[];
  /** What the player has had shown, in that order. */
  readonly helps: HelpId[];
  checkpointInterval: Seconds | null;
  /** The contract, since when, and dollars owed for storage by then. */
  storage: { readonly tier: StorageTierId; readonly since: Seconds; readonly dollars: number };
  /** Where each stretch of the run under one setting began, oldest first. */
  readonly stints: StintStart[];
  /** Accounts at the latest checks, oldest first, as far back as the level's goodput window. */
  readonly goodputChecks: { readonly time: Seconds; readonly kept: GpuSeconds; readonly allocated: GpuSeconds }[];
  /** The level's data-parallel jobs, in the order in which the level names them. */
  readonly elastics: Map<JobId, Elastic>;
  /** Failures of nodes so far. */
  failures: number;
  /** Jobs that have a place to move to and whose copy has not begun, in order, and those being copied. */
  moveQueue: JobId[];
  readonly copying: Set<JobId>;
  movesUnderWay: boolean;
  /** Jobs that are to move and have no place to go to yet, in order. */
  waitingMovers: JobId[];
  /** Where each job that is to move, with a place or without, may go. */
  readonly moveOrders: Map<JobId, MoveOrder>;
  defragmentation: {
    readonly started: Seconds;
    readonly until: Seconds;
    readonly moves: ReadonlyMap<JobId, NodeId>;
  } | null;
  readonly totals: Totals;
  idleGpus: number;
  downGpus: number;
  /** Time up to which idle and down are settled. */
  countedTo: Seconds;
  /** Students that have started, by their jobs' widths and the whole seconds they had waited. */
  readonly startedWaits: WidthTally;
  longestPause: Seconds;
  /** The share of the hall that was stranded at the latest checks, oldest first; at most ten. */
  fragmentationChecks: readonly number[];
  finished: number;
  killed: number;
  /** Students so far, for their names. */
  students: number;
  nextStudent: NextStudent | null;
  readonly violated: Set<ClauseId>;
  ended: { readonly time: Seconds; readonly lostBy: ClauseId | null } | null;
  /** Whether something changed that may let a pending job start. */
  needsScheduling: boolean;
  revision: number;
  events: SimEvent[];
}

/** An empty hall at time 0. */
export function createState(original: Level, seed: string): SimState {
  const key = keyOf(seed);
  const level = withDrawnJobs(original, key);
  const hall = createHall(level.topology);
  const [tier] = level.storage;
  if (!tier) throw new RangeError(`level ${level.id} has no storage contract`);
  const jobs = new Jobs();
  return {
    level,
    seed,
    key,
    hall,
    demand: level.workload && demandOf(level.workload),
    now: 0,
    future: new FutureEventList((event) => isStale(jobs, event)),
    jobs,
    finishedSum: new HashSum(),
    gangs: [],
    trainings: new Map(),
    queue: new JobQueue(),
    running: new RunningJobs(jobs),
    lines: noLines(),
    ...tablesOf(new Nodes(hall), new Uint8Array(hall.gpuCount)),
    nodeFailures: new Int32Array(hall.nodeCount),
    windows: new Map(),
    policy: level.policy,
    preemption: level.preemption,
    reservations: [],
    usage: noUsage(level),
    helps: [],
    checkpointInterval: level.checkpointInterval,
    storage: { tier: tier.id, since: 0, dollars: tier.setupDollars },
    stints: [],
    goodputChecks: [],
    elastics: new Map(),
    failures: 0,
    moveQueue: [],
    copying: new Set(),
    movesUnderWay: false,
    waitingMovers: [],
    moveOrders: new Map(),
    defragmentation: null,
    totals: {
      useful: 0,
      lostToKills: 0,
      lostToFailures: 0,
      checkpointing: 0,
      restarting: 0,
      migrating: 0,
      tax: 0,
      stalled: 0,
      idle: 0,
      down: 0,
      studentLostToKills: 0,
    },
    idleGpus: hall.gpuCount,
    downGpus: 0,
    countedTo: 0,
    startedWaits: new WidthTally(),
    longestPause: 0,
    fragmentationChecks: [],
    finished: 0,
    killed: 0,
    students: 0,
    nextStudent: null,
    violated: new Set(),
    ended: null,
    needsScheduling: true,
    revision: 0,
    events: [],
  };
}

type Tables =
  | "nodes"
  | "gpuJob"
  | "gpuHeld"
  | "gpuState"
  | `node${"Free" | "Down" | "ReturnsAt" | "Drained" | "ReservedFor"}`;

/** The nodes, and their tables for reading. */
export function tablesOf(nodes: Nodes, gpuState: Uint8Array): Pick<SimState, Tables> {
  return {
    nodes,
    gpuJob: nodes.gpuJob,
    gpuHeld: nodes.gpuHeld,
    gpuState,
    nodeFree: nodes.free,
    nodeDown: nodes.down,
    nodeReturnsAt: nodes.returnsAt,
    nodeDrained: nodes.drained,
    nodeReservedFor: nodes.reservedFor,
  };
}

/** Whether the phase that an event was to end is over already: no later one has its epoch. */
export function isStale(jobs: Jobs, event: FutureEvent): boolean {
  return event.type === "phase-ends" && jobs.isPast(event.id, event.epoch);
}

/** @throws RangeError for an id outside the table. */
export function jobOf(state: SimState, id: JobId): Job {
  const job = state.jobs.get(id);
  if (!job) throw new RangeError(`there is no job ${id}`);
  return job;
}

/** Distinct jobs on a node, by their first GPU. */
export function jobsOnNode(state: SimState, node: NodeId): JobId[] {
  const { gpusPerNode } = state.hall;
  const found: JobId[] = [];
  for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
    const job = state.gpuJob[gpu];
    if (job !== undefined && job >= 0 && !found.includes(job)) found.push(job);
  }
  return found;
}

/** Distinct jobs on these nodes, by node. */
export function jobsOnNodes(state: SimState, nodes: readonly NodeId[]): JobId[] {
  const found = new Set<JobId>();
  for (const node of nodes) for (const job of jobsOnNode(state, node)) found.add(job);
  return [...found];
}
