import type { BatchRule, FailureCause, RecoveryMode, Routing, Seconds } from "../../../sim/index.ts";
import { causes } from "../../../text/causes.ts";
import { batches, formatPause, formatStep, recoveries, replicaName, replicasName } from "./elastic.ts";
import { formatCount, formatDuration, formatGpuHours, formatMany, formatPercent } from "../../../text/numbers.ts";

/** What a failure did to a job of replicas. */
interface RingFailure {
  readonly cause: FailureCause | null;
  readonly nodes: number;
  readonly rows: number;
  /** Replicas that it broke, of so many. */
  readonly broken: number;
  readonly replicas: number;
}

/** Lines of the consequence log about a job of replicas. */
export const elasticLog = {
  broken: ({ cause, nodes, rows, broken, replicas }: RingFailure) =>
    `Incident: ${formatMany(nodes, "node")} in ${formatMany(rows, "row")} failed${cause === null ? "" : ` (${causes[cause]})`} and broke ${formatCount(broken)} of ${formatMany(replicas, "replica")}. The job stands still.`,
  brokenOutside: (nodes: number, cause: FailureCause | null) =>
    `Incident: ${formatMany(nodes, "node")} failed${cause === null ? "" : ` (${causes[cause]})`} outside the ring. The job goes on.`,
  waitsForRing: "The failure is found. The fleet waits for you to close the ring.",
  waitsForReplicas:
    "The failure is found. Fewer than two replicas are whole: the ring closes by itself as soon as two are.",
  waitsForNodes: "The failure is found. Rigid: the fleet waits until every node is back.",
  regrouped: (whole: readonly number[]) =>
    `Healthy nodes put together: ${replicasName(whole)} ${whole.length === 1 ? "is" : "are"} whole again.`,
  ready: (replica: number, node: string | null) =>
    node === null
      ? `${capital(replicaName(replica))} is whole and could join.`
      : `Node ${node} is back: ${replicaName(replica)} is whole and could join.`,
  building: (replicas: number, cold: boolean, pause: Seconds) =>
    `A ring of ${formatMany(replicas, "replica")} is being built${cold ? ", with a cold start" : ""}: ${formatPause(pause)}.`,
  built: (replicas: number, share: number, still: Seconds) =>
    `The ring works with ${formatMany(replicas, "replica")}: ${formatPercent(share, 1)} of full speed, after ${formatPause(still)} of standing still.`,
  slowed: (from: number, to: number) =>
    `Steps take ${formatPercent(to / from - 1)} longer: ${formatStep(to)} instead of ${formatStep(from)}. Nothing failed.`,
  recovery: (mode: RecoveryMode) => `When a node dies: ${recoveries[mode].name}.`,
  batch: (rule: BatchRule) => `Global batch: ${batches[rule].name}.`,
  routing: (routing: Routing) => `The ring is closed ${routing === "by-hand" ? "by hand" : "automatically"}.`,
  ring: (replicas: number, pause: Seconds) =>
    `You send the ring around ${formatMany(replicas, "replica")}, a pause of ${formatPause(pause)}.`,
  swapped: (nodes: number) => `${formatMany(nodes, "node")} swapped for ${nodes === 1 ? "another" : "others"}.`,
} as const;

/** News of a job of replicas. */
export const elasticNews = {
  broken: (nodes: number, broken: number, replicas: number) =>
    `${formatMany(nodes, "node")} died in ${formatCount(broken)} of ${formatMany(replicas, "replica")}. All GPUs stand still. The clock runs at 1×.`,
  crashed: (nodes: number, lost: number) =>
    `${formatMany(nodes, "node")} died. Rigid: ${formatGpuHours(lost)} are thrown away, and all GPUs wait for ${nodes === 1 ? "it" : "them"}.`,
  waits: "The ring is open and the whole fleet waits: close it. Space stops the clock.",
  waitsForReplicas: "Fewer than two replicas are whole: the whole fleet waits for nodes. Spares can make one whole.",
  built: (replicas: number, share: number) =>
    `The ring works with ${formatMany(replicas, "replica")}: ${formatPercent(share, 1)} of full speed.`,
  ready: (replicas: readonly number[]) =>
    `${capital(replicasName(replicas))} ${replicas.length === 1 ? "is" : "are"} whole again and could join the ring.`,
  slowed: (from: number, to: number) => `Steps take ${formatPercent(to / from - 1)} longer. Nothing failed.`,
} as const;

/** Single lines of help in this lesson. */
export const elasticCoach = {
  rigid: (gpus: string) =>
    `One job on ${gpus}, and it is rigid: one dead node stops them all. Look at the other ways to recover before one dies.`,
  route: (own: number, automatic: number) =>
    `A step takes ${formatStep(own)} on your ring, ${formatStep(automatic)} on the automatic route. A new ring costs one pause. It can be beaten, too.`,
  open: "The ring is open: the survivors are allocated, not productive. Space stops the clock. Drag each loose end to the next, or press “Close the gaps”. Hot spares can mend replicas meanwhile.",
  replicas:
    "Fewer than two replicas are whole. The ring closes by itself as soon as two are: hot spares can mend one, regrouping puts broken ones together.",
  nodes: (broken: number, whole: number) =>
    `All GPUs wait for ${formatMany(broken, "broken replica")}. Choose Elastic: the job goes on with the ${formatCount(whole)} whole ones.`,
  ready: (count: number) =>
    `${formatMany(count, "replica")} could join. Each time costs a pause of the whole fleet: see when that pays back, or wait for more.`,
  slow: "Nothing failed, but every step waits for the slowest replica. Find it in the compute times under the hall, then leave it out or swap its nodes.",
  shrunk: (used: Seconds, limit: Seconds) =>
    `The batch has been smaller for ${formatDuration(used)}; the SLA allows ${formatDuration(limit)}. Keep makes the same steps, a little slower.`,
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
