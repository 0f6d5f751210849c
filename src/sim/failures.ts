import { drawNodes, drawSlowNode, elasticNamed } from "./elastic/begin-elastic.ts";
import { breakRing, nodeIsBack, slowNode } from "./elastic/recovery.ts";
import { colorNode, recolor, settleCounts } from "./gpus.ts";
import { failsAt, mttfOf } from "./hazard.ts";
import { requeue, restart, rollBack, settlePhase } from "./job-lifecycle.ts";
import type { FailureCause, NodeId, Seconds } from "./level.ts";
import { findOtherTargets, strand } from "./movers.ts";
import { noteUse } from "./fair-share.ts";
import { drawsOf, exponential, pickWeighted } from "./random.ts";
import { beginStint } from "./stints.ts";
import type { Job } from "./job.ts";
import { jobOf, jobsOnNode, type SimState } from "./state.ts";
import { GpuState } from "./view.ts";

const hour = 3600;
const day = 24 * hour;

/**
 * What brings a node back. A restart takes 3 h and a replaced part 3 days (Arfeen et al., arXiv 2504.06095, 2025, on
 * the failures of Llama 3); an automated reset, reboot and re-test 2 h (AIReSim, arXiv 2603.07041, 2026, Table 1).
 */
const repairSeconds = { restart: 3 * hour, automated: 2 * hour, replaced: 3 * day } as const;

/**
 * The 419 unexpected interruptions of Llama 3's 54 days on up to 16,384 H100 (arXiv 2407.21783, 2024, Table 5), by
 * count. No source gives a repair time by cause: the kind of repair is this model's own assignment.
 */
const causes: readonly {
  readonly cause: FailureCause;
  readonly count: number;
  readonly repair: keyof typeof repairSeconds;
}[] = [
  { cause: "gpu", count: 148, repair: "replaced" },
  { cause: "hbm3", count: 72, repair: "replaced" },
  { cause: "software", count: 54, repair: "restart" },
  { cause: "network", count: 35, repair: "restart" },
  { cause: "host-maintenance", count: 32, repair: "automated" },
  { cause: "gpu-sram", count: 19, repair: "automated" },
  { cause: "gpu-processor", count: 17, repair: "automated" },
  { cause: "nic", count: 7, repair: "replaced" },
  { cause: "nccl-timeout", count: 7, repair: "automated" },
  { cause: "silent-corruption", count: 6, repair: "replaced" },
  { cause: "gpu-thermal", count: 6, repair: "replaced" },
  { cause: "ssd", count: 3, repair: "replaced" },
  { cause: "power-supply", count: 3, repair: "replaced" },
  { cause: "chassis", count: 2, repair: "replaced" },
  { cause: "io-board", count: 2, repair: "replaced" },
  { cause: "dependency", count: 2, repair: "restart" },
  { cause: "cpu", count: 2, repair: "replaced" },
  { cause: "memory", count: 2, repair: "replaced" },
];
const counts = causes.map(({ count }) => count);

/** Puts the first failure of every node, the level's scripted ones and its aging on the list. */
export function scheduleFailures(state: SimState): void {
  for (let node = 0; node < state.hall.nodeCount; node++) scheduleNextFailure(state, node, 0);
  for (const [index, { time }] of state.level.failures.scripted.entries()) {
    state.future.add(time, "scripted-failure", index);
  }
  for (const [index, { time }] of (state.level.failures.slowdowns ?? []).entries()) {
    state.future.add(time, "node-slows", index);
  }
  for (const { from } of state.level.failures.aging) state.future.add(from, "hardware-ages");
}

/** From now on nodes fail at another rate; those that were to fail later than now were drawn with it. */
export function hardwareAges(state: SimState): void {
  beginStint(state);
  const mttf = mttfOf(state);
  if (mttf !== null) state.events.push({ time: state.now, type: "hardware-aged", mttf });
}

/** A node's drawn failure comes; one that is down already is spared until it is back. */
export function nodeFails(state: SimState, node: NodeId): void {
  if (state.nodeDown[node] === 1) {
    scheduleNextFailure(state, node, state.nodeReturnsAt[node] ?? state.now);
    return;
  }
  const nth = state.nodeFailures[node] ?? 0;
  const kind = causes[pickWeighted(counts, drawsOf(state.key, "cause", node, nth)())];
  if (!kind) throw new RangeError(`no failure cause for node ${node}`);
  takeDown(state, node, kind.cause, repairSeconds[kind.repair]);
  for (const elastic of state.elastics.values()) breakRing(state, elastic);
  scheduleNextFailure(state, node, state.nodeReturnsAt[node] ?? state.now);
}

/** A failure the level scripted comes, to nodes that are up. */
export function scriptedFailure(state: SimState, index: number): void {
  const failure = state.level.failures.scripted[index];
  if (!failure) throw new RangeError(`there is no scripted failure ${index}`);
  const { cause, repairSeconds: first, returnsOver = 0 } = failure;
  const nodes = typeof failure.nodes === "string" ? drawNodes(state, failure.nodes, failure.job, index) : failure.nodes;
  for (const [nth, node] of nodes.entries()) {
    const later = Math.round((nth * returnsOver) / Math.max(1, nodes.length - 1));
    if (state.nodeDown[node] === 0) takeDown(state, node, cause, first + later);
  }
  for (const elastic of state.elastics.values()) breakRing(state, elastic);
}

/** A node of a data-parallel job turns slow without failing. */
export function nodeSlows(state: SimState, index: number): void {
  const slowdown = state.level.failures.slowdowns?.[index];
  if (!slowdown) throw new RangeError(`there is no slowdown ${index}`);
  const elastic = elasticNamed(state, slowdown.job);
  const node = drawSlowNode(state, elastic, index);
  if (node !== null) slowNode(state, elastic, node, slowdown.permille);
}

/** A repaired node takes jobs again. */
export function nodeReturns(state: SimState, node: NodeId): void {
  settleCounts(state);
  const { gpusPerNode } = state.hall;
  state.nodes.bringBack(node);
  state.downGpus -= gpusPerNode;
  const [waiting] = jobsOnNode(state, node);
  if (waiting === undefined) {
    state.idleGpus += gpusPerNode;
    colorNode(state, node, GpuState.idle);
    state.needsScheduling = true;
  } else {
    const job = jobOf(state, waiting);
    settlePhase(state, job);
    job.heldGpus += gpusPerNode;
    noteUse(state, job, gpusPerNode);
    recolor(state, job);
  }
  state.events.push({ time: state.now, type: "node-returned", node });
  for (const elastic of state.elastics.values()) nodeIsBack(state, elastic, node);
}

/**
 * Every job with a GPU on the node rolls back to its last checkpoint: to the queue, or, where a stand-by takes the
 * node's place, a job of whole nodes restarts where it stands. Moves onto the node go elsewhere.
 */
function takeDown(state: SimState, node: NodeId, cause: FailureCause, ownRepair: Seconds): void {
  const { standbys } = state.level.failures;
  const { detectSeconds, rescheduleSeconds } = state.level.restart;
  const repair = standbys ? detectSeconds + rescheduleSeconds : ownRepair;
  const stranded = strand(state, [node]);
  const jobs = jobsOnNode(state, node);
  const { gpusPerNode } = state.hall;
  const isKept = ({ id, gpus }: Job): boolean => state.elastics.has(id) || (standbys && gpus > gpusPerNode);
  const wide = jobs.map((id) => jobOf(state, id)).find(isKept);
  const voided = wide?.phase === "checkpointing" || wide?.drainEnds != null;
  let lost = 0;
  const isElastic = wide !== undefined && state.elastics.has(wide.id);
  if (wide && isElastic) settlePhase(state, wide);
  else if (wide) lost = rollBack(state, wide, "lostToFailures");
  else for (const id of jobs) lost += requeue(state, jobOf(state, id), "lostToFailures");
  settleCounts(state);
  state.failures++;
  state.nodes.takeDown(node, state.now + repair);
  if (wide) {
    wide.heldGpus -= gpusPerNode;
    noteUse(state, wide, -gpusPerNode);
  } else state.idleGpus -= gpusPerNode;
  state.downGpus += gpusPerNode;
  colorNode(state, node, GpuState.down);
  state.future.add(state.now + repair, "node-returns", node);
  state.events.push({ time: state.now, type: "node-failed", node, cause, repairSeconds: repair, jobs, lost });
  findOtherTargets(state, stranded, "node-failed");
  if (!wide || isElastic) return;
  state.events.push({ time: state.now, type: "job-rolled-back", job: wide.id, lost, voided });
  restart(state, wide);
}

/** Each node's failures are exponential and its own: looked up by (seed, node, nth), so no command can shift them. */
function scheduleNextFailure(state: SimState, node: NodeId, from: Seconds): void {
  const { perThousandNodeDays } = state.level.failures;
  if (perThousandNodeDays === 0) return;
  const nth = (state.nodeFailures[node] ?? 0) + (from > 0 ? 1 : 0);
  state.nodeFailures[node] = nth;
  const mean = (1000 * day) / perThousandNodeDays;
  const span = exponential(mean, drawsOf(state.key, "failure", node, nth)());
  state.future.add(Math.ceil(failsAt(state.level, from, span)), "node-fails", node);
}
