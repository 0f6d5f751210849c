import { latestEnd } from "./latest-end.ts";
import type { JobId, NodeId, Seconds } from "./level.ts";
import { copyEnds, isMovable, loseTarget, queueMoves, takeTarget } from "./migration.ts";
import { packOnto } from "./placement.ts";
import type { Job } from "./job.ts";
import { jobOf, type MoveOrder, type SimState } from "./state.ts";

/** Has jobs moved as soon as there is room for them; those that had a place to go to keep it. */
export function waitForRoom(state: SimState, jobs: readonly JobId[], order: MoveOrder): void {
  for (const id of jobs) {
    if (jobOf(state, id).movingTo.length > 0) continue;
    if (!state.waitingMovers.includes(id)) state.waitingMovers.push(id);
    state.moveOrders.set(id, order);
  }
}

/** Queues the copies of waiting jobs that find room now, after those that are queued already. */
export function placeWaitingMovers(state: SimState): void {
  if (state.waitingMovers.length === 0 || state.defragmentation) return;
  const placed: JobId[] = [];
  let failed: { readonly order: MoveOrder; readonly gpus: number } | null = null;
  for (const id of [...state.waitingMovers]) {
    const job = jobOf(state, id);
    const order = orderOf(state, id);
    if (!job.nodes.some((node) => order.off.includes(node))) {
      // It has been packed elsewhere meanwhile.
      forget(state, id);
      continue;
    }
    // A pass only takes room away: a job as wide as one that found none finds none either.
    if (!isMovable(state, job) || (failed && failed.order === order && job.gpus >= failed.gpus)) continue;
    const node = roomFor(state, job, order);
    if (node === null) failed = { order, gpus: job.gpus };
    else if (isWorthMoving(state, job, copyEnds(state, [id]))) {
      queueMoves(state, [{ job: id, to: [node] }], order);
      placed.push(id);
    }
  }
  if (placed.length > 0) state.events.push({ time: state.now, type: "movers-placed", jobs: placed });
}

/** A job that has lost its target, and its turn in the queue of copies. */
export interface Stranded {
  readonly id: JobId;
  readonly turn: number;
}

/** Takes away the targets of all jobs that are on their way onto these nodes. */
export function strand(state: SimState, nodes: readonly NodeId[]): readonly Stranded[] {
  const taken = new Set(nodes);
  const coming = [...state.copying, ...state.moveQueue].filter((id) =>
    jobOf(state, id).movingTo.some((node) => taken.has(node)),
  );
  return coming.map((id) => ({ id, turn: loseTarget(state, jobOf(state, id)) }));
}

/** Each of them goes elsewhere in its turn, or waits for room, or, its order being over, stays. */
export function findOtherTargets(
  state: SimState,
  stranded: readonly Stranded[],
  reason: "node-failed" | "window-reserved",
): void {
  // Backwards, so that each comes to stand where it stood.
  for (const { id, turn } of stranded.toReversed()) {
    // It was stopped, too.
    if (!state.moveOrders.has(id)) continue;
    const next = findOtherTarget(state, jobOf(state, id), turn);
    state.events.push({ time: state.now, type: "move-canceled", job: id, reason, next });
  }
}

/** Those that wait for room to clear a gang's window for it wait no more. */
export function endWaiting(state: SimState, gang: JobId): void {
  for (const id of [...state.waitingMovers]) if (orderOf(state, id).gang === gang) forget(state, id);
}

function findOtherTarget(state: SimState, job: Job, turn: number): "nothing" | "elsewhere" | "waits" {
  const order = orderOf(state, job.id);
  if (order.gang !== null && !state.windows.has(order.gang)) {
    state.moveOrders.delete(job.id);
    return "nothing";
  }
  const node = isMovable(state, job) ? roomFor(state, job, order) : null;
  if (node !== null) {
    state.moveQueue.splice(turn, 0, job.id);
    if (isWorthMoving(state, job, copyEnds(state, []))) {
      takeTarget(state, job, [node]);
      return "elsewhere";
    }
    state.moveQueue = state.moveQueue.filter((id) => id !== job.id);
  }
  state.waitingMovers.push(job.id);
  return "waits";
}

/** Best fit among the nodes that its order allows. */
function roomFor(state: SimState, job: Job, { off, onto }: MoveOrder): NodeId | null {
  const isAllowed = (node: NodeId): boolean => !off.includes(node) && (onto === null || onto.includes(node));
  return packOnto(state, job.gpus, isAllowed);
}

/** A job that will have ended by the time its copy would be done is let run. */
function isWorthMoving(state: SimState, job: Job, ends: ReadonlyMap<JobId, Seconds>): boolean {
  return (ends.get(job.id) ?? Infinity) < latestEnd(state, job);
}

function forget(state: SimState, id: JobId): void {
  state.waitingMovers = state.waitingMovers.filter((other) => other !== id);
  state.moveOrders.delete(id);
}

function orderOf(state: SimState, id: JobId): MoveOrder {
  const order = state.moveOrders.get(id);
  if (!order) throw new RangeError(`job ${id} is not to move`);
  return order;
}
