import { GpuState, type ClusterView, type JobId, type NodeId } from "../sim/index.ts";

/** What lies over a node, as bits. */
export const NodeMark = { drained: 1, held: 2, selected: 4, ghost: 8, target: 16, empty: 32 } as const;

/** What just happened on a GPU; `taken` burns until a gang's wave sweeps over it, `returned` is dark until it lights up. */
export const Flash = {
  none: 0,
  started: 1,
  killed: 2,
  finished: 3,
  failed: 4,
  swept: 5,
  taken: 6,
  returned: 7,
} as const;

/** Texels in a line of a data texture; a power of two keeps the shader's division exact. */
export const lineLength = 512;
/** A flash has faded after this long, seconds. */
export const flashSeconds = 2;

/** What is known of each GPU and node, and the two textures that the shader reads. */
export interface Texels {
  readonly lines: number;
  readonly nodeLines: number;
  /** A texel per GPU: its lamp's color, then its code (see `lampCode`). */
  readonly lamps: Uint8Array;
  /** A texel per node: the mean color of its lamps, then its NodeMark bits. */
  readonly nodes: Uint8Array;
  /** length = GPUs; the job last seen on it, or -1. */
  readonly jobs: Int32Array;
  /** length = GPUs; what a kill of its job would lose, in [0, 255]. */
  readonly costs: Uint8Array;
  /** length = GPUs; values of Flash, and when each began. */
  readonly flashes: Uint8Array;
  readonly flashedAt: Float32Array;
  /** length = nodes; NodeMark bits. */
  readonly marks: Uint8Array;
}

/** Room for a hall of so many GPUs and nodes. */
export function createTexels(gpus: number, nodes: number): Texels {
  const lines = powerOfTwo(Math.ceil(gpus / lineLength));
  const nodeLines = powerOfTwo(Math.ceil(nodes / lineLength));
  return {
    lines,
    nodeLines,
    lamps: new Uint8Array(lines * lineLength * 4),
    nodes: new Uint8Array(nodeLines * lineLength * 4),
    jobs: new Int32Array(gpus).fill(-1),
    costs: new Uint8Array(gpus),
    flashes: new Uint8Array(gpus),
    flashedAt: new Float32Array(gpus),
    marks: new Uint8Array(nodes),
  };
}

function powerOfTwo(min: number): number {
  let size = 1;
  while (size < min) size *= 2;
  return size;
}

/**
 * A lamp's state (2 bits), whether its job is the highlighted one and whether it fills the hall (1 bit each), and what
 * varies by job, in [0, 31], of which the shader sees the upper four bits.
 */
export function lampCode(state: number, mine: boolean, training: boolean, variety: number): number {
  return state | (mine ? 4 : 0) | (training ? 8 : 0) | ((variety >> 1) << 4);
}

/** Copies jobs out of the view and calls back for each GPU whose job changed. */
export function writeJobs(
  texels: Texels,
  view: ClusterView,
  changed: ((gpu: number, before: JobId) => void) | null,
): void {
  const { jobs } = texels;
  const { gpuJob, gpuCount } = view;
  for (let gpu = 0; gpu < gpuCount; gpu++) {
    const job = gpuJob[gpu] ?? -1;
    const before = jobs[gpu] ?? -1;
    if (job === before) continue;
    jobs[gpu] = job;
    changed?.(gpu, before);
  }
}

/** Writes what killing each job on these nodes would lose, per GPU, on a log scale up to a day. */
export function writeCosts(texels: Texels, view: ClusterView, nodes: readonly NodeId[]): void {
  const known = new Map<JobId, number>();
  const perNode = view.gpuCount / view.nodeCount;
  for (const node of nodes) {
    for (let gpu = node * perNode; gpu < (node + 1) * perNode; gpu++) {
      const job = view.gpuJob[gpu] ?? -1;
      let cost = job < 0 ? 0 : known.get(job);
      if (cost === undefined) {
        cost = costByte(view.atRiskOf(job) / view.job(job).gpus);
        known.set(job, cost);
      }
      texels.costs[gpu] = cost;
    }
  }
}

/** Seconds of work at risk on one GPU as a byte: 0 below two minutes, 255 from a day on, even in ratios between. */
export function costByte(seconds: number): number {
  const share = Math.log(Math.max(seconds, 120) / 120) / Math.log(86400 / 120);
  return Math.round(Math.min(1, share) * 255);
}

/** Sets or clears one bit on these nodes. */
export function setMark(texels: Texels, nodes: readonly NodeId[], bit: number, on: boolean): void {
  for (const node of nodes) {
    const marks = texels.marks[node] ?? 0;
    texels.marks[node] = on ? marks | bit : marks & ~bit;
  }
}

/** Copies drained, held and empty nodes out of the view; returns whether anything changed. */
export function writeNodes(texels: Texels, view: ClusterView): boolean {
  const { marks } = texels;
  const own = NodeMark.drained | NodeMark.held | NodeMark.empty;
  let changed = false;
  for (let node = 0; node < view.nodeCount; node++) {
    const drained = view.nodeDrained[node] === 1 ? NodeMark.drained : 0;
    const held = (view.nodeReservedFor[node] ?? -1) >= 0 ? NodeMark.held : 0;
    const bits = drained | held | (drained === 0 && isEmpty(view, node) ? NodeMark.empty : 0);
    const before = marks[node] ?? 0;
    if ((before & own) === bits) continue;
    marks[node] = (before & ~own) | bits;
    changed = true;
  }
  return changed;
}

/** Whether every GPU of a node is idle. */
function isEmpty({ gpuState, gpuCount, nodeCount }: ClusterView, node: NodeId): boolean {
  const perNode = gpuCount / nodeCount;
  const first = node * perNode;
  for (let gpu = first; gpu < first + perNode; gpu++) {
    if (gpuState[gpu] !== GpuState.idle) return false;
  }
  return true;
}

/** Starts a flash on a GPU at `at`, in the hall's own seconds. */
export function flash(texels: Texels, gpu: number, kind: number, at: number): void {
  texels.flashes[gpu] = kind;
  texels.flashedAt[gpu] = at;
}
