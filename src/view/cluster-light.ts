import type { Frame } from "../session/session.ts";
import type { ClusterView, JobId, NodeId, SimEvent } from "../sim/index.ts";
import type { FloorShader } from "./floor-shader.ts";
import type { Geometry } from "./geometry.ts";
import { createLamps, type LampLook } from "./lamps.ts";
import {
  Flash,
  flash,
  flashSeconds,
  NodeMark,
  setMark,
  writeCosts,
  writeJobs,
  writeNodes,
  type Texels,
} from "./texels.ts";

/** Keeps the texels true to the cluster. */
export interface ClusterLight {
  /** Reads a frame: flashes of what changed, drained and held nodes. */
  show(frame: Frame, now: number, flashes: boolean): void;
  /** Another moment of the run is shown next: nothing of it has just happened. */
  jump(): void;
  /** Marks exactly these nodes with a bit. */
  mark(bit: number, nodes: readonly NodeId[]): void;
  /** Whether a lamp changed since the last `send`; keeps what a kill under a ghost would lose up to date. */
  update(view: ClusterView, now: number): boolean;
  /** Colors the lamps of these racks and sends them to the graphics card. */
  send(view: ClusterView, look: LampLook, racks: readonly number[]): void;
  /** Until when something flashes. */
  readonly flashesUntil: number;
}

/** Costs are looked up again this often, seconds. */
const costSeconds = 0.5;
/** Seconds a gang's wave takes through its window. */
const waveSeconds = 1.6;

/** A failed node is seen to be dark at least this long, seconds. */
const darkSeconds = 0.9;
/** What a gang drove out burns this long before its wave sets out, seconds. */
const burnSeconds = 0.6;

/** Lights the lamps of one cluster. */
export function createClusterLight(texels: Texels, floor: FloorShader, geometry: Geometry): ClusterLight {
  const lamps = createLamps(texels, geometry);
  const { gpusPerNode } = geometry.topology;
  const marked = new Map<number, readonly NodeId[]>();
  let revision = -1;
  let costsAt = -Infinity;
  let costsOf: readonly NodeId[] = [];
  let dirty = false;
  let flashesUntil = 0;

  function flashNode(node: NodeId, kind: number, at: number): void {
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) flash(texels, gpu, kind, at);
    flashesUntil = Math.max(flashesUntil, at + flashSeconds);
  }

  /** A stand-by that takes over within a blink must not hide that a node has failed. */
  function nodeReturned(node: NodeId, now: number): void {
    const first = node * gpusPerNode;
    const failed = texels.flashes[first] === Flash.failed ? (texels.flashedAt[first] ?? 0) + darkSeconds : now;
    flashNode(node, Flash.returned, Math.max(now, failed));
  }

  function diff(view: ClusterView, events: readonly SimEvent[], now: number): (gpu: number, before: JobId) => void {
    const killed = new Set(events.flatMap((event) => (event.type === "jobs-killed" ? event.jobs : [])));
    return (gpu, before) => {
      const job = view.gpuJob[gpu] ?? -1;
      const kind = killed.has(before) ? Flash.killed : job >= 0 ? Flash.started : Flash.finished;
      flash(texels, gpu, kind, now);
      flashesUntil = Math.max(flashesUntil, now + flashSeconds);
    };
  }

  function flashEvents(view: ClusterView, events: readonly SimEvent[], now: number): void {
    for (const event of events) {
      if (event.type === "node-failed") flashNode(event.node, Flash.failed, now);
      else if (event.type === "node-returned") nodeReturned(event.node, now);
      else if (event.type === "job-started" && view.job(event.job).contiguous) {
        const { nodes } = view.job(event.job);
        const killed = events.some((other) => other.type === "jobs-killed");
        const from = killed ? now + burnSeconds : now;
        nodes.forEach((node, index) => {
          flashNode(node, killed ? Flash.taken : Flash.swept, from + (index / nodes.length) * waveSeconds);
        });
      }
    }
  }

  return {
    show({ view, events }, now, flashes) {
      if (view.revision !== revision) {
        writeJobs(texels, view, flashes && revision >= 0 ? diff(view, events, now) : null);
        writeNodes(texels, view);
        revision = view.revision;
        dirty = true;
      }
      if (flashes) flashEvents(view, events, now);
    },
    jump() {
      revision = -1;
      flashesUntil = 0;
      texels.flashes.fill(Flash.none);
    },
    mark(bit, nodes) {
      const before = marked.get(bit) ?? [];
      if (before === nodes || (before.length === 0 && nodes.length === 0)) return;
      setMark(texels, before, bit, false);
      setMark(texels, nodes, bit, true);
      marked.set(bit, nodes);
      dirty = true;
    },
    update(view, now) {
      const ghost = marked.get(NodeMark.ghost) ?? [];
      if (ghost.length > 0 && (ghost !== costsOf || now - costsAt > costSeconds)) {
        writeCosts(texels, view, ghost);
        costsAt = now;
        costsOf = ghost;
        dirty = true;
      }
      return dirty;
    },
    send(view, look, racks) {
      lamps.light(view, look, racks);
      floor.upload();
      dirty = false;
    },
    get flashesUntil() {
      return flashesUntil;
    },
  };
}
