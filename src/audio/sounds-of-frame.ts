import type { Badge, Score } from "../session/session.ts";
import type { Command, JobId, JobView, SimEvent } from "../sim/index.ts";
import { soundRules, type SoundName } from "./sound-name.ts";

type EventOf<Type extends SimEvent["type"]> = Extract<SimEvent, { readonly type: Type }>;
type Sounds = { readonly [Type in SimEvent["type"]]: (event: EventOf<Type>, frame: AudibleFrame) => SoundName | null };

/** The part of a `Frame` that can be heard. */
export interface AudibleFrame {
  readonly view: {
    readonly time: number;
    job(id: JobId): Pick<JobView, "contiguous" | "priority" | "gpus">;
  };
  readonly events: readonly SimEvent[];
  readonly score: Pick<Score, "stars" | "badges">;
}

/** What the ear remembers from one frame to the next. */
export interface Heard {
  readonly time: number;
  readonly badges: Readonly<Record<Badge["id"], Badge["state"]>>;
}

/** Events further apart than this many simulated seconds came from a catch-up, not from play. */
const catchUpSeconds = 300;

const silent = (): null => null;
const isGang = (view: AudibleFrame["view"], job: JobId): boolean => view.job(job).contiguous;
/** Work lost on each GPU from which a rollback is heard as one, and as a catastrophe, seconds. */
const losses = { felt: 1800, large: 2 * 3600 } as const;

const isStudents = (view: AudibleFrame["view"], job: JobId): boolean => view.job(job).priority === "student";

function rollback({ job, lost }: EventOf<"job-rolled-back">, { view }: AudibleFrame): SoundName | null {
  if (isStudents(view, job)) return null;
  const seconds = lost / view.job(job).gpus;
  return seconds >= losses.large ? "rollback-large" : seconds >= losses.felt ? "rollback" : "rollback-small";
}

/** A ring that lost one replica sounds like a rollback, one that lost several at once like a large one. */
function brokenRing({ replicas }: EventOf<"ring-broken">): SoundName {
  return replicas.length > 1 ? "rollback-large" : "rollback";
}

const commandSounds: Readonly<Record<Command["type"], SoundName | null>> = {
  "set-policy": "click",
  "set-preemption": "click",
  "set-checkpoint-interval": "click",
  "choose-storage": "drain",
  defragment: null, // heard as defragmentation-started
  drain: "drain",
  undrain: "click",
  kill: null, // heard as jobs-killed
  migrate: "click",
  "place-gang": "drain",
  "release-window": null, // heard as window-released
  "set-recovery": "click",
  "set-batch": "click",
  "set-routing": "click",
  "set-ring": null, // heard as ring-building
  "swap-nodes": "drain",
  "take-help": "click",
};

const eventSounds: Sounds = {
  "job-booked": () => "gang-arrived",
  "job-submitted": (event, { view }) => (isStudents(view, event.job) ? null : "gang-arrived"),
  "job-started": (event, { view }) => (isGang(view, event.job) ? "gang-placed" : "job-placed"),
  "job-finished": silent,
  "jobs-killed": () => "kill",
  "job-rolled-back": rollback,
  "checkpoint-started": (event, { view }) => (isStudents(view, event.job) ? null : "saving"),
  "checkpoint-drains": silent,
  "checkpoint-written": (event, { view }) => (isStudents(view, event.job) ? null : "saved"),
  "restart-started": silent, // heard as job-rolled-back
  "restart-done": (event, { view }) => (isStudents(view, event.job) ? null : "restarted"),
  "ring-broken": brokenRing,
  "training-waits": () => "alarm",
  "replicas-regrouped": () => "migrated",
  "replica-ready": () => "job-placed",
  "ring-building": () => "drain",
  "ring-built": () => "gang-placed",
  "steps-slowed": () => "aged",
  "storage-offered": () => "offer",
  "hardware-aged": () => "aged",
  "move-started": silent,
  "job-migrated": () => "job-placed",
  "move-canceled": silent,
  "movers-placed": silent, // heard as their copies
  "moves-done": () => "migrated",
  "node-failed": () => "failure",
  "node-returned": silent,
  "command-done": (event) => commandSounds[event.command.type],
  "window-reserved": silent,
  "window-released": () => "click",
  "window-delayed": () => "alarm",
  "defragmentation-started": () => "drain",
  "defragmentation-done": () => "migrated",
  "clause-broken": () => "alarm",
  "level-ended": (event, { score }) => (event.lostBy === null && score.stars > 0 ? "win" : "loss"),
};

const soundOf = <Type extends SimEvent["type"]>(event: EventOf<Type>, frame: AudibleFrame): SoundName | null => {
  const type: Type = event.type;
  return eventSounds[type](event, frame);
};

function badgeStates(badges: readonly Badge[]): Heard["badges"] {
  const states: Record<Badge["id"], Badge["state"]> = { fragmentation: "waiting", goodput: "waiting", sla: "waiting" };
  for (const badge of badges) states[badge.id] = badge.state;
  return states;
}

/** Remembers a frame for the next. */
export function hear(frame: AudibleFrame): Heard {
  const { view, score } = frame;
  return { time: view.time, badges: badgeStates(score.badges) };
}

/**
 * What a frame sounds like: each sound once, the most important first. The first frame of a run is silent, since it
 * tells what stands there already; a frame that catches up on minutes is heard as its most important sound alone.
 */
export function soundsOf(frame: AudibleFrame, before: Heard | null): readonly SoundName[] {
  if (before === null) return [];
  const sounds = new Set<SoundName>();
  for (const event of frame.events) {
    const sound = soundOf(event, frame);
    if (sound !== null) sounds.add(sound);
  }
  for (const badge of frame.score.badges) {
    if (badge.state === before.badges[badge.id]) continue;
    if (badge.state === "green") sounds.add("badge-green");
    if (badge.state === "red") sounds.add("badge-red");
  }
  const ordered = [...sounds].sort((a, b) => soundRules[b].importance - soundRules[a].importance);
  return frame.view.time - before.time > catchUpSeconds ? ordered.slice(0, 1) : ordered;
}
