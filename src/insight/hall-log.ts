import type { ClauseId, FailureCause, GpuSeconds, JobId, NodeId, Seconds, SimEvent } from "../sim/index.ts";
import type { Burst, Failure } from "./bursts.ts";
import { commandEntry, type CommandEntry } from "./command-log.ts";
import { gangEntry, type GangEntry } from "./gang-log.ts";
import type { LogEntry, LogView, ToldEvent } from "./log.ts";

/** What any hall tells, whatever the lesson. */
export type HallEntry = CommandEntry | GangEntry | (LogEntry & HappenedEntry);

type HappenedEntry =
  | { readonly kind: "nodes-returned" }
  | {
      readonly kind: "node-failed";
      readonly cause: FailureCause;
      readonly jobs: number;
      readonly lost: GpuSeconds;
      readonly back: Seconds;
    }
  /** Several at once; `cause`: null if they have not all the same. */
  | { readonly kind: "nodes-failed"; readonly cause: FailureCause | null; readonly jobs: number }
  | { readonly kind: "preempted"; readonly jobs: number; readonly gang: JobId | null }
  | {
      readonly kind: "moves-stranded";
      readonly reason: "node-failed" | "window-reserved";
      readonly moves: number;
      readonly elsewhere: number;
      readonly wait: number;
    }
  /** `placed`: how many of them had waited for room. */
  | { readonly kind: "moves-done"; readonly jobs: number; readonly canceled: number; readonly placed: number }
  | { readonly kind: "defragmented"; readonly moves: number; readonly longestEmptyRun: number }
  | { readonly kind: "slo-violated"; readonly clause: ClauseId; readonly value: number; readonly limit: number }
  | { readonly kind: "level-ended"; readonly won: boolean };

interface Tally {
  moved: number;
  canceled: number;
  /** Jobs that had waited for room and found it. */
  placed: number;
  readonly movedTo: Set<NodeId>;
}

/** Reads one event after the other; null: nothing to tell. */
export function createHallLog(): {
  read(event: ToldEvent, batch: readonly SimEvent[], view: LogView): HallEntry | null;
} {
  const tally: Tally = { moved: 0, canceled: 0, placed: 0, movedTo: new Set() };
  return {
    read(event, batch, view) {
      if ("burst" in event) return burstEntry(event.burst, view);
      return commandEntry(event, batch, view) ?? gangEntry(event, batch, view) ?? hallEntry(event, batch, view, tally);
    },
  };
}

function burstEntry(burst: Burst, view: LogView): HallEntry | null {
  const first = burst[0];
  if (first === undefined) return null;
  const nodes = burst.map((event) => event.node);
  if (first.type === "node-returned") {
    // A stand-by has taken its place: it is no news.
    return view.level.failures.standbys ? null : { kind: "nodes-returned", tone: "note", nodes };
  }
  const failures = burst as readonly Failure[];
  const lost = failures.reduce((sum, event) => sum + event.lost, 0);
  const jobs = new Set(failures.flatMap((event) => event.jobs)).size;
  const gang = failures.flatMap((event) => event.jobs).find((id) => view.job(id).contiguous);
  const failure = failures.find((event) => gang !== undefined && event.jobs.includes(gang));
  if (gang !== undefined && failure !== undefined) {
    const { node, cause, repairSeconds: back } = failure;
    return { kind: "gang-failed", tone: "bad", nodes, lost, job: gang, node, cause, others: jobs - 1, back };
  }
  const { cause, repairSeconds: back } = first;
  if (failures.length === 1) return { kind: "node-failed", tone: "bad", nodes, lost, cause, jobs, back };
  const shared = failures.every((event) => event.cause === cause) ? cause : null;
  return { kind: "nodes-failed", tone: "bad", nodes, lost, cause: shared, jobs };
}

function hallEntry(event: SimEvent, batch: readonly SimEvent[], view: LogView, tally: Tally): HallEntry | null {
  switch (event.type) {
    case "jobs-killed":
      if (event.by === "player") return null;
      return {
        kind: "preempted",
        tone: "paid",
        nodes: event.nodes,
        lost: event.lost,
        jobs: event.jobs.length,
        gang: event.forJob,
      };
    case "job-migrated":
      tally.moved += 1;
      for (const node of event.to) tally.movedTo.add(node);
      return null;
    case "move-canceled":
      if (event.reason !== "job-ended") return strandedEntry(event, batch, view);
      tally.canceled += 1;
      return null;
    case "movers-placed":
      tally.placed += event.jobs.length;
      return null;
    case "moves-done":
      return movesEntry(tally);
    case "defragmentation-done":
      tally.moved = 0;
      tally.movedTo.clear();
      return {
        kind: "defragmented",
        tone: "good",
        nodes: [],
        moves: event.moves,
        longestEmptyRun: view.longestEmptyRun,
      };
    case "clause-broken": {
      const { clause, value } = event;
      const limit = view.level.clauses.find(({ id }) => id === clause)?.limit ?? 0;
      return { kind: "slo-violated", tone: "bad", nodes: [], clause, value, limit };
    }
    case "level-ended": {
      const won = event.lostBy === null;
      return { kind: "level-ended", tone: won ? "good" : "bad", nodes: [], won };
    }
    default:
      return null;
  }
}

type Canceled = Extract<SimEvent, { type: "move-canceled" }>;

/** Moves that lost their target at one time for one reason are told of once. */
function strandedEntry(event: Canceled, batch: readonly SimEvent[], view: LogView): HallEntry | null {
  const { reason } = event;
  const alike = batch.filter(
    (other): other is Canceled =>
      other.type === "move-canceled" && other.time === event.time && other.reason === reason,
  );
  if (alike[0] !== event || reason === "job-ended") return null;
  const elsewhere = alike.filter(({ next }) => next === "elsewhere").length;
  const wait = alike.filter(({ next }) => next === "waits").length;
  const nodes = [...new Set(alike.flatMap(({ job }) => view.job(job).nodes))];
  return { kind: "moves-stranded", tone: "bad", nodes, reason, moves: alike.length, elsewhere, wait };
}

function movesEntry(tally: Tally): HallEntry | null {
  const { moved: jobs, canceled, placed } = tally;
  const nodes = [...tally.movedTo].toSorted((a, b) => a - b);
  tally.moved = 0;
  tally.canceled = 0;
  tally.placed = 0;
  tally.movedTo.clear();
  return jobs === 0 && canceled === 0 ? null : { kind: "moves-done", tone: "good", nodes, jobs, canceled, placed };
}
