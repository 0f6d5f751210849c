import type { Frame } from "../session/session.ts";
import type { JobView, NodeId, Seconds, SimEvent } from "../sim/index.ts";
import { clamp } from "./geometry.ts";
import { createStrobeGuard } from "./strobe-guard.ts";

/** What a job that fills the hall does, as the shader shows it; shares and strengths in [0, 1]. */
export interface Waves {
  /** Whether anything of it is seen. */
  visible: boolean;
  /** Share of the cells that are saved, and of those that work again behind the ripple. */
  front: number;
  back: number;
  save: number;
  /** How much the cells ahead of the front are dimmed. */
  waiting: number;
  /** Tint of a save that may not sweep, and of such a restart. */
  calmSave: number;
  calmRestart: number;
  /** A checkpoint completes in the background: its strength, and how far it has traveled. */
  shimmer: number;
  traveled: number;
  /** Share of the cells that are loaded again. */
  loaded: number;
  restart: number;
  /** The failed node from which lost work spreads, or -1. */
  origin: NodeId;
  /** How far, as a share of the way to the farthest corner; may exceed 1. */
  reach: number;
  /** Strength of the spreading crest, and of what glows behind it. */
  crest: number;
  ember: number;
  /** How much the hall's edges redden. */
  alarm: number;
}

/** What of a training job the waves tell. */
export type WavingJob = Pick<JobView, "id" | "nodes" | "gpus" | "phase" | "phaseStart" | "phaseEnds" | "drainEnds">;

/** Follows the training job and turns its phases into waves. */
export interface TrainingWaves {
  readonly waves: Readonly<Waves>;
  /** Reads a frame; `job` is null while no job fills the hall. `still`: nothing may travel. */
  show(frame: Frame, job: WavingJob | null, still: boolean): void;
  /** Moves on by real seconds, unless the clock stands; returns whether the picture is another one. */
  advance(seconds: number): boolean;
}

type Manner = "wave" | "band" | "calm";

interface Phase {
  readonly from: Seconds;
  readonly until: Seconds;
  readonly manner: Manner;
  /** When it was first seen, seconds of the waves' own clock. */
  readonly since: number;
  ended: "no" | "done" | "void";
}

/** A save shorter than this, real seconds, passes as one band: a front could not be seen to move. */
const bandBelow = 0.2;
const bandSeconds = 0.7;
/** Width of that band, as a share of the hall. */
const bandWidth = 0.2;
const rippleSeconds = 0.5;
/** Work lost on each GPU that is a catastrophe, seconds. */
const catastrophe = 8 * 3600;
/** Of the calm tints, at most. */
const calm = { save: 0.5, restart: 0.5 } as const;

/** A reach past all corners. */
const everywhere = 2;

const dark: Waves = {
  visible: false,
  front: 0,
  back: 0,
  save: 0,
  waiting: 0,
  calmSave: 0,
  calmRestart: 0,
  shimmer: 0,
  traveled: 0,
  loaded: 0,
  restart: 0,
  origin: -1,
  reach: everywhere,
  crest: 0,
  ember: 0,
  alarm: 0,
};

/** Starts with a hall at work. */
export function createTrainingWaves(): TrainingWaves {
  const waves: Waves = { ...dark };
  const guard = createStrobeGuard();
  let clock = 0;
  let still = false;
  let paused = false;
  /** The clock was stopped, or time was moved while it stands. */
  let reset = false;
  let saving: Phase | null = null;
  let restarting: Phase | null = null;
  let loss: { readonly since: number; readonly size: number } | null = null;
  let time: Seconds = 0;
  let drains = false;
  /** Share of the last frame's simulated time that saves and restarts took. */
  let shares = { save: 0, restart: 0 };

  function begin(from: Seconds, until: Seconds, manner: Manner): Phase {
    return { from, until, manner, since: clock, ended: "no" };
  }

  function followSave({ view, speed }: Frame, job: WavingJob, begun: EventOf<"checkpoint-started"> | undefined): void {
    const now = job.phase === "checkpointing" ? { from: job.phaseStart, until: job.phaseEnds } : null;
    const next = now ?? (begun ? { from: begun.time, until: begun.until } : null);
    if (next && saving?.until !== next.until) {
      const short = (next.until - next.from) / (view.level.pace * speed) < bandBelow;
      const seen = !still && guard.admits("save", clock);
      saving = begin(next.from, next.until, seen ? (short ? "band" : "wave") : "calm");
    }
    if (saving && !now && saving.ended === "no") saving.ended = job.phase === "restarting" ? "void" : "done";
  }

  function followRestart(frame: Frame, job: WavingJob): void {
    const back = lastOf(frame.events, "job-rolled-back", job.id);
    const begun = lastOf(frame.events, "restart-started", job.id);
    const seen = back !== undefined && !still && guard.admits("rollback", clock);
    if (back && seen) {
      const failed = frame.events.findLast((event) => event.type === "node-failed" && event.jobs.includes(job.id));
      waves.origin = failed?.type === "node-failed" ? failed.node : (job.nodes[0] ?? -1);
      loss = { since: clock, size: lossSize(back.lost / job.gpus) };
    }
    const now = job.phase === "restarting" ? { from: job.phaseStart, until: job.phaseEnds } : null;
    const next = begun ? { from: begun.time, until: begun.until } : now;
    if (next && restarting?.until !== next.until) {
      restarting = begin(next.from, next.until, seen || (!back && !still) ? "wave" : "calm");
    }
    if (restarting && !now) restarting.ended = "done";
  }

  function moveSave(seconds: number): void {
    const age = saving ? clock - saving.since : 0;
    const over = saving ? clamp((time - saving.from) / Math.max(1, saving.until - saving.from), 0, 1) : 0;
    if (saving && saving.ended === "no" && (paused || saving.manner === "wave")) {
      Object.assign(waves, { front: over, back: 0 });
      waves.save = paused ? 1 : approach(waves.save, 1, seconds, 0.05);
      waves.waiting = waves.save;
    } else if (saving?.manner === "band" && age < bandSeconds && !paused) {
      const front = (age / bandSeconds) * (1 + bandWidth);
      Object.assign(waves, { front: Math.min(1, front), back: Math.max(0, front - bandWidth), save: 1, waiting: 0 });
    } else if (saving?.manner === "wave" && saving.ended === "done" && waves.back < 1) {
      Object.assign(waves, { front: 1, back: Math.min(1, waves.back + seconds / rippleSeconds), waiting: 0 });
    } else {
      const held = saving?.ended === "void" ? approach(waves.save, 0, seconds, 0.12) : 0;
      Object.assign(waves, { save: held, waiting: held * waves.waiting });
    }
  }

  function moveRestart(seconds: number): void {
    const on = restarting !== null && restarting.ended === "no" && (paused || restarting.manner === "wave");
    waves.restart = paused && on ? 1 : approach(waves.restart, on ? 1 : 0, seconds, on ? 0.12 : 0.18);
    if (restarting)
      waves.loaded = clamp((time - restarting.from) / Math.max(1, restarting.until - restarting.from), 0, 1);
    if (restarting?.ended === "done") waves.loaded = 1;
    const age = loss ? clock - loss.since : 0;
    const { size } = loss ?? { size: 0 };
    const lasts = 0.45 + 0.9 * size;
    const way = Math.min(1, age / lasts);
    waves.reach = loss ? 1.1 * (1 - (1 - way) ** 1.8) : everywhere;
    waves.crest = loss ? (0.2 + 0.8 * size) * (1 - way) : 0;
    waves.ember = loss ? (0.15 + 0.85 * size) * Math.exp(-Math.max(0, age - lasts * 0.6) / (0.25 + 0.6 * size)) : 0;
    waves.alarm = Math.max(0, size - 0.45) * waves.ember;
    if (loss && waves.ember < 0.01 && way === 1) loss = null;
  }

  function moveCalm(seconds: number): void {
    const slow = still ? 0.4 : 0.8;
    const save = saving?.manner === "calm" && !(paused && !still) ? shares.save * calm.save : 0;
    const restart = restarting?.manner === "calm" && !(paused && !still) ? shares.restart * calm.restart : 0;
    waves.calmSave = paused ? save : approach(waves.calmSave, save, seconds, slow);
    waves.calmRestart = paused ? restart : approach(waves.calmRestart, restart, seconds, slow);
    waves.shimmer = approach(waves.shimmer, drains ? (still ? 0.4 : 1) : 0, seconds, drains ? 0.1 : 0.5);
    if (!still) waves.traveled += seconds * 0.9;
  }

  function takeReset(): boolean {
    const was = reset;
    reset = false;
    return was;
  }

  /** Time was moved while the clock stands: nothing lingers of what is over. */
  function finishAll(job: WavingJob): void {
    if (job.phase !== "checkpointing") saving = null;
    if (job.phase !== "restarting") waves.restart = 0;
    loss = null;
  }

  return {
    waves,
    show(frame, job, reduced) {
      const { view, events } = frame;
      const before = time;
      time = view.time;
      reset ||= frame.paused && (!paused || time !== before);
      paused = frame.paused;
      still = reduced;
      if (!job) {
        saving = null;
        restarting = null;
        drains = false;
        return;
      }
      const begun = lastOf(events, "checkpoint-started", job.id);
      drains = job.drainEnds !== null || lastOf(events, "checkpoint-drains", job.id) !== undefined;
      followRestart(frame, job);
      followSave(frame, job, begun);
      if (paused && time !== before) finishAll(job);
      if (time > before) shares = { save: overlap(saving, before, time), restart: overlap(restarting, before, time) };
    },
    advance(seconds) {
      const step = paused ? 0 : seconds;
      clock += step;
      moveSave(step);
      moveRestart(step);
      moveCalm(step);
      const { save, restart, calmSave, calmRestart, shimmer, ember } = waves;
      const before = waves.visible;
      waves.visible = [save, restart, calmSave, calmRestart, shimmer, ember].some((strength) => strength > 0.004);
      return paused ? takeReset() : before || waves.visible;
    },
  };
}

type EventOf<Type extends SimEvent["type"]> = Extract<SimEvent, { readonly type: Type }>;

function lastOf<Type extends "checkpoint-started" | "checkpoint-drains" | "restart-started" | "job-rolled-back">(
  events: readonly SimEvent[],
  type: Type,
  job: number,
): EventOf<Type> | undefined {
  const is = (event: SimEvent): event is EventOf<Type> => event.type === type && "job" in event && event.job === job;
  return events.findLast(is);
}

/** From a flicker to a catastrophe, in [0, 1]; `seconds` of work lost on each GPU. */
export function lossSize(seconds: number): number {
  return Math.sqrt(clamp(seconds / catastrophe, 0, 1));
}

/** Share of a stretch of time that a phase takes. */
function overlap(phase: Phase | null, from: Seconds, until: Seconds): number {
  if (!phase) return 0;
  return Math.max(0, Math.min(phase.until, until) - Math.max(phase.from, from)) / (until - from);
}

/** Goes from one value toward another; the rest of the way shrinks by e in `slow` seconds. */
function approach(from: number, to: number, seconds: number, slow: number): number {
  return to + (from - to) * Math.exp(-seconds / slow);
}
