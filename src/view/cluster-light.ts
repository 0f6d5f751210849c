import type { Frame } from "../session/session.ts";
import type { ClusterView, JobId, NodeId, SimEvent } from "../sim/index.ts";
import type { FloorShader } from "./floor-shader.ts";
import {
  clearFlashes,
  Flash,
  flash,
  noJob,
  setMark,
  writeCosts,
  writeNodes,
  writeStates,
  type Texels,
} from "./texels.ts";

/** Keeps the texels true to the cluster, and sends to the graphics card only what changed. */
export interface ClusterLight {
  /** Takes in a frame: states, flashes of what changed, drained and held nodes. */
  show(frame: Frame, now: number, flashes: boolean): void;
  /** Marks exactly these nodes with a bit. */
  mark(bit: number, nodes: readonly NodeId[]): void;
  /** Says whether anything is to be sent; `costs` keeps what a kill would throw away up to date. */
  update(view: ClusterView, now: number, costs: boolean): boolean;
  /** Sends what changed to the graphics card. */
  send(): void;
  /** Until when something flashes. */
  readonly flashesUntil: number;
}

/** Costs are looked up again this often, seconds. */
const costSeconds = 0.5;
/** Seconds a gang's wave takes through its window. */
const waveSeconds = 1.6;
/** A flash has faded after this long, seconds. */
const flashSeconds = 1.8;

/** Lights the lamps of one cluster. */
export function createClusterLight(texels: Texels, floor: FloorShader, gpusPerNode: number): ClusterLight {
  const marked = new Map<number, readonly NodeId[]>();
  let revision = -1;
  let costsAt = -Infinity;
  let sweptAt = 0;
  let statesDirty = false;
  let marksDirty = false;
  let flashesUntil = 0;

  function diff(view: ClusterView, events: readonly SimEvent[], now: number): (gpu: number, before: JobId) => void {
    const killed = new Set(events.flatMap((event) => (event.type === "jobs-killed" ? event.jobs : [])));
    return (gpu, before) => {
      const job = view.gpuJob[gpu] ?? -1;
      const kind = killed.has(before)
        ? Flash.killed
        : job >= 0
          ? Flash.started
          : before === noJob
            ? Flash.none
            : Flash.finished;
      if (kind === Flash.none) return;
      flash(texels, gpu, kind, now, 0);
      flashesUntil = now + flashSeconds;
      marksDirty = true;
    };
  }

  function flashEvents(view: ClusterView, events: readonly SimEvent[], now: number): void {
    const perNode = view.gpuCount / view.nodeCount;
    for (const event of events) {
      if (event.type === "node-failed") {
        for (let gpu = event.node * perNode; gpu < (event.node + 1) * perNode; gpu++)
          flash(texels, gpu, Flash.failed, now, 0);
        marksDirty = true;
      } else if (event.type === "job-started" && view.job(event.job).contiguous) {
        const { nodes } = view.job(event.job);
        nodes.forEach((node, index) => {
          const delay = (index / nodes.length) * waveSeconds;
          for (let gpu = node * perNode; gpu < (node + 1) * perNode; gpu++) flash(texels, gpu, Flash.swept, now, delay);
        });
        marksDirty = true;
        flashesUntil = now + waveSeconds + flashSeconds;
      }
    }
  }

  return {
    show({ view, events }, now, flashes) {
      if (view.revision !== revision) {
        writeStates(texels, view, flashes && revision >= 0 ? diff(view, events, now) : null);
        if (writeNodes(texels, view)) marksDirty = true;
        revision = view.revision;
        statesDirty = true;
      }
      if (flashes) flashEvents(view, events, now);
    },
    mark(bit, nodes) {
      const before = marked.get(bit) ?? [];
      if (before === nodes || (before.length === 0 && nodes.length === 0)) return;
      setMark(texels, gpusPerNode, before, bit, false);
      setMark(texels, gpusPerNode, nodes, bit, true);
      marked.set(bit, nodes);
      marksDirty = true;
    },
    update(view, now, costs) {
      if (costs && now - costsAt > costSeconds) {
        writeCosts(texels, view);
        costsAt = now;
        statesDirty = true;
      }
      if (now - sweptAt > 1) {
        sweptAt = now;
        if (clearFlashes(texels, view.gpuCount, now)) marksDirty = true;
      }
      return statesDirty || marksDirty;
    },
    send() {
      if (statesDirty) {
        floor.upload("states");
        floor.upload("racks");
      }
      if (marksDirty) floor.upload("marks");
      statesDirty = false;
      marksDirty = false;
    },
    get flashesUntil() {
      return flashesUntil;
    },
  };
}
