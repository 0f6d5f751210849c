import type { NodeTables } from "../nodes.ts";
import { policyIds } from "../policies/policy-ids.ts";
import type { SimState } from "../state.ts";
import type { JobLedger } from "../view.ts";
import type { WidthCounts } from "../width-tally.ts";
import type { Reader } from "./bytes.ts";
import {
  column,
  finite,
  flag,
  jobId,
  jobIds,
  jobSet,
  list,
  mapOf,
  nodeId,
  nullable,
  oneOf,
  record,
  setOf,
  whole,
  type Codec,
} from "./codec.ts";

const count = whole(0);
const tier = oneOf("shared-nfs", "parallel-fs", "in-memory");
const clause = oneOf(
  "gang-starts",
  "student-p95-wait",
  "wide-p95-wait",
  "student-work-killed",
  "longest-pause",
  "training-time-lost",
  "batch-shrunk",
);
const ofJobs = {
  useful: finite,
  lostToKills: finite,
  lostToFailures: finite,
  checkpointing: finite,
  restarting: finite,
  migrating: finite,
  tax: finite,
  stalled: finite,
};
/** What a job's GPU-seconds went to. */
export const jobLedger: Codec<JobLedger> = record(ofJobs);

/** What a snapshot holds in another form, or not at all: it follows from level and seed, or from the rest. */
type Apart =
  | "level"
  | "seed"
  | "key"
  | "hall"
  | "demand"
  | "future"
  | "jobs"
  | "finishedSum"
  | "queue"
  | "running"
  | "nodes"
  | "gpuJob"
  | "gpuHeld"
  | `node${"Free" | "Down" | "ReturnsAt" | "Drained" | "ReservedFor"}`
  | "elastics"
  | "startedWaits"
  | "events";

const perNode = (from: Reader): number => from.bounds.nodes;
const perGpu = (from: Reader): number => from.bounds.gpus;
const jobOrNone = (from: Reader): readonly [number, number] => [-1, from.bounds.jobs - 1];
const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
const integers = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);

/** The tables of nodes and GPUs. */
export const nodeTables: Codec<NodeTables> = record({
  gpuJob: column(integers, perGpu, jobOrNone),
  gpuHeld: column(integers, perGpu, jobOrNone),
  free: column(bytes, perNode, ({ bounds }) => [0, bounds.gpus / bounds.nodes]),
  down: column(bytes, perNode, () => [0, 1]),
  returnsAt: column(integers, perNode),
  drained: column(bytes, perNode, () => [0, 1]),
  reservedFor: column(integers, perNode, jobOrNone),
});

/** By width, waits by the second, and how many seconds that is: as many as a run may last. */
export const waits: Codec<WidthCounts[]> = list(
  record({ gpus: whole(1), counts: column(integers, undefined, () => [0, 0x7fff_ffff]) }),
);

/** Everything else of a state, field by field. */
export const stateFields: Codec<Omit<SimState, Apart>> = record({
  now: count,
  gangs: jobIds,
  trainings: mapOf(
    jobId,
    record({ ledger: jobLedger, stints: list(record({ ledger: jobLedger, kept: finite, lost: finite })) }),
  ),
  lines: record({ gpus: count, settled: finite, crooked: jobSet }),
  gpuState: column(bytes, perGpu, () => [0, 3]),
  nodeFailures: column(integers, perNode, () => [0, 0x7fff_ffff]),
  windows: mapOf(jobId, record({ firstNode: nodeId, nodeCount: count, emptyBy: finite })),
  policy: oneOf(...policyIds),
  preemption: flag,
  reservations: list(record({ job: jobId, plannedAt: count, at: finite, nodes: list(nodeId) })),
  usage: list(record({ gpus: finite, used: finite, at: count })),
  helps: list(oneOf("windows", "hint-1", "hint-2", "hint-3")),
  checkpointInterval: nullable(finite),
  storage: record({ tier, since: count, dollars: finite }),
  stints: list(
    record({
      setting: record({ interval: nullable(finite), tier, mttf: finite }),
      since: count,
      failures: count,
    }),
  ),
  goodputChecks: list(record({ time: count, kept: finite, allocated: finite })),
  failures: count,
  moveQueue: jobIds,
  copying: jobSet,
  movesUnderWay: flag,
  waitingMovers: jobIds,
  moveOrders: mapOf(jobId, record({ off: list(nodeId), onto: nullable(list(nodeId)), gang: nullable(jobId) })),
  defragmentation: nullable(record({ started: count, until: finite, moves: mapOf(jobId, nodeId) })),
  totals: record({ ...ofJobs, idle: finite, down: finite, studentLostToKills: finite }),
  idleGpus: count,
  downGpus: count,
  countedTo: count,
  longestPause: finite,
  fragmentationChecks: list(finite),
  finished: count,
  killed: count,
  students: count,
  nextStudent: nullable(record({ index: count, at: finite, gpus: whole(1), run: count })),
  violated: setOf(clause),
  ended: nullable(record({ time: count, lostBy: nullable(clause) })),
  needsScheduling: flag,
  revision: count,
});
