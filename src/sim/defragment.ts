import { secondsToRing } from "./elastic/course.ts";
import { allocate, release } from "./gpus.ts";
import { createHoles } from "./holes.ts";
import { enterPhase, requeue, settlePhase, work } from "./job-lifecycle.ts";
import type { GpuSeconds, JobId, NodeId, Seconds } from "./level.ts";
import { tax } from "./migration.ts";
import { isOpen } from "./placement.ts";
import type { Job } from "./job.ts";
import { jobOf, jobsOnNode, type SimState } from "./state.ts";

/** Which jobs a compaction moves, where to, and how long the world stops for it. */
export interface Compaction {
  readonly moves: ReadonlyMap<JobId, NodeId>;
  readonly seconds: Seconds;
  /** The nodes that will be empty: consecutive, inside one pod. */
  readonly firstNode: NodeId;
  readonly nodeCount: number;
}

/**
 * Plans to gather the idle nodes in one stretch, the longest that packing allows, where the least must move.
 * Returns null if no stretch longer than the present longest can be had.
 */
export function planCompaction(state: SimState, longestEmptyRun: number): Compaction | null {
  const idle = state.nodeFree.reduce((sum, free, node) => sum + (isUsable(state, node) ? free : 0), 0);
  const maxCount = Math.min(Math.floor(idle / state.hall.gpusPerNode), state.hall.nodesPerPod);
  const step = Math.max(1, Math.floor(maxCount / 40));
  for (let count = maxCount; count > longestEmptyRun; count -= step) {
    const firstNode = leastBusyStretch(state, count);
    const moves = firstNode === null ? null : pack(state, firstNode, count);
    if (firstNode !== null && moves) return { moves, seconds: stopSeconds(state, moves), firstNode, nodeCount: count };
  }
  return null;
}

/** Stops every job until the compaction is done; one that restarts has no state to copy yet, and goes on with that. */
export function startDefragmentation(state: SimState, plan: Compaction): void {
  const until = state.now + plan.seconds;
  state.defragmentation = { started: state.now, until, moves: plan.moves };
  for (const id of state.running) {
    const job = jobOf(state, id);
    if (job.phase === "restarting") continue;
    enterPhase(state, job, plan.moves.has(id) ? "migrating" : "stalled");
  }
  state.future.add(until, "defragmentation-ends");
  state.events.push({ time: state.now, type: "defragmentation-started", until, moves: plan.moves.size });
}

/** What the GPUs that jobs hold now will spend on a compaction, if nothing fails or comes back meanwhile. */
export function stopCostOf(state: SimState, plan: Compaction): { migrating: GpuSeconds; stalled: GpuSeconds } {
  let migrating = 0;
  let stalled = 0;
  for (const id of state.running) {
    const job = jobOf(state, id);
    const restarting = restartingFor(state, job);
    if (plan.moves.has(id) && restarting === 0) migrating += plan.seconds * job.heldGpus;
    else stalled += Math.max(0, plan.seconds - restarting) * job.heldGpus;
  }
  return { migrating, stalled };
}

/** Seconds that a job goes on restarting, whether or not the world is stopped. */
function restartingFor(state: SimState, job: Job): Seconds {
  if (job.phase !== "restarting") return 0;
  const left = job.phaseEnds - state.now;
  const elastic = state.elastics.get(job.id);
  return elastic ? (secondsToRing(state, elastic) ?? left) : left;
}

/** Puts the moved jobs down where the plan says, as far as nodes still stand, and lets everybody go on. */
export function endDefragmentation(state: SimState): void {
  const moves = state.defragmentation?.moves ?? new Map<JobId, NodeId>();
  state.defragmentation = null;
  const moved = [...moves.keys()].filter((id) => state.running.has(id)).map((id) => jobOf(state, id));
  for (const id of state.running) {
    const job = jobOf(state, id);
    if (job.phase === "stalled" && !moves.has(id)) work(state, job);
  }
  for (const job of moved) {
    settlePhase(state, job);
    release(state, job, job.nodes);
  }
  const homeless: Job[] = [];
  for (const job of moved) {
    const target = moves.get(job.id);
    if (target !== undefined && hasRoom(state, target, job)) {
      putDown(state, job, target);
      tax(state, job);
    } else homeless.push(job);
  }
  for (const job of homeless) {
    const [source] = job.nodes;
    if (source !== undefined && hasRoom(state, source, job)) {
      putDown(state, job, source);
      if (job.phase !== "restarting") work(state, job);
    } else {
      const lost = requeue(state, job, "lostToFailures");
      state.events.push({ time: state.now, type: "job-rolled-back", job: job.id, lost, voided: false });
    }
  }
  state.needsScheduling = true;
  state.events.push({ time: state.now, type: "defragmentation-done", moves: moved.length - homeless.length });
}

function putDown(state: SimState, job: Job, node: NodeId): void {
  job.nodes = [node];
  allocate(state, job, job.nodes);
}

function hasRoom(state: SimState, node: NodeId, job: Job): boolean {
  return state.nodeDown[node] === 0 && (state.nodeFree[node] ?? 0) >= job.gpus;
}

function stopSeconds(state: SimState, moves: ReadonlyMap<JobId, NodeId>): Seconds {
  let bytes = 0;
  for (const id of moves.keys()) bytes += jobOf(state, id).stateBytes;
  const { fixedSeconds, bytesPerSecond } = state.level.defragmentation;
  return fixedSeconds + Math.ceil(bytes / bytesPerSecond);
}

/** Open to everybody, and without a job that spans nodes: drained, reserved and spanned nodes stay as they are. */
function isUsable(state: SimState, node: NodeId): boolean {
  return isOpen(state, node, -1) && !jobsOnNode(state, node).some((id) => jobOf(state, id).nodes.length > 1);
}

function leastBusyStretch(state: SimState, count: number): NodeId | null {
  const { nodeCount, nodesPerPod, gpusPerNode } = state.hall;
  let best: NodeId | null = null;
  let bestBusy = Infinity;
  for (let pod = 0; pod < nodeCount; pod += nodesPerPod) {
    let busy = 0;
    let blocked = 0;
    const add = (node: NodeId, sign: 1 | -1): void => {
      if (isUsable(state, node)) busy += sign * (gpusPerNode - (state.nodeFree[node] ?? 0));
      else blocked += sign;
    };
    for (let node = pod; node < pod + nodesPerPod; node++) {
      add(node, 1);
      const first = node - count + 1;
      if (first < pod) continue;
      if (blocked === 0 && busy < bestBusy) {
        best = first;
        bestBusy = busy;
      }
      add(first, -1);
    }
  }
  return best;
}

/** Best fit, widest first, of the stretch's jobs into the holes outside; whole-node jobs push the emptiest nodes out. */
function pack(state: SimState, firstNode: NodeId, count: number): Map<JobId, NodeId> | null {
  const { nodeCount, gpusPerNode } = state.hall;
  const free = Uint8Array.from(state.nodeFree);
  const inside = (node: NodeId): boolean => node >= firstNode && node < firstNode + count;
  const outside = Array.from({ length: nodeCount }, (_, node) => node).filter(
    (node) => !inside(node) && isUsable(state, node),
  );
  const homeless: Job[] = [];
  for (let node = firstNode; node < firstNode + count; node++) homeless.push(...jobsAt(state, node));
  const wide = homeless.filter((job) => job.gpus === gpusPerNode);
  const moves = new Map<JobId, NodeId>();
  const narrow = homeless.filter((job) => job.gpus < gpusPerNode);
  const byRoom = outside.toSorted((a, b) => (free[b] ?? 0) - (free[a] ?? 0) || a - b);
  for (const [index, job] of wide.entries()) {
    const node = byRoom[index];
    if (node === undefined) return null;
    const evicted = jobsAt(state, node);
    if (evicted.some((standing) => standing.gpus === gpusPerNode)) return null;
    narrow.push(...evicted);
    free[node] = 0;
    moves.set(job.id, node);
  }
  narrow.sort((a, b) => b.gpus - a.gpus || a.id - b.id);
  const taken = new Set(byRoom.slice(0, wide.length));
  const holes = createHoles(
    outside.filter((node) => !taken.has(node)),
    free,
    gpusPerNode,
  );
  for (const job of narrow) {
    const node = holes.take(job.gpus);
    if (node === null) return null;
    moves.set(job.id, node);
  }
  return moves;
}

function jobsAt(state: SimState, node: NodeId): Job[] {
  return jobsOnNode(state, node).map((id) => jobOf(state, id));
}
