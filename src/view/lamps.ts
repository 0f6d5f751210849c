import { GpuState, type ClusterView, type JobId } from "../sim/index.ts";
import type { Geometry } from "./geometry.ts";
import type { Color, Palette } from "./palette.ts";
import { Flash, flashSeconds, lampCode, NodeMark, type Texels } from "./texels.ts";

/** What the lamps of a frame depend on besides the cluster. */
export interface LampLook {
  readonly palette: Palette;
  readonly now: number;
  /** 0: one color for all working jobs, 1: a hue a job. */
  readonly hues: number;
  /** The job under the pointer, or -1. */
  readonly highlighted: JobId;
  /** The job that fills the hall, or -1: its lamps work whatever it does, and the waves over them tell. */
  readonly training: JobId;
  /** length = nodes; 1 where a replica takes part in the training job's ring. Null: it has no ring. */
  readonly takesPart: Uint8Array | null;
  /** Whether a training job with a ring is shown to be paused. */
  readonly isStalled: boolean;
}

/** Varieties of one state's color: jobs side by side must differ, and a code has five bits for it. */
const varieties = 32;
/** The variety of an idle lamp that shows as a mere ring. */
const hollow = 2;
/** The nodes of a job that fills the hall differ less than jobs do. */
const trainingVarieties = { from: 13, count: 9 } as const;

/** Idle GPUs beside busy ones shine less than those of a node that is wholly free. */
const strandedLight = 0.86;

/** Replicas that only wait shine less than those that something broke. */
const waitingLight = 0.38;

/** Colors a lamp can start from, three numbers each, in [0, 1]. */
interface Shades {
  readonly palette: Palette;
  readonly greens: Float32Array;
  readonly hues: Float32Array;
}

/** Colors the lamps of whole racks. A software renderer pays for every pixel, so colors are mixed here, once a lamp. */
export interface Lamps {
  light(view: ClusterView, look: LampLook, racks: readonly number[]): void;
}

/** Makes the painter of a hall's lamps. */
export function createLamps(texels: Texels, geometry: Geometry): Lamps {
  const { gpusPerNode, nodesPerRack } = geometry.topology;
  const color = new Float32Array(3);
  const mean = new Float32Array(3);
  let shades: Shades | null = null;

  function lightNode(view: ClusterView, look: LampLook, table: Shades, node: number): void {
    const flags = texels.marks[node] ?? 0;
    // What a replica outside the ring wastes, and all of them while they are paused, no wave tells.
    const works = look.takesPart === null || (look.takesPart[node] === 1 && !look.isStalled);
    mean.fill(0);
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
      const kind = texels.flashes[gpu] ?? 0;
      const age = look.now - (texels.flashedAt[gpu] ?? 0);
      const job = view.gpuJob[gpu] ?? -1;
      const state = shownState(
        view.gpuState[gpu] ?? 0,
        kind === Flash.returned && age < 0,
        job === look.training && works,
      );
      const training = state === GpuState.working && job === look.training;
      const variety = job < 0 ? (flags & NodeMark.ghost ? hollow : 0) : training ? nodeVariety(node) : varietyOf(job);
      const mine = job >= 0 && job === look.highlighted;
      startFrom(color, state, variety, training ? 0 : look.hues, look.palette, table);
      if (state === GpuState.idle && !(flags & NodeMark.empty)) add(color, strandedLight, 0);
      if (job === look.training && state === GpuState.wasted && look.takesPart?.[node] === 1)
        add(color, waitingLight, 0);
      if (mine) add(color, 1.2, 0.16);
      if (flags !== 0) overlay(color, state, flags, (texels.costs[gpu] ?? 0) / 255, look.palette);
      if (kind !== Flash.none) flashed(color, kind, age, look.palette, gpu);
      put(texels.lamps, gpu, color, lampCode(state, mine, training, training ? varietyOf(gpu) : variety));
      for (let part = 0; part < 3; part++) mean[part] = (mean[part] ?? 0) + (color[part] ?? 0) / gpusPerNode;
    }
    put(texels.nodes, node, mean, flags);
  }

  /** What a flash adds; over ones are forgotten. */
  function flashed(into: Float32Array, kind: number, age: number, palette: Palette, gpu: number): void {
    if (age > flashSeconds) texels.flashes[gpu] = Flash.none;
    else if (age >= 0) addFlash(into, kind, age, palette);
    else if (kind === Flash.taken) blend(into, palette.down, 1.1, 0.9);
  }

  return {
    light(view, look, racks) {
      if (shades?.palette !== look.palette) shades = mixShades(look.palette);
      for (const rack of racks) {
        for (let slot = 0; slot < nodesPerRack; slot++) lightNode(view, look, shades, rack * nodesPerRack + slot);
      }
    },
  };
}

/** Neighbors get far apart varieties. */
function varietyOf(index: number): number {
  return Math.floor(((index * 0.61803399) % 1) * varieties);
}

function mixShades(palette: Palette): Shades {
  const greens = new Float32Array(varieties * 3);
  const hues = new Float32Array(varieties * 3);
  const { working } = palette;
  for (let variety = 0; variety < varieties; variety++) {
    const share = variety / (varieties - 1);
    const other = (share * 7.31) % 1;
    const light = 0.66 + 0.48 * share;
    const lean = other - 0.5;
    const shift = [0.05, 0.05, 0.16];
    // Yellow-greens look like amber to some eyes: the theme that is safe for them keeps to blues.
    const [from, range] = palette.patterns === 1 ? [0.49, 0.17] : [0.24, 0.4];
    const hue = hueOf(from + range * ((share * 5.17) % 1));
    for (let part = 0; part < 3; part++) {
      greens[variety * 3 + part] = (working[part] ?? 0) * light + (shift[part] ?? 0) * lean;
      hues[variety * 3 + part] = (0.3 + (hue[part] ?? 0) * 0.52) * (0.6 + 0.4 * other);
    }
  }
  return { palette, greens, hues };
}

/** A pure hue; `turn` of the circle, 0 is red. */
function hueOf(turn: number): Color {
  const part = (shift: number): number => Math.min(1, Math.max(0, Math.abs(((turn + shift) % 1) * 6 - 3) - 1));
  return [part(0), part(2 / 3), part(1 / 3)];
}

/** A node dark for a while yet is down; a job that fills the hall works, whatever its phase. */
function shownState(state: number, dark: boolean, works: boolean): number {
  if (dark) return GpuState.down;
  return state === GpuState.wasted && works ? GpuState.working : state;
}

function nodeVariety(node: number): number {
  return trainingVarieties.from + Math.floor(((node * 0.61803399) % 1) * trainingVarieties.count);
}

function startFrom(
  into: Float32Array,
  state: number,
  variety: number,
  hues: number,
  palette: Palette,
  table: Shades,
): void {
  if (state !== GpuState.working) {
    into.set(state === GpuState.idle ? palette.idle : state === GpuState.wasted ? palette.wasted : palette.down);
    return;
  }
  for (let part = 0; part < 3; part++) {
    const green = table.greens[variety * 3 + part] ?? 0;
    into[part] = green + ((table.hues[variety * 3 + part] ?? 0) - green) * hues;
  }
}

/** Drained, held, selected, under a ghost, or where carried jobs would go. */
function overlay(into: Float32Array, state: number, flags: number, cost: number, palette: Palette): void {
  const busy = state === GpuState.working || state === GpuState.wasted;
  if (flags & NodeMark.drained) add(into, 0.5, 0);
  if (flags & NodeMark.held) {
    const light = 0.45 + 0.75 * (((into[0] ?? 0) + (into[1] ?? 0) + (into[2] ?? 0)) / 3);
    blend(into, palette.held, light, state === GpuState.wasted ? 0.15 : 0.5);
  }
  if (flags & NodeMark.ghost && state !== GpuState.down) {
    if (busy) heat(into, cost, palette);
    else blend(into, palette.held, 1.15, 0.7);
  }
  if (flags & NodeMark.selected) add(into, 1.1, 0.03);
  if (flags & NodeMark.target) blend(into, palette.selected, 1, 0.32);
}

/** What a kill would lose: dim and cool is cheap, bright and warm is costly, so that lightness alone tells. */
function heat(into: Float32Array, cost: number, palette: Palette): void {
  // Most jobs are hours old: squared, the scale spends itself on telling those apart.
  const age = cost * cost;
  const light = 0.28 + 0.85 * age;
  for (let part = 0; part < 3; part++) {
    const cheap = palette.cheap[part] ?? 0;
    into[part] = (cheap + ((palette.costly[part] ?? 0) - cheap) * age) * light + age * age * 0.14;
  }
}

/** A kill burns white, then red, then is out; everything else only adds light. */
function addFlash(into: Float32Array, kind: number, age: number, palette: Palette): void {
  const glow = (1 / (1 + age * 2) ** 2) * Math.min(1, Math.max(0, (flashSeconds - age) / 0.7));
  if (kind === Flash.killed) {
    const red = Math.min(1, Math.max(0, age * 3.3 - 0.2));
    const burn = Math.min(1, Math.max(0, 1.5 - age));
    for (let part = 0; part < 3; part++) {
      const light = 1 + ((palette.down[part] ?? 0) * 1.15 - 1) * red;
      into[part] = (into[part] ?? 0) + (light - (into[part] ?? 0)) * burn;
    }
    return;
  }
  if (kind === Flash.returned) {
    for (let part = 0; part < 3; part++) into[part] = (into[part] ?? 0) + (1 - (into[part] ?? 0)) * glow;
    return;
  }
  const wave = kind === Flash.swept || kind === Flash.taken;
  const light = kind === Flash.failed ? palette.down : wave ? palette.held : palette.working;
  const strength = kind === Flash.failed ? 1.6 : wave ? 1.4 : 0.6;
  const white = kind === Flash.failed ? 0 : 0.3;
  for (let part = 0; part < 3; part++) {
    into[part] = (into[part] ?? 0) + ((light[part] ?? 0) * strength + white) * glow;
  }
}

function add(into: Float32Array, factor: number, more: number): void {
  for (let part = 0; part < 3; part++) into[part] = (into[part] ?? 0) * factor + more;
}

function blend(into: Float32Array, color: Color, light: number, share: number): void {
  for (let part = 0; part < 3; part++) {
    into[part] = (into[part] ?? 0) * (1 - share) + (color[part] ?? 0) * light * share;
  }
}

function put(into: Uint8Array, texel: number, color: Float32Array, code: number): void {
  const at = texel * 4;
  for (let part = 0; part < 3; part++) into[at + part] = Math.min(255, Math.max(0, (color[part] ?? 0) * 255));
  into[at + 3] = code;
}
