import { scoreOf, type Badge } from "../levels/score.ts";
import {
  createSimulation,
  restoreSimulation,
  type ClusterView,
  type Ledger,
  type Seconds,
  type SimEvent,
  type Simulation,
} from "../sim/index.ts";
import type { RunLevel } from "./level-hash.ts";
import type { RunRecord, TimedCommand } from "./run-record.ts";

/** Something on the timeline of a run. */
export interface Mark {
  readonly time: Seconds;
  readonly kind: "command" | "failure" | "slo-broken" | "badge" | "end";
  /** What happened, for who tells it in words. */
  readonly of: SimEvent | { readonly type: "badge-changed"; readonly badge: Badge };
}

/** How a run stood at a time. */
export interface RunSample {
  readonly time: Seconds;
  readonly ledger: Ledger;
  /** The wait that 95 % of the jobs stay below. */
  readonly p95Wait: Seconds;
  /** In [0, 1], as the badges are judged. */
  readonly fragmentation: number;
  readonly goodput: number;
  /** Jobs that wait. */
  readonly pending: number;
}

/** A recorded run that can be looked at where one likes. */
export interface Player {
  readonly record: RunRecord;
  /** How far it can be played: to where its record ends, or to a command that is refused here. */
  readonly end: Seconds;
  /** The run at that time: every job that it names is there. */
  readonly last: ClusterView;
  /** All that happened, oldest first. */
  readonly events: readonly SimEvent[];
  /** In order of time. */
  readonly marks: readonly Mark[];
  /** The recorded commands that were done, in order of time. */
  readonly commands: readonly TimedCommand[];
  /** How it stood a hundred times from its beginning to its end. */
  readonly samples: readonly RunSample[];
  /** A simulation as the run stood at a time, after all commands of that time; the caller's own. */
  at(time: Seconds): Simulation;
}

/** The run is kept at so many moments: any other is at most that part of it away. */
const moments = 24;
/** The badges are looked at so often in between. */
const looks = 4;

interface Kept {
  readonly time: Seconds;
  /** Commands done by then. */
  readonly done: number;
  readonly snapshot: Uint8Array;
}

/** Plays a record once, and keeps what it takes to go anywhere in it. */
export function createPlayer({ level, goals }: RunLevel, record: RunRecord): Player {
  const simulation = createSimulation(level, record.seed);
  const kept: Kept[] = [];
  const events: SimEvent[] = [];
  const commands: TimedCommand[] = [];
  const badges: Mark[] = [];
  const samples: RunSample[] = [];
  const until = Math.min(record.time, level.duration);
  let before = scoreOf(simulation.view(), goals).badges;

  const advanceTo = (time: Seconds): void => {
    for (const event of simulation.advanceTo(time)) events.push(event);
  };
  /** Goes to a time by the recorded commands; false if one of them is refused. */
  const playTo = (time: Seconds): boolean => {
    for (;;) {
      const next = record.commands[commands.length];
      if (next === undefined || next.time > time) break;
      if (next.time > simulation.time) advanceTo(next.time);
      if (!simulation.dispatch(next.command).ok) return false;
      commands.push(next);
    }
    advanceTo(Math.max(time, simulation.time));
    return true;
  };

  for (let look = 0; look <= moments * looks; look++) {
    const isWhole = playTo(Math.floor((until * look) / (moments * looks)));
    if (look % looks === 0)
      kept.push({ time: simulation.time, done: commands.length, snapshot: simulation.snapshot() });
    const view = simulation.view();
    samples.push(sampleOf(view));
    const now = scoreOf(view, goals).badges;
    for (const [index, badge] of now.entries()) {
      if (badge.state === before[index]?.state) continue;
      badges.push({ time: simulation.time, kind: "badge", of: { type: "badge-changed", badge } });
    }
    before = now;
    if (!isWhole) break;
  }

  return {
    record,
    end: simulation.time,
    last: simulation.view(),
    events,
    marks: [...events.flatMap(markOf), ...badges].sort((a, b) => a.time - b.time),
    commands,
    samples,
    at(time) {
      const from = kept.findLast((one) => one.time <= time);
      if (!from) throw new RangeError(`the run does not go back to ${time}`);
      const copy = restoreSimulation(level, record.seed, from.snapshot);
      for (const { time: due, command } of commands.slice(from.done)) {
        if (due > time) break;
        if (due > copy.time) copy.skipTo(due);
        copy.dispatch(command);
      }
      copy.skipTo(Math.max(time, copy.time));
      return copy;
    },
  };
}

function sampleOf({ time, ledger, metrics, recentFragmentation, recentGoodput, counts }: ClusterView): RunSample {
  return {
    time,
    ledger: { ...ledger },
    p95Wait: metrics.p95Wait,
    fragmentation: recentFragmentation,
    goodput: recentGoodput,
    pending: counts.pending,
  };
}

function markOf(event: SimEvent): Mark[] {
  const { time } = event;
  if (event.type === "command-done") return [{ time, kind: "command", of: event }];
  if (event.type === "node-failed" || event.type === "ring-broken") return [{ time, kind: "failure", of: event }];
  if (event.type === "clause-broken") return [{ time, kind: "slo-broken", of: event }];
  return event.type === "level-ended" ? [{ time, kind: "end", of: event }] : [];
}
