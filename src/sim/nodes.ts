import type { JobId, NodeId, Seconds } from "./level.ts";
import { NodeSet } from "./node-set.ts";
import type { Hall } from "./topology.ts";

type Writers = "fill" | "set" | "sort" | "reverse" | "copyWithin" | "subarray" | "buffer";
/** Typed arrays that only their owner writes. */
export interface Bytes extends Readonly<Omit<Uint8Array, Writers>> {
  subarray(begin: number, end: number): Bytes;
}
export interface Integers extends Readonly<Omit<Int32Array, Writers>> {
  subarray(begin: number, end: number): Integers;
}

/** What nodes are made of again: the indexes follow from it. */
export interface NodeTables {
  readonly gpuJob: Integers;
  readonly gpuHeld: Integers;
  readonly free: Bytes;
  readonly down: Bytes;
  readonly returnsAt: Integers;
  readonly drained: Bytes;
  readonly reservedFor: Integers;
}

/** A stretch of consecutive nodes inside one pod. */
export interface Run {
  readonly firstNode: NodeId;
  readonly nodeCount: number;
}

/**
 * The hall's nodes and who has their GPUs; nobody else writes these tables, so indexes hang on them. A node is open when it
 * is up, not drained and not reserved.
 */
export class Nodes {
  readonly #hall: Hall;
  readonly #gpuJob: Int32Array;
  readonly #gpuHeld: Int32Array;
  readonly #free: Uint8Array;
  readonly #down: Uint8Array;
  readonly #returnsAt: Int32Array;
  readonly #drained: Uint8Array;
  readonly #reservedFor: Int32Array;
  /** The open nodes by their free GPUs. */
  readonly #open: readonly NodeSet[];
  /** The runs of open, empty nodes, in order; null when they have changed since they were looked for. */
  #runs: readonly Run[] | null = null;

  /** An empty hall, or a copy of these nodes. */
  constructor(hall: Hall, from?: Nodes) {
    const { gpuCount, nodeCount, gpusPerNode } = hall;
    this.#hall = hall;
    this.#gpuJob = from ? from.#gpuJob.slice() : new Int32Array(gpuCount).fill(-1);
    this.#gpuHeld = from ? from.#gpuHeld.slice() : new Int32Array(gpuCount).fill(-1);
    this.#free = from ? from.#free.slice() : new Uint8Array(nodeCount).fill(gpusPerNode);
    this.#down = from ? from.#down.slice() : new Uint8Array(nodeCount);
    this.#returnsAt = from ? from.#returnsAt.slice() : new Int32Array(nodeCount);
    this.#drained = from ? from.#drained.slice() : new Uint8Array(nodeCount);
    this.#reservedFor = from ? from.#reservedFor.slice() : new Int32Array(nodeCount).fill(-1);
    this.#open = from
      ? from.#open.map((set) => set.copy())
      : Array.from({ length: gpusPerNode + 1 }, () => new NodeSet(nodeCount));
    if (from) this.#runs = from.#runs;
    else for (let node = 0; node < nodeCount; node++) this.#open[gpusPerNode]?.add(node);
  }

  /** Nodes with these tables. @throws RangeError for a table of another length. */
  static of(hall: Hall, tables: NodeTables): Nodes {
    const nodes = new Nodes(hall);
    nodes.#gpuJob.set(tables.gpuJob);
    nodes.#gpuHeld.set(tables.gpuHeld);
    nodes.#down.set(tables.down);
    nodes.#returnsAt.set(tables.returnsAt);
    nodes.#drained.set(tables.drained);
    nodes.#reservedFor.set(tables.reservedFor);
    for (let node = 0; node < hall.nodeCount; node++) {
      nodes.#open[hall.gpusPerNode]?.remove(node);
      nodes.#free[node] = tables.free[node] ?? 0;
      if (nodes.#isOpen(node)) nodes.#open[nodes.#free[node]]?.add(node);
    }
    return nodes;
  }

  /** By GPU: its job, or -1. */
  get gpuJob(): Integers {
    return this.#gpuJob;
  }

  /** By GPU: the job that it is held for until its copy starts, or -1. */
  get gpuHeld(): Integers {
    return this.#gpuHeld;
  }

  /** GPUs of a node that no job has and that are not held; 0 of one that is down. */
  get free(): Bytes {
    return this.#free;
  }

  get down(): Bytes {
    return this.#down;
  }

  get returnsAt(): Integers {
    return this.#returnsAt;
  }

  get drained(): Bytes {
    return this.#drained;
  }

  /** By node: the job that it is reserved for, or -1. */
  get reservedFor(): Integers {
    return this.#reservedFor;
  }

  /** Open nodes with exactly so many free GPUs. */
  openWith(free: number): number {
    return this.#open[free]?.size ?? 0;
  }

  /** The lowest open node from `from` on with exactly so many free GPUs, or -1. */
  nextOpen(free: number, from: NodeId): NodeId {
    return this.#open[free]?.next(from) ?? -1;
  }

  /** The runs of open, empty nodes, in order, split at pod borders. */
  get emptyRuns(): readonly Run[] {
    this.#runs ??= this.#findRuns();
    return this.#runs;
  }

  /** Gives a job the lowest free GPUs of a node. @throws RangeError if there are fewer. */
  take(node: NodeId, count: number, job: JobId): void {
    this.#claim(this.#gpuJob, node, count, job);
  }

  /** Holds the lowest free GPUs of a node for a job. @throws RangeError if there are fewer. */
  hold(node: NodeId, count: number, job: JobId): void {
    this.#claim(this.#gpuHeld, node, count, job);
  }

  /** Takes a job's GPUs on a node away; returns how many are free for it: none on a node that is down. */
  release(node: NodeId, job: JobId): number {
    return this.#unclaim(this.#gpuJob, node, job);
  }

  /** Gives the GPUs back that are held for a job on a node. */
  unhold(node: NodeId, job: JobId): void {
    this.#unclaim(this.#gpuHeld, node, job);
  }

  /** A node fails; who keeps its place there still has its GPUs. */
  takeDown(node: NodeId, returnsAt: Seconds): void {
    this.#change(node, () => {
      this.#down[node] = 1;
      this.#returnsAt[node] = returnsAt;
      this.#free[node] = 0;
    });
  }

  /** A node is up again, free but for what jobs have there. */
  bringBack(node: NodeId): void {
    const { gpusPerNode } = this.#hall;
    let free = 0;
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
      if (this.#gpuJob[gpu] === -1 && this.#gpuHeld[gpu] === -1) free++;
    }
    this.#change(node, () => {
      this.#down[node] = 0;
      this.#free[node] = free;
    });
  }

  setDrained(node: NodeId, value: 0 | 1): void {
    this.#change(node, () => (this.#drained[node] = value));
  }

  /** Reserves a node for a job, or, with -1, for none. */
  reserve(node: NodeId, job: JobId): void {
    this.#change(node, () => (this.#reservedFor[node] = job));
  }

  #claim(table: Int32Array, node: NodeId, count: number, job: JobId): void {
    const free = this.#free[node] ?? 0;
    if (free < count) throw new RangeError(`node ${node} has fewer than ${count} free GPUs`);
    const first = node * this.#hall.gpusPerNode;
    let left = count;
    for (let gpu = first; left > 0; gpu++) {
      if (this.#gpuJob[gpu] !== -1 || this.#gpuHeld[gpu] !== -1) continue;
      table[gpu] = job;
      left--;
    }
    this.#setFree(node, free - count);
  }

  #unclaim(table: Int32Array, node: NodeId, job: JobId): number {
    const { gpusPerNode } = this.#hall;
    let count = 0;
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
      if (table[gpu] !== job) continue;
      table[gpu] = -1;
      count++;
    }
    if (this.#down[node] === 1) return 0;
    this.#setFree(node, (this.#free[node] ?? 0) + count);
    return count;
  }

  #setFree(node: NodeId, free: number): void {
    const before = this.#free[node] ?? 0;
    if (before === free) return;
    this.#free[node] = free;
    if (!this.#isOpen(node)) return;
    this.#open[before]?.remove(node);
    this.#open[free]?.add(node);
    if (Math.max(before, free) === this.#hall.gpusPerNode) this.#runs = null;
  }

  #isOpen(node: NodeId): boolean {
    return this.#down[node] === 0 && this.#drained[node] === 0 && this.#reservedFor[node] === -1;
  }

  /** Changes what may open or close a node, or its room. */
  #change(node: NodeId, write: () => void): void {
    if (this.#isOpen(node)) this.#open[this.#free[node] ?? 0]?.remove(node);
    write();
    if (this.#isOpen(node)) this.#open[this.#free[node] ?? 0]?.add(node);
    this.#runs = null;
  }

  #findRuns(): readonly Run[] {
    const { nodesPerPod, gpusPerNode } = this.#hall;
    const runs: Run[] = [];
    let first = this.nextOpen(gpusPerNode, 0);
    while (first >= 0) {
      let end = first + 1;
      while (end % nodesPerPod !== 0 && this.nextOpen(gpusPerNode, end) === end) end++;
      runs.push({ firstNode: first, nodeCount: end - first });
      first = this.nextOpen(gpusPerNode, end);
    }
    return runs;
  }
}
