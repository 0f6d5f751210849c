import type { Job } from "./job.ts";
import type { JobId, NodeId, Seconds } from "./level.ts";
import { isOpen } from "./placement.ts";
import { endsOf, endsOn, isCurrent, replanEvery, type Place } from "./reservation.ts";
import { jobOf, type Reservation, type SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";

/** So many are planned for: what Slurm looks at on an event by default (default_queue_depth in its scheduling guide). */
const depth = 100;

/** A node's free GPUs over time, as steps: from each time on so many, after the last one for ever. */
interface Outlook {
  readonly times: Seconds[];
  readonly free: number[];
}

/**
 * Reservations of those who have waited longest. From time to time the plan is compressed: in order, each is taken out and
 * put back as early as it can be beside all the others, so nobody is put later than before while estimates hold.
 */
export function planAhead(state: SimState): readonly Reservation[] {
  const { reservations, now } = state;
  const [oldest] = reservations;
  if (oldest && now - oldest.plannedAt < replanEvery && reservations.every((one) => isCurrent(state, one))) {
    return reservations;
  }
  const outlooks = outlooksOf(state);
  const kept = new Map<JobId, Place>();
  for (const { job, at, nodes } of reservations) {
    if (nodes.some((node) => !isOpen(state, node, job))) continue;
    kept.set(job, { at: Math.max(at, now), nodes });
    book(state, outlooks, jobOf(state, job), { at: Math.max(at, now), nodes }, 1);
  }
  const planned: Reservation[] = [];
  for (const id of state.queue.inOrder().slice(0, depth)) {
    if (state.windows.has(id)) continue;
    const job = jobOf(state, id);
    const before = kept.get(id);
    if (before) book(state, outlooks, job, before, -1);
    const place = placeFor(state, job, outlooks);
    if (!place) continue;
    book(state, outlooks, job, place, 1);
    planned.push({ job: id, plannedAt: now, ...place });
  }
  state.reservations = planned;
  return planned;
}

/** Takes a job's GPUs for as long as its owner says, or, with -1, gives them back. */
function book(
  { hall }: SimState,
  outlooks: readonly (Outlook | null)[],
  { gpus, estimate }: Job,
  { at, nodes }: Place,
  sign: 1 | -1,
): void {
  for (const node of nodes) {
    const outlook = outlooks[node];
    if (outlook) take(outlook, at, estimate, sign * Math.min(gpus, hall.gpusPerNode));
  }
}

/** By node; null of one that no job may go to. */
function outlooksOf(state: SimState): (Outlook | null)[] {
  const endOf = endsOf(state);
  return Array.from({ length: state.hall.nodeCount }, (_, node) => {
    if (!isOpen(state, node, -1)) return null;
    let room = state.nodeFree[node] ?? 0;
    const outlook: Outlook = { times: [state.now], free: [room] };
    for (const { gpus, end } of endsOn(state, node, endOf)) {
      room += gpus;
      outlook.times.push(end);
      outlook.free.push(room);
    }
    return outlook;
  });
}

function placeFor(state: SimState, job: Job, outlooks: readonly (Outlook | null)[]): Place | null {
  const { gpusPerNode } = state.hall;
  if (job.gpus <= gpusPerNode) return earliestIn(outlooks, job.gpus, job.estimate);
  return earliestWhole(state, job, outlooks);
}

/** Whole nodes, side by side for a gang, that are all empty for as long as it takes: when a node begins or ceases to be, it is looked again. */
function earliestWhole(state: SimState, job: Job, outlooks: readonly (Outlook | null)[]): Place | null {
  const { nodeCount, gpusPerNode } = state.hall;
  const count = nodesNeeded(state.hall, job.gpus);
  const turns: { readonly time: Seconds; readonly node: NodeId; readonly isOn: boolean }[] = [];
  for (const [node, outlook] of outlooks.entries()) {
    if (outlook)
      for (const { time, isOn } of turnsOf(outlook, gpusPerNode, job.estimate)) turns.push({ time, node, isOn });
  }
  turns.sort((a, b) => a.time - b.time);
  const isFree = new Uint8Array(nodeCount);
  for (let index = 0; index < turns.length; index++) {
    const turn = turns[index];
    if (!turn) break;
    isFree[turn.node] = turn.isOn ? 1 : 0;
    if (turns[index + 1]?.time === turn.time) continue;
    const nodes = job.contiguous ? runOf(state, isFree, count) : anyOf(isFree, count);
    if (nodes) return { at: turn.time, nodes };
  }
  return null;
}

/** When a job of that length may begin on the whole node, and from when on not. */
function turnsOf({ times, free }: Outlook, gpusPerNode: number, length: Seconds): { time: Seconds; isOn: boolean }[] {
  const turns: { time: Seconds; isOn: boolean }[] = [];
  for (let step = 0; step < times.length; step++) {
    if ((free[step] ?? 0) < gpusPerNode) continue;
    const from = times[step] ?? 0;
    while (step + 1 < times.length && (free[step + 1] ?? 0) >= gpusPerNode) step++;
    const until = times[step + 1] ?? Infinity;
    if (until - from < length) continue;
    turns.push({ time: from, isOn: true });
    if (until < Infinity) turns.push({ time: until - length + 1, isOn: false });
  }
  return turns;
}

function runOf({ hall }: SimState, isFree: Uint8Array, count: number): NodeId[] | null {
  let length = 0;
  for (let node = 0; node < isFree.length; node++) {
    if (node % hall.nodesPerPod === 0) length = 0;
    length = isFree[node] === 1 ? length + 1 : 0;
    if (length === count) return nodeRange(node - count + 1, count);
  }
  return null;
}

function anyOf(isFree: Uint8Array, count: number): NodeId[] | null {
  const nodes: NodeId[] = [];
  for (let node = 0; node < isFree.length && nodes.length < count; node++) if (isFree[node] === 1) nodes.push(node);
  return nodes.length === count ? nodes : null;
}

/** The node where so many GPUs are free for so long first. */
function earliestIn(outlooks: readonly (Outlook | null)[], gpus: number, length: Seconds): Place | null {
  let best: { readonly node: NodeId; readonly at: Seconds } | null = null;
  for (const [node, outlook] of outlooks.entries()) {
    if (!outlook || (best && (outlook.times[0] ?? 0) >= best.at)) continue;
    const at = firstFree(outlook, gpus, length);
    if (at < (best?.at ?? Infinity)) best = { node, at };
  }
  return best && { at: best.at, nodes: [best.node] };
}

function firstFree({ times, free }: Outlook, gpus: number, length: Seconds): Seconds {
  let start = Infinity;
  for (let step = 0; step < times.length; step++) {
    const time = times[step] ?? 0;
    if (time >= start + length) return start;
    if ((free[step] ?? 0) < gpus) start = Infinity;
    else if (start === Infinity) start = time;
  }
  return start;
}

function take(outlook: Outlook, from: Seconds, length: Seconds, gpus: number): void {
  const start = split(outlook, from);
  const stop = split(outlook, from + length);
  for (let step = start; step < stop; step++) outlook.free[step] = (outlook.free[step] ?? 0) - gpus;
}

/** The step that begins at a time, made if there is none. */
function split({ times, free }: Outlook, time: Seconds): number {
  let step = times.findIndex((one) => one >= time);
  if (times[step] === time) return step;
  if (step < 0) step = times.length;
  times.splice(step, 0, time);
  free.splice(step, 0, free[step - 1] ?? 0);
  return step;
}
