import { signal, type Signal } from "@preact/signals";
import type { Frame, Session } from "../session/session.ts";
import type {
  ClusterView,
  Command,
  CommandResult,
  GangWindow,
  JobId,
  PriceResult,
  Seconds,
  SimEvent,
} from "../sim/index.ts";
import { formatClock } from "../text/numbers.ts";
import { clausePromise } from "../text/clauses.ts";
import { refusals } from "../text/refusals.ts";
import type { App } from "./app.ts";
import { createAnnouncer, type Announcer } from "./announcer.ts";
import { createProgressTrack, emptyTrack, type ProgressTrack } from "../insight/checkpoint/progress-track.ts";
import { justNow, stopsIn } from "./gang-news.ts";
import { createGangWatch, type GangState } from "../insight/gangs.ts";
import { createHistory, type Sample } from "../insight/history.ts";
import { createLogBook } from "./log-book.ts";
import { plainLog, type GangStop, type LogLine, type Story } from "./story.ts";
import { createTips, type TipControl } from "./tip.tsx";
import { createToaster, type Toast } from "./toaster.ts";
import { unnamedKills } from "./unnamed-kills.ts";

/** Milliseconds between two looks of the zones at the run. */
const beat = 200;
/** Milliseconds between two looks at prices. */
const slowBeat = 1000;
/** Milliseconds between two dear questions, which take turns so that no frame pays for both. */
const dearBeat = 2500;
const logLimit = 300;

/** What the zones share: the run as it was at the last beat, and which of them is open. */
export interface HudState {
  readonly app: App;
  /** The element the hall is drawn in; the same for the life of the page. */
  readonly hallParent: HTMLElement;
  readonly frame: Signal<Frame | null>;
  /** Changes when prices are worth asking for again. */
  readonly slow: Signal<number>;
  /** Change when the two dear questions are worth asking again: what stopping the world costs, and the best windows. */
  readonly dear: { readonly defragmentation: Signal<number>; readonly windows: Signal<number> };
  readonly clock: Signal<string>;
  readonly gangs: Signal<readonly GangState[]>;
  readonly history: Signal<readonly Sample[]>;
  /** How far the training job is and was; empty in a level without one. */
  readonly course: Signal<ProgressTrack>;
  readonly log: Signal<readonly LogLine[]>;
  readonly announcer: Announcer;
  /** How the hall was when the first gang came; null before. */
  readonly met: Signal<Meeting | null>;
  /** The simulated time at which an unfinished run was taken up again; null for a run that began on this page. */
  readonly resumedAt: Signal<Seconds | null>;
  /** A refusal or a piece of news, for a moment. */
  readonly toast: Signal<Toast | null>;
  /** What stopped each gang that has been stopped, newest last. */
  readonly stops: Signal<readonly GangStop[]>;
  /** The gang whose ranked windows are listed in place of the levers. */
  readonly listing: Signal<JobId | null>;
  readonly dialog: Signal<"settings" | "keys" | null>;
  readonly table: Signal<boolean>;
  readonly tab: Signal<"levers" | "telemetry">;
  /** The zone that lies over the hall where there is only room for one. */
  readonly sheet: Signal<Sheet | null>;
  /** Counts the runs: what belongs to a run's zones begins anew with it. */
  readonly run: Signal<number>;
  readonly shortcuts: Signal<boolean>;
  readonly tips: TipControl;
  /** A command that kills more than its name says, until it is confirmed or not. */
  readonly asked: Signal<Command | null>;
  /** Sends a command, or asks first if it kills more than its name says; a refusal is said in words. */
  send(command: Command): CommandResult;
  /** Sends a command that needs no more asking. */
  carryOut(command: Command): CommandResult;
  price(command: Command): PriceResult | null;
  /** The ten best windows, asked for at most once a slow beat. */
  windows(job: JobId): readonly GangWindow[];
  begin(run: Session | null): void;
  show(frame: Frame): void;
}

/** Builds the zones' shared state; `story` is how the lesson of the act chosen tells what happens. */
export function createHudState(app: App, story: () => Story): HudState {
  const state = {
    app,
    hallParent: document.createElement("div"),
    frame: signal<Frame | null>(null),
    slow: signal(0),
    dear: { defragmentation: signal(0), windows: signal(0) },
    clock: signal(""),
    gangs: signal<readonly GangState[]>([]),
    history: signal<readonly Sample[]>([]),
    course: signal(emptyTrack),
    log: signal<readonly LogLine[]>([]),
    announcer: createAnnouncer(),
    met: signal<Meeting | null>(null),
    resumedAt: signal<Seconds | null>(null),
    toast: signal<Toast | null>(null),
    stops: signal<readonly GangStop[]>([]),
    listing: signal<JobId | null>(null),
    dialog: signal<"settings" | "keys" | null>(null),
    asked: signal<Command | null>(null),
    table: signal(false),
    tab: signal<"levers" | "telemetry">("levers"),
    sheet: signal<Sheet | null>(null),
    run: signal(0),
    shortcuts: signal(true),
    tips: createTips(),
  };
  const say = createToaster(state.toast, state.announcer);
  const beatOn = createBeat({ ...state, say, story });
  const windows = createWindowCache(app, state.dear.windows);

  const price = (command: Command): PriceResult | null => app.session.peek()?.price(command) ?? null;
  const carryOut = (command: Command): CommandResult => {
    const session = app.session.peek();
    if (session === null) return { ok: false, refusal: "over" };
    const result = session.send(command);
    if (result.ok) {
      beatOn.hurry();
      app.commanded();
    } else {
      say({ text: refusals[result.refusal], tone: "refusal" });
      app.refused();
    }
    return result;
  };

  return {
    ...state,
    windows,
    begin: beatOn.begin,
    show: beatOn.show,
    price,
    carryOut,
    send(command) {
      const priced = price(command);
      if (priced?.ok !== true || unnamedKills(command, priced.price) <= 0) return carryOut(command);
      state.asked.value = command;
      return { ok: true };
    },
  };
}

/** A zone that can lie over the hall. */
export type Sheet = "levers" | "telemetry" | "plots";

/** The paradox in numbers: how much was idle when a gang came, and how little of it was in one piece. */
export interface Meeting {
  readonly idle: number;
  readonly giantGpus: number;
  /** Longest run of empty nodes. */
  readonly run: number;
  /** Nodes that the gang needs. */
  readonly needed: number;
}

type Shared = Pick<
  HudState,
  | "app"
  | "asked"
  | "frame"
  | "slow"
  | "dear"
  | "clock"
  | "gangs"
  | "history"
  | "course"
  | "log"
  | "announcer"
  | "met"
  | "stops"
  | "resumedAt"
  | "toast"
  | "listing"
  | "tab"
  | "sheet"
  | "run"
> & { readonly say: (toast: Toast) => void; readonly story: () => Story };

function createBeat(state: Shared): { begin(run: Session | null): void; show(frame: Frame): void; hurry(): void } {
  let events: SimEvent[] = [];
  let lastBeat = 0;
  let lastSlow = 0;
  let lastDear = 0;
  let turn = false;
  let paused = true;
  let hurried = true;
  let seen = "";
  let judged: Frame["score"] | null = null;
  let book = createLogBook(plainLog);
  let gangs = createGangWatch();
  let history = createHistory();
  let track = createProgressTrack();

  const begin = (next: Session | null): void => {
    book = createLogBook(next === null ? plainLog : state.story().createLog(next.level));
    gangs = createGangWatch();
    history = createHistory();
    track = createProgressTrack();
    events = [];
    state.log.value = [];
    state.asked.value = null;
    state.met.value = null;
    state.stops.value = [];
    state.resumedAt.value = next !== null && state.app.page.peek() === "play" ? next.view().time : null;
    state.toast.value = null;
    state.listing.value = null;
    state.tab.value = "levers";
    state.sheet.value = null;
    state.run.value += 1;
    hurried = true;
  };

  return {
    begin,
    hurry() {
      hurried = true;
    },
    show(frame) {
      for (const event of frame.events) events.push(event);
      state.clock.value = formatClock(frame.view.level.clockStart + frame.view.time);
      const now = performance.now();
      const stamp = `${frame.view.time} ${frame.view.revision} ${frame.paused} ${frame.speed} ${frame.view.ended !== null}`;
      if (!hurried && (now - lastBeat < beat || (stamp === seen && judged === frame.score))) return;
      lastBeat = now;
      seen = stamp;
      judged = frame.score;
      state.frame.value = { ...frame };
      state.gangs.value = gangs.look(frame.view);
      state.history.value = history.look(frame.view);
      state.course.value = track.read(events, frame.view);
      const lines = book.read(events, frame.view, state.course.value);
      if (lines.length > 0) state.log.value = [...lines.toReversed(), ...state.log.peek()].slice(0, logLimit);
      announce(state, events, frame);
      tell(state, events, frame.view);
      state.met.value ??= meeting(state, frame);
      const ended = events.some(({ type }) => type === "defragmentation-done" || type === "moves-done");
      events = [];
      if (hurried || now - lastSlow >= slowBeat) {
        lastSlow = now;
        state.slow.value += 1;
      }
      const { defragmentation, windows } = state.dear;
      if (ended) defragmentation.value += 1;
      if (hurried || (frame.paused && !paused)) {
        lastDear = now;
        defragmentation.value += 1;
        windows.value += 1;
      } else if (now - lastDear >= dearBeat) {
        lastDear = now;
        turn = !turn;
        (turn ? defragmentation : windows).value += 1;
      }
      paused = frame.paused;
      hurried = false;
    },
  };
}

/** Only told if it was seen: a resumed run does not know how the hall was when its gang came. */
function meeting(state: Shared, { view }: Frame): Meeting | null {
  const gang = state.gangs.peek().find((one) => one.job.status === "pending");
  if (gang === undefined || gang.waited > justNow) return null;
  return { idle: view.idleGpus, giantGpus: gang.job.gpus, run: view.longestEmptyRun, needed: gang.nodesNeeded };
}

/** What is worth interrupting for is said; there is time to look, for the clock runs at its slowest again. */
function tell(state: Shared, events: readonly SimEvent[], view: ClusterView): void {
  const stops = events.flatMap((event) => stopsIn(event, view));
  if (stops.length > 0) state.stops.value = [...state.stops.peek(), ...stops];
  const session = state.app.session.peek();
  if (session === null || view.ended !== null) return;
  const news = state.story().news(events, view, stops);
  if (news === null) return;
  if (news.slows) session.speed = 1;
  state.say({ text: news.text, tone: "news" });
}

function announce(state: Shared, events: readonly SimEvent[], frame: Frame): void {
  for (const event of events) {
    if (event.type !== "clause-broken") continue;
    const clause = frame.view.clauses.find((one) => one.id === event.clause);
    if (clause !== undefined) state.announcer.alarm(clausePromise(clause.id, clause.limit));
  }
}

function createWindowCache(app: App, tick: Signal<number>): (job: JobId) => readonly GangWindow[] {
  let key = "";
  let found: readonly GangWindow[] = [];
  return (job) => {
    const session = app.session.peek();
    if (session === null) return [];
    const next = `${session.seed} ${job} ${tick.peek()}`;
    if (key !== next) {
      key = next;
      found = session.windows(job, windowCount);
    }
    return found;
  };
}

/** How many windows are ranked for a gang. */
export const windowCount = 10;
