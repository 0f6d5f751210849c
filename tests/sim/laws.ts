import type { JobId, JobPhase, Ledger, NodeId, Simulation } from "../../src/sim/index.ts";
import type { Integers } from "../../src/sim/nodes.ts";
import type { Elastic } from "../../src/sim/elastic/elastic.ts";
import type { Job } from "../../src/sim/job.ts";
import { phaseShare } from "../../src/sim/phase-share.ts";
import { jobOf, type SimState } from "../../src/sim/state.ts";
import { insideOnePod } from "../../src/sim/topology.ts";
import { GpuState } from "../../src/sim/view.ts";
import { waitsOf } from "../../src/sim/waits.ts";

/** GPU-seconds that a ledger accounts for beyond the capacity, or lacks: always 0. */
export function surplusOf(ledger: Ledger): number {
  const { capacity, ...classes } = ledger;
  return Object.values(classes).reduce((sum, value) => sum + value, 0) - capacity;
}

/** What must hold of a state at every moment, whatever was commanded; throws with the first thing that does not. */
export function checkLaws(state: SimState, simulation: Simulation): void {
  const { ledger } = simulation.view();
  same(surplusOf(ledger), 0, state, "surplus of the ledger");
  for (const name of growing) if (ledger[name] < 0) same(ledger[name], "at least 0", state, `${name} in the ledger`);
  checkGpus(state);
  checkOpenNodes(state);
  for (const job of state.jobs) checkJob(state, job);
  checkLines(state, ledger);
  checkQueue(state);
  checkMovers(state);
  checkReservations(state);
  for (const elastic of state.elastics.values()) checkElastic(state, elastic);
}

/** What is useful is what the running jobs do one by one, though most of them are read together. */
function checkLines(state: SimState, { useful }: Ledger): void {
  const shares = [...state.running].map((id) => phaseShare(jobOf(state, id), state.now).useful);
  same(
    useful,
    shares.reduce((sum, share) => sum + share, state.totals.useful),
    state,
    "useful work",
  );
  const strangers = [...state.lines.crooked].filter((id) => !state.running.has(id));
  same(strangers.join(), "", state, "jobs that are not on the line and do not run");
}

/** All classes but useful: what is lost is taken out of that one again. */
const growing = [
  "capacity",
  "lostToKills",
  "lostToFailures",
  "checkpointing",
  "restarting",
  "migrating",
  "tax",
  "stalled",
  "idle",
  "down",
] as const;

/** Throws with the first class of the ledger that has shrunk; only useful may. */
export function checkGrowth(before: Ledger, after: Ledger): void {
  const shrunk = growing.find((name) => after[name] < before[name]);
  if (shrunk) throw new Error(`${shrunk} in the ledger shrank from ${before[shrunk]} to ${after[shrunk]}`);
}

/** What a data-parallel job does at each stage of its ring. */
const phasesAt: Readonly<Record<Elastic["stage"], readonly JobPhase[]>> = {
  working: ["working", "checkpointing"],
  detecting: ["restarting"],
  building: ["restarting"],
  "waiting-for-ring": ["stalled"],
  "waiting-for-nodes": ["stalled"],
};

/** Replicas share the job's nodes out; the ring goes once through each of its replicas, which are healthy while it works. */
function checkElastic(state: SimState, { job, replicas, ring, members, stage, closed }: Elastic): void {
  const phase = state.jobs.get(job)?.phase ?? "working";
  const isStopped = state.defragmentation !== null && stage === "working" && phase === "stalled";
  same(isStopped || phasesAt[stage].includes(phase), true, state, `${phase} while ${stage}`);
  if (closed) for (const id of ring) same(isHealthy(state, replicas, id), true, state, "whole: in a closed ring", id);
  const nodes = replicas.flat().toSorted((a, b) => a - b);
  same(nodes.join(), state.jobs.get(job)?.nodes.join(), state, "nodes of the replicas");
  same(new Set(ring).size, ring.length, state, "replicas in the ring");
  for (const replica of members) {
    same(isHealthy(state, replicas, replica), true, state, "whole: member", replica);
  }
  if (stage === "working")
    same(members.size === ring.length && ring.every((id) => members.has(id)), true, state, "members");
}

function isHealthy(state: SimState, replicas: Elastic["replicas"], replica: number): boolean {
  return replicas[replica]?.every((node) => state.nodeDown[node] === 0) ?? false;
}

/** Nodes that data-parallel jobs hold outside their rings. */
function outsideRing({ elastics }: SimState): ReadonlySet<NodeId> {
  const outside = [...elastics.values()].flatMap(({ replicas, ring }) =>
    replicas.filter((_, id) => !ring.includes(id)),
  );
  return new Set(outside.flat());
}

function checkGpus(state: SimState): void {
  const { gpusPerNode, nodeCount } = state.hall;
  const outside = outsideRing(state);
  let idle = 0;
  let down = 0;
  for (let node = 0; node < nodeCount; node++) {
    const isDown = state.nodeDown[node] === 1;
    let free = 0;
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
      const job = state.gpuJob[gpu] ?? -1;
      const held = state.gpuHeld[gpu] ?? -1;
      if (isDown) down++;
      else if (job < 0) idle++;
      if (!isDown && job < 0 && held < 0) free++;
      same(job >= 0 && held >= 0, false, state, "busy and held at once: GPU", gpu);
      same(isDown && (held >= 0 || (job >= 0 && !keepsPlace(state, job))), false, state, "down but taken: GPU", gpu);
      same(
        state.gpuState[gpu],
        isDown ? GpuState.down : colorOf(state, job, outside.has(node)),
        state,
        "color of GPU",
        gpu,
      );
    }
    same(state.nodeFree[node], free, state, "free GPUs of node", node);
  }
  same(state.idleGpus, idle, state, "idle GPUs");
  same(state.downGpus, down, state, "GPUs down");
}

/** What the nodes have indexed is what looking at every node finds. */
function checkOpenNodes(state: SimState): void {
  const { gpusPerNode, nodeCount, nodesPerPod } = state.hall;
  const isOpen = (node: NodeId): boolean =>
    state.nodeDown[node] === 0 && state.nodeDrained[node] === 0 && state.nodeReservedFor[node] === -1;
  const open = Array.from({ length: nodeCount }, (_, node) => node).filter(isOpen);
  for (let free = 0; free <= gpusPerNode; free++) {
    const wanted = open.filter((node) => state.nodeFree[node] === free);
    const found: NodeId[] = [];
    for (let node = state.nodes.nextOpen(free, 0); node >= 0; node = state.nodes.nextOpen(free, node + 1)) {
      found.push(node);
    }
    same(found.join(), wanted.join(), state, "open nodes by free GPUs:", free);
    same(state.nodes.openWith(free), wanted.length, state, "number of open nodes with free GPUs:", free);
  }
  const runs: number[][] = [];
  for (const node of open) {
    if (state.nodeFree[node] !== gpusPerNode) continue;
    const last = runs.at(-1);
    if (last && last.at(-1) === node - 1 && node % nodesPerPod !== 0) last.push(node);
    else runs.push([node]);
  }
  const found = state.nodes.emptyRuns.map(({ firstNode, nodeCount: count }) => `${firstNode}+${count}`);
  same(found.join(), runs.map((run) => `${run[0]}+${run.length}`).join(), state, "runs of empty nodes");
}

/** Whether a failed node of this job keeps its place: a stand-by comes for it, or it is a replica's. */
function keepsPlace(state: SimState, job: number): boolean {
  if (state.elastics.has(job)) return true;
  return state.level.failures.standbys && (state.jobs.get(job)?.gpus ?? 0) > state.hall.gpusPerNode;
}

function colorOf(state: SimState, job: number, isOutside: boolean): number {
  if (job < 0) return GpuState.idle;
  const works = state.jobs.get(job)?.phase === "working" && !(isOutside && state.elastics.has(job));
  return works ? GpuState.working : GpuState.wasted;
}

/** A running job holds exactly its GPUs on its nodes, and as many again on those it is being copied to. */
function checkJob(state: SimState, job: Job): void {
  const { id, nodes, movingTo } = job;
  const isCopied = state.copying.has(id);
  const isQueued = state.moveQueue.includes(id);
  const running = job.status === "running";
  const width = running ? job.gpus : 0;
  same(count(state, state.gpuJob, id, nodes), width, state, "GPUs at home of job", id);
  same(count(state, state.gpuJob, id, movingTo), isCopied ? width : 0, state, "GPUs at the target of job", id);
  same(count(state, state.gpuHeld, id, movingTo), isQueued ? width : 0, state, "GPUs held for job", id);
  const missing = nodes.filter((node) => state.nodeDown[node] === 1).length * state.hall.gpusPerNode;
  same(job.heldGpus, (isCopied ? 2 * width : width) - missing, state, "GPUs counted for job", id);
  same(movingTo.length > 0, isCopied || isQueued, state, "on its way: job", id);
  const copies = running && job.phase === "migrating" && state.defragmentation === null;
  same(isCopied, copies, state, "migrating iff copied: job", id);
  same(state.running.has(id), running, state, "in the set of running: job", id);
  const worksOn = running && (job.phase === "working" || job.phase === "checkpointing");
  same(worksOn && state.defragmentation !== null, false, state, "works while the world is stopped: job", id);
  const inOrder = job.saved <= job.captured && job.captured <= job.done && job.done <= job.work;
  same(inOrder, true, state, "saved <= captured <= done <= work: job", id);
  same(job.drainEnds !== null, job.captured > job.saved, state, "drains iff captured and not saved: job", id);
  if (!job.contiguous || !running) return;
  const first = nodes[0] ?? 0;
  const inRow = nodes.every((node, index) => node === first + index);
  same(inRow && insideOnePod(state.hall, first, nodes.length), true, state, "consecutive inside a pod: gang", id);
}

function count(state: SimState, table: Integers, job: JobId, nodes: readonly NodeId[]): number {
  const { gpusPerNode } = state.hall;
  let found = 0;
  for (const node of nodes) {
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) if (table[gpu] === job) found++;
  }
  return found;
}

/** Who is pending queues exactly once, who is not does not, and every busy GPU belongs to a job that counts it. */
function checkQueue(state: SimState): void {
  const pending = [...state.jobs].filter(({ status }) => status === "pending").map(({ id }) => id);
  same(
    state.queue
      .inOrder()
      .toSorted((a, b) => a - b)
      .join(),
    pending.join(),
    state,
    "jobs in the queue",
  );
  checkLanes(state);
  const held = [...state.jobs].reduce((sum, job) => sum + job.heldGpus, 0);
  const { gpusPerNode } = state.hall;
  const isUp = (gpu: number): boolean => state.nodeDown[Math.floor(gpu / gpusPerNode)] === 0;
  const busy = state.gpuJob.reduce((sum, job, gpu) => sum + (job >= 0 && isUp(gpu) ? 1 : 0), 0);
  same(busy, held, state, "busy GPUs");
}

/** The queue's lanes hold whom they should, in the order in which they came, and waits are those of a list of them. */
function checkLanes(state: SimState): void {
  const order = state.queue.inOrder().map((id) => jobOf(state, id));
  for (const [index, lane] of state.queue.lanes.entries()) {
    const alike = (job: Job): boolean =>
      job.gpus === lane.gpus &&
      job.contiguous === lane.contiguous &&
      job.priority === lane.priority &&
      job.group === lane.group;
    const found = Array.from({ length: lane.length }, (_, at) => state.queue.at(index, at));
    same(
      found.join(),
      order
        .filter(alike)
        .map(({ id }) => id)
        .join(),
      state,
      "jobs in lane",
      index,
    );
    same(state.queue.at(index, lane.length), null, state, "beyond the end of lane", index);
  }
  const joined = order.map(({ queuedAt }) => queuedAt);
  same(joined.join(), joined.toSorted((a, b) => a - b).join(), state, "order of the queue");
  const waits = order.filter(({ priority }) => priority === "student").map(({ queuedAt }) => state.now - queuedAt);
  for (const { counts } of state.startedWaits.counts()) {
    for (const [wait, jobs] of counts.entries()) {
      if (wait <= state.now) waits.push(...Array.from({ length: jobs }, () => wait));
    }
  }
  waits.sort((a, b) => a - b);
  const { p95, mean, longest } = waitsOf(state);
  same(p95, waits[Math.ceil(0.95 * waits.length) - 1] ?? 0, state, "95th percentile of the waits");
  same(longest, waits.at(-1) ?? 0, state, "longest wait");
  const sum = waits.reduce((total, wait) => total + wait, 0);
  same(mean, waits.length === 0 ? 0 : sum / waits.length, state, "mean wait");
}

/** Every job that is to move is copied, queues for it, or waits for room, and no other does. */
function checkMovers(state: SimState): void {
  const { copying, moveQueue, waitingMovers, moveOrders } = state;
  const movers = [...copying, ...moveQueue, ...waitingMovers].toSorted((a, b) => a - b);
  same(movers.join(), [...moveOrders.keys()].toSorted((a, b) => a - b).join(), state, "jobs that are to move");
  for (const id of waitingMovers) same(state.jobs.get(id)?.movingTo.length, 0, state, "targets of the waiting job", id);
}

function checkReservations(state: SimState): void {
  const reserved = new Map<NodeId, JobId>();
  for (const [gang, { firstNode, nodeCount, emptyBy }] of state.windows) {
    // Promised to be empty by now, it would hold its gang, unless that was taken back.
    if (!state.ended) same(emptyBy >= state.now, true, state, `promised for ${emptyBy}: window of gang`, gang);
    same(state.jobs.get(gang)?.status, "pending", state, "status of the gang with a window:", gang);
    for (let node = firstNode; node < firstNode + nodeCount; node++) reserved.set(node, gang);
  }
  for (const [node, gang] of state.nodeReservedFor.entries()) {
    if (gang !== undefined && state.elastics.has(gang)) continue;
    same(gang, reserved.get(node) ?? -1, state, "gang that reserved node", node);
  }
}

/** Plain comparison: an assertion library's own costs more than the simulation. */
function same(got: unknown, wanted: unknown, state: SimState, what: string, id?: number): void {
  if (got === wanted) return;
  throw new Error(
    `${what}${id === undefined ? "" : ` ${id}`} at ${state.now} is ${String(got)}, but must be ${String(wanted)}`,
  );
}
