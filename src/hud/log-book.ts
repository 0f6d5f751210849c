import type { JobId, NodeId, Price, SimEvent } from "../sim/index.ts";
import { logText } from "../text/log.ts";
import { nodeName, nodesName, spanName } from "../text/places.ts";
import { gatherFailures, type Burst, type Failure } from "../insight/bursts.ts";
import { withoutForced } from "./without-forced.ts";
import { emptyTrack, type ProgressTrack } from "../insight/checkpoint/progress-track.ts";
import { isFresh } from "../insight/news.ts";
import type { LessonLog, LogDraft, LogLine, LogView } from "./story.ts";

interface Tally {
  moved: number;
  canceled: number;
  /** Jobs that had waited for room and found it. */
  placed: number;
  readonly movedTo: Set<NodeId>;
}

/** Turns events into lines, the lesson's own first; students' starts and ends are left out, bursts become one line. */
export function createLogBook(lesson: LessonLog): {
  read(events: readonly SimEvent[], view: LogView, course?: ProgressTrack): readonly LogLine[];
} {
  let nextId = 0;
  const tally: Tally = { moved: 0, canceled: 0, placed: 0, movedTo: new Set() };
  return {
    read(events, view, course = emptyTrack) {
      const lines: LogLine[] = [];
      for (const event of gatherFailures(events)) {
        const special = lesson.read(event, events, view, course);
        if (special === "silent") continue;
        const draft = special ?? ("burst" in event ? burstLine(event.burst, view) : lineOf(event, events, view, tally));
        if (draft === null) continue;
        const lost = draft.lost ?? 0;
        const dollars = draft.dollars ?? (lost / 3600) * view.level.prices.gpuHourDollars;
        const cost = lost === 0 && dollars === 0 ? null : { gpuSeconds: lost, dollars };
        const time = "burst" in event ? (event.burst[0]?.time ?? 0) : event.time;
        lines.push({ id: nextId++, time, tone: draft.tone, text: draft.text, cost, nodes: draft.nodes });
      }
      return lines;
    },
  };
}

function burstLine(burst: Burst, view: LogView): LogDraft | null {
  const { topology } = view.level;
  const first = burst[0];
  if (first === undefined) return null;
  const nodes = burst.map((event) => event.node);
  const name = nodeName(topology, first.node);
  if (first.type === "node-returned") {
    // A stand-by has taken its place: it is no news.
    if (view.level.failures.standbys) return null;
    return {
      tone: "note",
      text: burst.length === 1 ? logText.nodeReturned(name) : logText.nodesReturned(burst.length),
      nodes,
    };
  }
  const failures = burst as readonly Failure[];
  const lost = failures.reduce((sum, event) => sum + event.lost, 0);
  const jobs = new Set(failures.flatMap((event) => event.jobs)).size;
  const cause = failures.every((event) => event.cause === first.cause) ? first.cause : null;
  const gang = failures.flatMap((event) => event.jobs).find((id) => view.job(id).contiguous);
  const failure = failures.find((event) => gang !== undefined && event.jobs.includes(gang));
  if (gang !== undefined && failure !== undefined)
    return { tone: "bad", text: gangFailedText(failure, gang, view, jobs), nodes, lost };
  const text =
    failures.length === 1
      ? logText.nodeFailed(name, first.cause, jobs, lost, first.repairSeconds)
      : logText.nodesFailed(failures.length, cause, jobs);
  return { tone: "bad", text, nodes, lost };
}

function gangFailedText(failure: Failure, gang: JobId, view: LogView, jobs: number): string {
  const { name, checkpointInterval } = view.job(gang);
  return logText.gangKilledByFailure({
    name,
    node: nodeName(view.level.topology, failure.node),
    cause: failure.cause,
    others: jobs - 1,
    saves: checkpointInterval !== null,
    back: failure.repairSeconds,
  });
}

function lineOf(event: SimEvent, batch: readonly SimEvent[], view: LogView, tally: Tally): LogDraft | null {
  switch (event.type) {
    case "command-done":
      return commandLine(event, withoutForced(event, batch, view.level), view);
    case "job-submitted":
    case "job-started":
    case "job-finished":
    case "job-rolled-back":
      return gangLine(event, view);
    case "jobs-killed": {
      if (event.by === "player") return null;
      const gang = event.forJob === null ? null : view.job(event.forJob).name;
      return { tone: "paid", text: logText.preempted(event.jobs.length, gang), nodes: event.nodes, lost: event.lost };
    }
    case "job-migrated":
      tally.moved += 1;
      for (const node of event.to) tally.movedTo.add(node);
      return null;
    case "move-canceled":
      if (event.reason !== "job-ended") return strandedLine(event, batch, view);
      tally.canceled += 1;
      return null;
    case "movers-placed":
      tally.placed += event.jobs.length;
      return null;
    case "moves-done":
      return movesLine(tally);
    case "window-reserved":
      if (
        batch.some(
          (other) => other.type === "command-done" && other.time === event.time && other.command.type === "place-gang",
        )
      )
        return null;
      return {
        tone: "gang",
        text: logText.windowReserved(view.job(event.job).name, nodesName(view.level.topology, event.nodes)),
        nodes: event.nodes,
      };
    case "window-delayed": {
      const { job, time, announced, until, node } = event;
      const name = node === null ? null : nodeName(view.level.topology, node);
      const text = logText.windowDelayed(view.job(job).name, until - time, until - announced, name);
      return { tone: "bad", text, nodes: node === null ? [] : [node] };
    }
    case "window-released":
      if (view.job(event.job).status !== "pending") return null;
      return { tone: "gang", text: logText.windowReleased(view.job(event.job).name), nodes: [] };
    case "defragmentation-done":
      tally.moved = 0;
      tally.movedTo.clear();
      return { tone: "good", text: logText.defragmented(event.moves, view.longestEmptyRun), nodes: [] };
    case "clause-broken": {
      const limit = view.level.clauses.find((clause) => clause.id === event.clause)?.limit ?? 0;
      return { tone: "bad", text: logText.sloViolated(event.clause, event.value, limit), nodes: [] };
    }
    case "level-ended":
      return {
        tone: event.lostBy === null ? "good" : "bad",
        text: event.lostBy === null ? logText.levelWon : logText.levelLost,
        nodes: [],
      };
    default:
      return null;
  }
}

type Canceled = Extract<SimEvent, { type: "move-canceled" }>;

/** Moves that lost their target at one time for one reason are told of once. */
function strandedLine(event: Canceled, batch: readonly SimEvent[], view: LogView): LogDraft | null {
  const alike = batch.filter(
    (other): other is Canceled =>
      other.type === "move-canceled" && other.time === event.time && other.reason === event.reason,
  );
  if (alike[0] !== event || event.reason === "job-ended") return null;
  const elsewhere = alike.filter(({ next }) => next === "elsewhere").length;
  const wait = alike.filter(({ next }) => next === "waits").length;
  const nodes = [...new Set(alike.flatMap(({ job }) => view.job(job).nodes))];
  return { tone: "bad", text: logText.movesStranded(event.reason, alike.length, elsewhere, wait), nodes };
}

function movesLine(tally: Tally): LogDraft | null {
  const { moved, canceled, placed } = tally;
  const nodes = [...tally.movedTo].toSorted((a, b) => a - b);
  tally.moved = 0;
  tally.canceled = 0;
  tally.placed = 0;
  tally.movedTo.clear();
  if (moved === 0 && canceled === 0) return null;
  return { tone: "good", text: logText.movesDone(moved, canceled, placed), nodes };
}

type GangEvent = Extract<SimEvent, { type: "job-submitted" | "job-started" | "job-finished" | "job-rolled-back" }>;

function gangLine(event: GangEvent, view: LogView): LogDraft | null {
  const job = view.job(event.job);
  if (!job.contiguous) return null;
  const { topology } = view.level;
  switch (event.type) {
    case "job-submitted": {
      // After a reload the whole past is read at once, and the hall is not what it was then.
      if (!isFresh(event.time, view)) return { tone: "gang", text: logText.gangCame(job.name, job.gpus), nodes: [] };
      const fits = view.longestEmptyRun * topology.gpusPerNode >= job.gpus;
      const text = fits
        ? logText.gangArrivedFits(job.name, job.gpus)
        : logText.gangArrived(job.name, job.gpus, view.idleGpus, view.longestEmptyRun);
      return { tone: "gang", text, nodes: [] };
    }
    case "job-started": {
      const place = job.nodes.length === 0 ? "" : spanName(topology, job.nodes[0] ?? 0, job.nodes.length);
      return { tone: "good", text: logText.gangStarted(job.name, place, event.waited), nodes: job.nodes };
    }
    case "job-finished":
      return { tone: "good", text: logText.gangFinished(job.name), nodes: [] };
    case "job-rolled-back":
      return { tone: "bad", text: logText.gangRolledBack(job.name), nodes: job.nodes, lost: event.lost };
  }
}

type Done = Extract<SimEvent, { type: "command-done" }>;

function commandLine({ command, nodes }: Done, price: Price, view: LogView): LogDraft | null {
  const paid = { lost: price.total, dollars: price.dollars, nodes };
  const place = nodesName(view.level.topology, nodes);
  switch (command.type) {
    case "set-policy":
      return { tone: "note", text: logText.policySet(command.policy), nodes: [] };
    case "set-preemption":
      return { tone: "note", text: logText.preemptionSet(command.on), nodes: [] };
    case "set-checkpoint-interval":
      return { tone: "note", text: logText.checkpointSet(command.interval), nodes: [] };
    case "defragment":
      return { tone: "paid", text: logText.defragment(price.seconds ?? 0, price.moves.jobs), ...paid };
    case "drain":
      return { tone: "note", text: logText.drained(place), nodes };
    case "undrain":
      return { tone: "note", text: logText.undrained(place), nodes };
    case "kill":
      return { tone: "paid", text: logText.killed(price.kills.jobs, price.kills.gpus), ...paid };
    case "migrate":
      return { tone: "paid", text: logText.moving(price.moves.jobs, price.moves.gpus, price.seconds), ...paid };
    case "place-gang":
      return placeLine(view.job(command.job).name, place, price, paid);
    case "release-window":
    case "choose-storage":
    case "set-recovery":
    case "set-batch":
    case "set-routing":
    case "set-ring":
    case "swap-nodes":
      return null;
  }
}

function placeLine(
  name: string,
  place: string,
  price: Price,
  paid: { lost: number; dollars: number; nodes: readonly NodeId[] },
): LogDraft {
  const capital = place.charAt(0).toUpperCase() + place.slice(1);
  return {
    tone: "gang",
    text: logText.placed(name, capital, price),
    ...paid,
  };
}
