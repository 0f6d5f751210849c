import type { Interaction, Spot } from "../session/interaction.ts";
import type { ClusterView, JobId, JobView, Level, NodeId, Seconds, Topology } from "../sim/index.ts";
import type { Geometry, Point } from "./geometry.ts";
import type { HallOverlay } from "./hall-overlay.ts";
import type { HallCamera } from "./hall-camera.ts";
import { nodesFrom } from "./node-runs.ts";
import type { Palette } from "./palette.ts";

/** What a label may say about a running job besides its record. */
export interface JobFacts {
  readonly level: Level;
  /** Since it last started. */
  readonly age: Seconds;
  /** Work since its last checkpoint, per GPU; null for a job that never saves. */
  readonly sinceCheckpoint: Seconds | null;
  readonly moved: boolean;
  readonly now: Seconds;
}

/** Every word in the hall; written in text/. */
export interface HallText {
  /** Names the hall to a screen reader and says how it is operated. */
  label(topology: Topology): string;
  /** Short name of a row, counted from 0 through the whole hall. */
  row(row: number): string;
  /** Short name of a rack inside its row, from 0. */
  rack(rack: number): string;
  node(node: NodeId, topology: Topology): string;
  /** Lines about a job, the most important first. */
  job(job: JobView, facts: JobFacts): readonly string[];
}

/** What the parts of the hall share. Written by the hall, read by its parts. */
export interface HallModel {
  readonly interaction: Interaction;
  readonly text: HallText;
  readonly camera: HallCamera;
  readonly wrapper: HTMLElement;
  geometry: Geometry;
  palette: Palette;
  cluster: ClusterView | null;
  /** The job that runs and fills the hall, if one does. */
  training: JobView | null;
  /** What the lesson draws over the racks, if anything. */
  overlay: HallOverlay | null;
  /** Where the pointer is over the hall, hall units. */
  pointer: Point | null;
  /** Seconds since the hall opened. */
  now: number;
  /** Node under the keyboard's cursor, or null while the pointer leads. */
  cursor: NodeId | null;
  /** The ghost as the hall last set it; another one comes from the zones. */
  ownGhost: Spot | null;
  /** Corners of the box being drawn, hall units. */
  box: { readonly from: Point; readonly to: Point } | null;
}

/** Running jobs on these nodes, each once. */
export function jobsOnNodes(cluster: ClusterView, nodes: readonly NodeId[]): JobId[] {
  return [...new Set(nodes.flatMap((node) => [...cluster.jobsOn(node)]))];
}

/** Nodes under what is carried when it hovers at `node`: a gang's window, or where moved jobs would go. */
export function nodesUnderCarry(model: HallModel, node: NodeId): NodeId[] {
  const { carry, zoom } = model.interaction;
  const { nodesPerRack, gpusPerNode } = model.geometry.topology;
  const held = carry.value;
  if (!held || !model.cluster) return [];
  if (held.kind === "gang") {
    return nodesFrom(node, Math.ceil(model.cluster.job(held.job).gpus / gpusPerNode));
  }
  if (zoom.value === "node") return [node];
  return nodesFrom(Math.floor(node / nodesPerRack) * nodesPerRack, nodesPerRack);
}
