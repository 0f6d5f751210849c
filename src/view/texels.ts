import { GpuState, type ClusterView, type JobId, type NodeId } from "../sim/index.ts";

/** What lies over a node, as bits. */
export const NodeMark = { drained: 1, held: 2, selected: 4, ghost: 8, target: 16, cursor: 32 } as const;

/** What just happened on a GPU. */
export const Flash = { none: 0, started: 1, killed: 2, finished: 3, failed: 4, swept: 5 } as const;

/** Texels in a line of a data texture; a power of two keeps the shader's division exact. */
export const lineLength = 512;
/** Flash times are bytes of this many steps a second, so they wrap after 16 s. */
export const stepsPerSecond = 16;
/** A flash is over after this long, seconds. */
const flashSeconds = 4;

/** Every number the shader reads, one texel per GPU (twice) and one per rack. */
export interface Texels {
  readonly lines: number;
  readonly rackLines: number;
  /** State and the job's id: bits 0-1 state, 2-7 and two bytes the id, then what a kill would cost in [0, 255]. */
  readonly states: Uint8Array;
  /** NodeMark bits, Flash, when it began, 0. */
  readonly marks: Uint8Array;
  /** Per rack: shares of working, idle, wasted and down, in [0, 255]. */
  readonly racks: Uint8Array;
}

/** The job id a free GPU shows. */
export const noJob = 0x3fffff;

/** Room for a hall of so many GPUs. */
export function createTexels(gpus: number, racks: number): Texels {
  const lines = powerOfTwo(Math.ceil(gpus / lineLength));
  const rackLines = powerOfTwo(Math.ceil(racks / lineLength));
  return {
    lines,
    rackLines,
    states: new Uint8Array(lines * lineLength * 4),
    marks: new Uint8Array(lines * lineLength * 4),
    racks: new Uint8Array(rackLines * lineLength * 4),
  };
}

function powerOfTwo(least: number): number {
  let size = 1;
  while (size < least) size *= 2;
  return size;
}

/** Copies states and jobs out of the view, sums them by rack, and calls back for each GPU whose job changed. */
export function writeStates(
  texels: Texels,
  view: ClusterView,
  changed: ((gpu: number, before: JobId) => void) | null,
): void {
  const { states, racks } = texels;
  const { gpuState, gpuJob } = view;
  const perRack = view.gpuCount / view.rackCount;
  const scale = 255 / perRack;
  const sums = [0, 0, 0, 0];
  let gpu = 0;
  for (let rack = 0; rack < view.rackCount; rack++) {
    sums.fill(0);
    for (const end = gpu + perRack; gpu < end; gpu++) {
      const at = gpu * 4;
      const state = gpuState[gpu] ?? 0;
      const id = gpuJob[gpu] ?? -1;
      const job = id < 0 ? noJob : id % noJob;
      const before = ((states[at] ?? 0) >> 2) * 65536 + (states[at + 1] ?? 0) * 256 + (states[at + 2] ?? 0);
      if (changed && before !== job) changed(gpu, before);
      states[at] = state | ((job >> 16) << 2);
      states[at + 1] = (job >> 8) & 255;
      states[at + 2] = job & 255;
      sums[state] = (sums[state] ?? 0) + 1;
    }
    racks[rack * 4] = (sums[GpuState.working] ?? 0) * scale;
    racks[rack * 4 + 1] = (sums[GpuState.idle] ?? 0) * scale;
    racks[rack * 4 + 2] = (sums[GpuState.wasted] ?? 0) * scale;
    racks[rack * 4 + 3] = (sums[GpuState.down] ?? 0) * scale;
  }
}

/** Writes what killing each GPU's job would throw away, per GPU, on a log scale up to a day. */
export function writeCosts(texels: Texels, view: ClusterView): void {
  const costs = new Map<JobId, number>();
  const { gpuJob } = view;
  for (let gpu = 0; gpu < view.gpuCount; gpu++) {
    const job = gpuJob[gpu] ?? -1;
    let cost = 0;
    if (job >= 0) {
      cost = costs.get(job) ?? -1;
      if (cost < 0) {
        cost = costByte(view.atRiskOf(job) / view.job(job).gpus);
        costs.set(job, cost);
      }
    }
    texels.states[gpu * 4 + 3] = cost;
  }
}

/** Seconds of work at risk on one GPU as a byte: 0 below two minutes, 255 from a day on, even in ratios between. */
export function costByte(seconds: number): number {
  const share = Math.log(Math.max(seconds, 120) / 120) / Math.log(86400 / 120);
  return Math.round(Math.min(1, share) * 255);
}

/** Sets or clears one bit on all GPUs of these nodes. */
export function setMark(texels: Texels, gpusPerNode: number, nodes: readonly NodeId[], bit: number, on: boolean): void {
  for (const node of nodes) {
    const end = (node + 1) * gpusPerNode * 4;
    for (let at = node * gpusPerNode * 4; at < end; at += 4) {
      const marks = texels.marks[at] ?? 0;
      texels.marks[at] = on ? marks | bit : marks & ~bit;
    }
  }
}

/** Copies drained and held nodes out of the view; returns whether anything changed. */
export function writeNodes(texels: Texels, view: ClusterView): boolean {
  const { marks } = texels;
  const perNode = view.gpuCount / view.nodeCount;
  const own = NodeMark.drained | NodeMark.held;
  let changed = false;
  for (let node = 0; node < view.nodeCount; node++) {
    const drained = view.nodeDrained[node] === 1 ? NodeMark.drained : 0;
    const bits = drained | ((view.nodeReservedFor[node] ?? -1) >= 0 ? NodeMark.held : 0);
    const first = node * perNode * 4;
    if (((marks[first] ?? 0) & own) === bits) continue;
    changed = true;
    for (let at = first; at < first + perNode * 4; at += 4) marks[at] = ((marks[at] ?? 0) & ~own) | bits;
  }
  return changed;
}

/** Starts a flash on a GPU at `now` + `delay` seconds. */
export function flash(texels: Texels, gpu: number, kind: number, now: number, delay: number): void {
  texels.marks[gpu * 4 + 1] = kind;
  texels.marks[gpu * 4 + 2] = Math.floor((now + delay) * stepsPerSecond) & 255;
}

/** Clears flashes that are over, before their byte wraps; returns whether any was. */
export function clearFlashes(texels: Texels, gpus: number, now: number): boolean {
  const { marks } = texels;
  const step = Math.floor(now * stepsPerSecond) & 255;
  let cleared = false;
  for (let at = 1; at < gpus * 4; at += 4) {
    if (marks[at] === Flash.none) continue;
    const age = (step - (marks[at + 1] ?? 0)) & 255;
    // The second half of the circle are flashes yet to come.
    if (age < flashSeconds * stepsPerSecond || age >= 160) continue;
    marks[at] = Flash.none;
    cleared = true;
  }
  return cleared;
}
