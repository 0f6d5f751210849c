import type { BatchRule, FailureCause, RecoveryMode, Routing, Seconds } from "../../../sim/index.ts";
import { causes } from "../../../text/causes.ts";
import { formatPause, formatStep, replicaName, replicasName, speedWords } from "./elastic.ts";
import { batches, recoveries } from "../../../text/recoveries.ts";
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
    `Incident: ${formatMany(nodes, "node")} in ${formatMany(rows, "row")} failed${cause === null ? "" : ` (${causes[cause]})`} and broke ${formatCount(broken)} of ${formatMany(replicas, "replica")}. The job is paused.`,
  brokenOutside: (nodes: number, cause: FailureCause | null) =>
    `Incident: ${formatMany(nodes, "node")} failed${cause === null ? "" : ` (${causes[cause]})`} outside the ring. The job continues.`,
  waitsForRing: "The failure is detected. The fleet waits for you to close the ring.",
  waitsForReplicas:
    "The failure is detected. Fewer than two replicas are healthy: the ring closes by itself as soon as two are.",
  waitsForNodes: "The failure is detected. Rigid: the fleet waits until every node is back.",
  regrouped: (healthy: readonly number[]) =>
    `Healthy nodes regrouped: ${replicasName(healthy)} ${healthy.length === 1 ? "is" : "are"} healthy again.`,
  ready: (replica: number, node: string | null) =>
    node === null
      ? `${capital(replicaName(replica))} is healthy and could rejoin.`
      : `Node ${node} is back: ${replicaName(replica)} is healthy and could rejoin.`,
  building: (replicas: number, cold: boolean, pause: Seconds) =>
    `A ring of ${formatMany(replicas, "replica")} is being built${cold ? ", with a cold start" : ""}: ${formatPause(pause)}.`,
  built: (replicas: number, share: number, pause: Seconds) =>
    `The ring works with ${formatMany(replicas, "replica")}: ${speedWords(share)}, after a pause of ${formatPause(pause)}.`,
  slowed: (from: number, to: number) =>
    `Steps take ${formatPercent(to / from - 1)} longer: ${formatStep(to)} instead of ${formatStep(from)}. Nothing failed.`,
  recovery: (mode: RecoveryMode) => `When a node fails: ${recoveries[mode].name}.`,
  batch: (rule: BatchRule) => `Global batch: ${batches[rule].name}.`,
  routing: (routing: Routing) => `The ring is closed ${routing === "by-hand" ? "manually" : "automatically"}.`,
  ring: (replicas: number, pause: Seconds) =>
    `You order a ring of ${formatMany(replicas, "replica")}, a pause of ${formatPause(pause)}.`,
  swapped: (nodes: number) => `${formatMany(nodes, "node")} swapped for ${nodes === 1 ? "another" : "others"}.`,
} as const;

/** News of a job of replicas. */
export const elasticNews = {
  broken: (nodes: number, broken: number, replicas: number) =>
    `${formatMany(nodes, "node")} failed in ${formatCount(broken)} of ${formatMany(replicas, "replica")}. All GPUs are stalled.`,
  crashed: (nodes: number, lost: number) =>
    `${formatMany(nodes, "node")} failed. Rigid: ${formatGpuHours(lost)} are lost, and all GPUs wait for ${nodes === 1 ? "it" : "them"}.`,
  waits: "The ring is open and the whole fleet waits: close it. Space pauses the clock.",
  waitsForReplicas: "Fewer than two replicas are healthy: the whole fleet waits for nodes. Spares can repair one.",
  built: (replicas: number, share: number) =>
    `The ring works with ${formatMany(replicas, "replica")}: ${speedWords(share)}.`,
  ready: (replicas: readonly number[]) =>
    `${capital(replicasName(replicas))} ${replicas.length === 1 ? "is" : "are"} healthy again and could rejoin the ring.`,
  slowed: (from: number, to: number) => `Steps take ${formatPercent(to / from - 1)} longer. Nothing failed.`,
} as const;

/** Single lines of help in this lesson. */
export const elasticCoach = {
  rigid: (gpus: string) =>
    `One job on ${gpus}, and it is rigid: one failed node stops them all. Look at the other ways to recover before one fails.`,
  route: (own: number, automatic: number) =>
    `A step takes ${formatStep(own)} on your ring, ${formatStep(automatic)} on the automatic route. A new ring costs one pause. It can be beaten, too.`,
  open: "The ring is open: the survivors are allocated, not productive. Space pauses the clock. Drag each loose end to the next, or press “Close the gaps”. Hot spares can repair replicas meanwhile.",
  replicas:
    "Fewer than two replicas are healthy. The ring closes by itself as soon as two are: hot spares can repair one, regrouping combines broken ones.",
  nodes: (broken: number, healthy: number) =>
    `All GPUs wait for ${formatMany(broken, "broken replica")}. Choose Elastic: the job continues with the ${formatCount(healthy)} healthy ones.`,
  ready: (count: number) =>
    `${formatMany(count, "replica")} could rejoin. Each time costs a pause of the whole fleet: see when that pays back, or wait for more.`,
  slow: "Nothing failed, but every step waits for the slowest replica. Find it in the compute times under the hall, then leave it out or swap its nodes.",
  shrunk: (used: Seconds, limit: Seconds) =>
    `The batch has been smaller for ${formatDuration(used)}; the SLA allows ${formatDuration(limit)}. Keep makes the same steps, a little slower.`,
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
