import type { JobId, Shape, Time } from "../sched/policy.ts";
import { Profile } from "../sched/profile.ts";
import type { Host } from "./host.ts";
import type { Jobs } from "./jobs.ts";

/** Where a job runs or is to run, and when by its estimate: as many GPUs on each of these nodes. */
interface Spot {
  readonly from: Time;
  readonly until: Time;
  readonly nodes: readonly number[];
  readonly gpusOnEach: number;
}

const nowhere: Spot = { from: Infinity, until: Infinity, nodes: [], gpusOnEach: 0 };

/**
 * A machine of nodes of so many GPUs each. A job of up to a node is put in the node where least is left over, ties in the
 * lowest number; a wider one takes whole nodes, wherever they are. A reservation names its nodes.
 */
export class NodeMachine implements Host {
  now: Time = -Infinity;
  onStart: (job: JobId) => void = () => {};
  private readonly jobs: Jobs;
  private readonly gpusPerNode: number;
  /** By node: free GPUs now. */
  private readonly free: Int32Array;
  /** By node: free GPUs by the estimates of what runs, less what the plan holds. */
  private readonly profiles: readonly Profile[];
  /** Of the jobs in the plan and of those that run. */
  private readonly spots = new Map<JobId, Spot>();
  private reserved: Spot = nowhere;
  private reservedFor: JobId = -1;
  /** By node: GPUs of it that the reservation holds. */
  private readonly held: Int32Array;

  constructor(jobs: Jobs, nodes: number, gpusPerNode: number) {
    this.jobs = jobs;
    this.gpusPerNode = gpusPerNode;
    this.free = new Int32Array(nodes).fill(gpusPerNode);
    this.held = new Int32Array(nodes);
    this.profiles = Array.from({ length: nodes }, () => new Profile(gpusPerNode));
  }

  advanceTo(now: Time): void {
    this.now = now;
  }

  shapeOf(job: JobId): Shape {
    return this.jobs.widths[job];
  }

  fits(gpus: Shape): boolean {
    return this.place(gpus, (node) => this.free[node]) !== null;
  }

  start(job: JobId): void {
    const gpus = this.jobs.widths[job];
    const until = this.now + this.jobs.estimates[job];
    if (job === this.reservedFor) this.dropReservation();
    const planned = this.spots.get(job);
    // Whoever would run past the reservation has to stay off it.
    const room = until > this.reserved.from ? this.spareOf : (node: number): number => this.free[node];
    const nodes = planned?.nodes ?? this.place(gpus, room);
    if (nodes === null) throw new RangeError(`job ${job} of ${gpus} GPUs does not fit`);
    const spot: Spot = { from: this.now, until, nodes, gpusOnEach: this.gpusOnEach(gpus) };
    for (const node of nodes) this.free[node] -= spot.gpusOnEach;
    // What was planned begins now: the plan holds its nodes already.
    if (!planned) this.change(spot, -1);
    this.spots.set(job, spot);
    this.onStart(job);
  }

  end(job: JobId): void {
    const spot = this.spotOf(job);
    this.spots.delete(job);
    for (const node of spot.nodes) this.free[node] += spot.gpusOnEach;
    if (spot.until > this.now) this.change({ ...spot, from: this.now }, 1);
  }

  reserve(job: JobId): Time {
    this.dropReservation();
    this.reserved = this.earliestSpot(job);
    this.reservedFor = job;
    for (const node of this.reserved.nodes) this.held[node] = this.reserved.gpusOnEach;
    return this.reserved.from;
  }

  spares(gpus: Shape): boolean {
    return this.place(gpus, this.spareOf) !== null;
  }

  book(job: JobId): Time {
    const spot = this.earliestSpot(job);
    this.change(spot, -1);
    this.spots.set(job, spot);
    return spot.from;
  }

  unbook(job: JobId): void {
    this.change(this.spotOf(job), 1);
    this.spots.delete(job);
  }

  /** GPUs of a node that are free now, and that the reservation leaves over when its time comes. */
  private readonly spareOf = (node: number): number => {
    const held = this.held[node];
    if (held === 0) return this.free[node];
    return Math.min(this.free[node], this.profiles[node].freeAt(this.reserved.from) - held);
  };

  private dropReservation(): void {
    for (const node of this.reserved.nodes) this.held[node] = 0;
    this.reserved = nowhere;
    this.reservedFor = -1;
  }

  private spotOf(job: JobId): Spot {
    const spot = this.spots.get(job);
    if (!spot) throw new RangeError(`job ${job} has no place`);
    return spot;
  }

  private change({ from, until, nodes, gpusOnEach }: Spot, sign: 1 | -1): void {
    for (const node of nodes) {
      this.profiles[node].advanceTo(this.now);
      this.profiles[node].add(from, until, sign * gpusOnEach);
    }
  }

  private gpusOnEach(gpus: number): number {
    return Math.min(gpus, this.gpusPerNode);
  }

  private nodesFor(gpus: number): number {
    return Math.ceil(gpus / this.gpusPerNode);
  }

  /** Nodes with so much room that the job can be put there now, or null. */
  private place(gpus: number, roomOn: (node: number) => number): readonly number[] | null {
    const { free, gpusPerNode } = this;
    const wanted = this.nodesFor(gpus);
    const found: number[] = [];
    let best = -1;
    for (let node = 0; node < free.length && found.length < wanted; node++) {
      if (free[node] < this.gpusOnEach(gpus) || roomOn(node) < this.gpusOnEach(gpus)) continue;
      if (gpus > gpusPerNode || free[node] === gpus) found.push(node);
      else if (best < 0 || free[node] < free[best]) best = node;
    }
    if (found.length === wanted) return found;
    return gpus <= gpusPerNode && best >= 0 ? [best] : null;
  }

  /** The earliest time and nodes for a job that delay nothing in the plan. */
  private earliestSpot(job: JobId): Spot {
    const gpusOnEach = this.gpusOnEach(this.jobs.widths[job]);
    const length = this.jobs.estimates[job];
    const count = this.nodesFor(this.jobs.widths[job]);
    const first = this.startsFrom(this.now, gpusOnEach, length);
    let starts = first;
    for (;;) {
      const from = starts.toSorted()[count - 1];
      starts = this.startsFrom(from, gpusOnEach, length);
      const open = [...starts.keys()].filter((node) => starts[node] === from);
      if (open.length < count) continue;
      const nodes = count === 1 ? [this.tightest(open, from)] : lastToCome(open, first, count);
      return { from, until: from + length, nodes, gpusOnEach };
    }
  }

  private startsFrom(from: Time, gpus: number, length: Time): Float64Array {
    return Float64Array.from(this.profiles, (profile) => {
      profile.advanceTo(this.now);
      return profile.earliest(from, gpus, length);
    });
  }

  private tightest(nodes: readonly number[], at: Time): number {
    const left = (node: number): number => this.profiles[node].freeAt(at);
    return nodes.reduce((best, node) => (left(node) < left(best) ? node : best));
  }
}

/** Of these nodes, those that come free last: the others may be of use until then, or longer. */
function lastToCome(nodes: readonly number[], starts: Float64Array, count: number): readonly number[] {
  return nodes.toSorted((a, b) => starts[b] - starts[a] || a - b).slice(0, count);
}
