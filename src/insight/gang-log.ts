import type { FailureCause, JobId, NodeId, Seconds, SimEvent } from "../sim/index.ts";
import type { LogEntry, LogView } from "./log.ts";
import { isFresh } from "./news.ts";

/** What becomes of a gang and of the window that is kept for it. */
export type GangEntry = LogEntry & { readonly job: JobId } & (
    | {
        readonly kind: "gang-failed";
        readonly node: NodeId;
        readonly cause: FailureCause;
        /** Other jobs that rolled back with it. */
        readonly others: number;
        readonly back: Seconds;
      }
    /** `hall`: what there was for it; null if that is not known any more. */
    | { readonly kind: "gang-came"; readonly hall: RoomForGang | null }
    | { readonly kind: "gang-booked"; readonly gpus: number; readonly arrivesIn: Seconds }
    | { readonly kind: "gang-started"; readonly waited: Seconds }
    | { readonly kind: "gang-finished" | "gang-rolled-back" | "window-reserved" | "window-released" }
    /** It will be empty `later` seconds later than was said, in `left` at most; `node`: the failed one that is why. */
    | {
        readonly kind: "window-delayed";
        readonly left: Seconds;
        readonly later: Seconds;
        readonly node: NodeId | null;
      }
  );

interface RoomForGang {
  readonly idleGpus: number;
  readonly longestEmptyRun: number;
  /** Whether it starts at once: there is a place, or one is cleared by kills in the same second; else it waits. */
  readonly start: "fits" | "by-kills" | "waits";
}

/** What an event means to a gang; null if nothing. */
export function gangEntry(event: SimEvent, batch: readonly SimEvent[], view: LogView): GangEntry | null {
  switch (event.type) {
    case "job-submitted":
    case "job-started":
    case "job-finished":
    case "job-rolled-back":
      return view.job(event.job).contiguous ? ownEntry(event, batch, view) : null;
    case "job-booked": {
      const arrivesIn = event.arrives - event.time;
      return {
        kind: "gang-booked",
        tone: "gang",
        nodes: [],
        job: event.job,
        gpus: view.job(event.job).gpus,
        arrivesIn,
      };
    }
    case "window-reserved": {
      const ordered = batch.some(
        (other) => other.type === "command-done" && other.time === event.time && other.command.type === "place-gang",
      );
      return ordered ? null : { kind: "window-reserved", tone: "gang", nodes: event.nodes, job: event.job };
    }
    case "window-delayed": {
      const { job, time, announced, until, node } = event;
      const nodes = node === null ? [] : [node];
      return { kind: "window-delayed", tone: "bad", nodes, job, left: until - time, later: until - announced, node };
    }
    case "window-released":
      if (view.job(event.job).status !== "pending") return null;
      return { kind: "window-released", tone: "gang", nodes: [], job: event.job };
    default:
      return null;
  }
}

type OwnEvent = Extract<SimEvent, { type: "job-submitted" | "job-started" | "job-finished" | "job-rolled-back" }>;

function ownEntry(event: OwnEvent, batch: readonly SimEvent[], view: LogView): GangEntry {
  const { job } = event;
  const { gpus, nodes } = view.job(job);
  switch (event.type) {
    case "job-submitted": {
      // After a reload the whole past is read at once, and the hall is not what it was then.
      const { idleGpus, longestEmptyRun } = view;
      const start = startOf(event, batch, longestEmptyRun * view.level.topology.gpusPerNode >= gpus);
      const hall = isFresh(event.time, view) ? { idleGpus, longestEmptyRun, start } : null;
      return { kind: "gang-came", tone: "gang", nodes: [], job, hall };
    }
    case "job-started":
      return { kind: "gang-started", tone: "good", nodes, job, waited: event.waited };
    case "job-finished":
      return { kind: "gang-finished", tone: "good", nodes: [], job };
    case "job-rolled-back":
      return { kind: "gang-rolled-back", tone: "bad", nodes, job, lost: event.lost };
  }
}

/** How a gang that comes starts: what has happened in its second tells more than the hall that is left of it. */
function startOf({ job, time }: OwnEvent, batch: readonly SimEvent[], fits: boolean): RoomForGang["start"] {
  const started = batch.some((event) => event.type === "job-started" && event.job === job && event.time === time);
  if (!started) return fits ? "fits" : "waits";
  return batch.some((event) => event.type === "jobs-killed" && event.forJob === job) ? "by-kills" : "fits";
}
