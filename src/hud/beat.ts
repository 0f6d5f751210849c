import type { Signal } from "@preact/signals";
import type { Frame, RunSample, Session } from "../session/session.ts";
import type { Command, HelpId, JobId, Level, Seconds, SimEvent } from "../sim/index.ts";
import { createProgressTrack, type ProgressTrack } from "../insight/checkpoint/progress-track.ts";
import { stopsIn, type GangStop } from "../insight/gang-news.ts";
import { createGangWatch, isWaiting, type GangState } from "../insight/gangs.ts";
import { createHistory, type Sample } from "../insight/history.ts";
import { isFresh } from "../insight/news.ts";
import { clauseObjective } from "../text/clauses.ts";
import { formatClock } from "../text/numbers.ts";
import type { App } from "./app.ts";
import type { Announcer } from "./announcer.ts";
import { pinNews, type ToldNews } from "./pinned-news.ts";
import { createAnswerLines, type AnswerLines } from "./answer-lines.ts";
import { createSituations, type Situations } from "./situation.ts";
import type { Story, ToldLine, ToldLog } from "./story.ts";
import type { Toast } from "./toaster.ts";

/** Milliseconds between two looks of the zones at the run. */
const beat = 200;
/** Milliseconds between two looks at prices. */
const slowBeat = 1000;
/** Milliseconds between two expensive prices, which take turns so that no frame computes both. */
const costlyBeat = 2500;
/** Milliseconds that a run which is watched rests at a moment before the prices there are looked at. */
const rest = 300;
const logLimit = 300;

/** The paradox in numbers: how much was idle when a gang came, and how little of it was in one piece. */
export interface HallAtArrival {
  readonly idle: number;
  readonly giantGpus: number;
  /** Longest run of empty nodes. */
  readonly run: number;
  /** Nodes that the gang needs. */
  readonly needed: number;
}

/** A zone that can lie over the hall. */
export type Sheet = "levers" | "telemetry" | "plots";

/** What the zones show of a run, and what begins anew with the next. */
export interface RunSignals {
  readonly app: App;
  readonly frame: Signal<Frame | null>;
  /** Changes when prices are worth asking for again. */
  readonly slow: Signal<number>;
  /** Change when the two expensive prices are due: what defragmentation costs, and the best windows. */
  readonly costlyPrices: { readonly defragmentation: Signal<number>; readonly windows: Signal<number> };
  readonly clock: Signal<string>;
  readonly gangs: Signal<readonly GangState[]>;
  readonly history: Signal<readonly Sample[]>;
  /** How far the training job is and was; empty in a level without one. */
  readonly course: Signal<ProgressTrack>;
  readonly log: Signal<readonly ToldLine[]>;
  readonly announcer: Announcer;
  /** How the hall was when the first gang came; null before. */
  readonly atArrival: Signal<HallAtArrival | null>;
  /** The simulated time at which an unfinished run was taken up again; null for a run that began on this page. */
  readonly resumedAt: Signal<Seconds | null>;
  /** A refusal or a piece of news, for a moment. */
  readonly toast: Signal<Toast | null>;
  /** News that matters, until it is answered; oldest first. */
  readonly news: Signal<readonly ToldNews[]>;
  /** What stopped each gang that has been stopped, newest last. */
  readonly stops: Signal<readonly GangStop[]>;
  /** The gang whose ranked windows are listed in place of the levers. */
  readonly listing: Signal<JobId | null>;
  readonly tab: Signal<"levers" | "telemetry">;
  /** The zone that lies over the hall where there is only room for one. */
  readonly sheet: Signal<Sheet | null>;
  /** Counts the runs: what belongs to a run's zones begins anew with it. */
  readonly run: Signal<number>;
  /** A command that kills more than its name says, until it is confirmed or not. */
  readonly asked: Signal<Command | null>;
  /** Help with a price, until it is taken or not. */
  readonly helpAsked: Signal<HelpAsked | null>;
  /** Whether the player has said what is wrong; a run that goes on after the levers were unlocked has been. */
  readonly diagnosed: Signal<boolean>;
}

/** Help that is asked for, and what it opens once it is taken. */
export interface HelpAsked {
  readonly help: HelpId;
  readonly open: () => void;
}

/** What the beat needs besides. */
interface Shared extends RunSignals {
  readonly say: (toast: Toast) => void;
  readonly story: () => Story;
}

/** The zones' look at the run: what they share is read anew a few times a second, at once after a command. */
export function createBeat(state: Shared): {
  begin(run: Session | null): void;
  show(frame: Frame): void;
} {
  let events: SimEvent[] = [];
  let lastBeat = 0;
  let lastSlow = 0;
  let lastCostly = 0;
  let defragmentationIsNext = false;
  let paused = true;
  let updateNow = true;
  /** When another moment was shown whose prices have not been looked at; null: none. */
  let jumpedAt: number | null = null;
  let seen = "";
  let judged: Frame["score"] | null = null;
  let log: ToldLog | null = null;
  let situations: Situations | null = null;
  let answerLines: AnswerLines | null = null;
  let gangs = createGangWatch();
  let history = createHistory();
  let track = createProgressTrack();

  /** What is told is told anew, from how the run stood before on. */
  const forget = (level: Level | null, past: readonly RunSample[]): void => {
    log = level === null ? null : state.story().openLog(level);
    situations = level === null ? null : createSituations(state.story());
    const { asking } = state.story();
    answerLines = level === null || asking === null ? null : createAnswerLines(asking);
    gangs = createGangWatch();
    history = createHistory(past);
    track = createProgressTrack();
    events = [];
    state.log.value = [];
    state.asked.value = null;
    state.helpAsked.value = null;
    state.atArrival.value = null;
    state.stops.value = [];
    state.toast.value = null;
    state.news.value = [];
  };

  const begin = (next: Session | null): void => {
    forget(next?.level ?? null, []);
    state.resumedAt.value = next !== null && state.app.page.peek() === "play" ? next.view().time : null;
    state.diagnosed.value = next !== null && next.view().time > (next.level.observeUntil ?? 0);
    state.listing.value = null;
    state.tab.value = "levers";
    state.sheet.value = null;
    state.run.value += 1;
    updateNow = true;
  };

  return {
    begin,
    show(frame) {
      const now = performance.now();
      if (frame.jump !== null) {
        forget(frame.view.level, frame.jump.past);
        jumpedAt = now;
      } else if (frame.events.some(({ type }) => type === "command-done")) updateNow = true;
      for (const event of frame.events) events.push(event);
      state.clock.value = formatClock(frame.view.level.clockStart + frame.view.time);
      const stamp = `${frame.view.time} ${frame.view.revision} ${frame.paused} ${frame.speed} ${frame.skip?.goal} ${frame.view.ended !== null}`;
      if (jumpedAt !== null && now - jumpedAt >= rest) updateNow = true;
      const looks = updateNow || frame.jump !== null;
      if (!looks && (now - lastBeat < beat || (stamp === seen && judged === frame.score))) return;
      if (updateNow) jumpedAt = null;
      lastBeat = now;
      seen = stamp;
      judged = frame.score;
      state.frame.value = { ...frame };
      state.gangs.value = gangs.look(frame.view);
      state.history.value = history.look(frame.view);
      state.course.value = track.read(events, frame.view);
      const told = log?.read(events, frame.view, state.course.value) ?? [];
      const situation = frame.skip?.goal === "end" ? null : (situations?.look(frame.view, told) ?? null);
      const answered = answerLines?.look(frame.view, state.app.answers.peek()) ?? [];
      const lines = [...told, ...answered, ...(situation === null ? [] : [situation])];
      if (lines.length > 0) state.log.value = [...lines.toReversed(), ...state.log.peek()].slice(0, logLimit);
      if (frame.jump === null) announce(state, events, frame);
      tell(state, events, frame);
      state.atArrival.value ??= hallAtArrival(state, frame);
      const ended =
        frame.jump === null && events.some(({ type }) => type === "defragmentation-done" || type === "moves-done");
      events = [];
      if (updateNow || (jumpedAt === null && now - lastSlow >= slowBeat)) {
        lastSlow = now;
        state.slow.value += 1;
      }
      const { defragmentation, windows } = state.costlyPrices;
      if (ended) defragmentation.value += 1;
      if (updateNow || (frame.paused && !paused)) {
        lastCostly = now;
        defragmentation.value += 1;
        windows.value += 1;
      } else if (jumpedAt === null && now - lastCostly >= costlyBeat) {
        lastCostly = now;
        defragmentationIsNext = !defragmentationIsNext;
        (defragmentationIsNext ? defragmentation : windows).value += 1;
      }
      paused = frame.paused;
      updateNow = false;
    },
  };
}

/** Only told if it was seen: a resumed run does not know how the hall was when its gang came. */
function hallAtArrival(state: Shared, { view }: Frame): HallAtArrival | null {
  const gang = state.gangs.peek().find(isWaiting);
  if (gang === undefined || !isFresh(view.time - gang.waited, view)) return null;
  return { idle: view.idleGpus, giantGpus: gang.job.gpus, run: view.longestEmptyRun, needed: gang.nodesNeeded };
}

/** What is worth interrupting for is said; the session has slowed the clock for what stays until it is answered. */
function tell(state: Shared, events: readonly SimEvent[], { view, skip, jump }: Frame): void {
  const stops = stopsIn(events, view);
  if (stops.length > 0) state.stops.value = [...state.stops.peek(), ...stops];
  if (jump !== null) return;
  if (view.ended !== null || skip?.goal === "end") {
    state.news.value = [];
    return;
  }
  const told = state.story().news(events, view);
  if (state.app.page.peek() !== "play") {
    if (told !== null) state.say({ text: told.text, tone: "news" });
    return;
  }
  const waited = state.news.peek();
  const pinned = pinNews(waited, events, told);
  state.news.value = pinned;
  if (told?.news.slows === true) state.announcer.say(told.text);
  else if (told !== null) state.say({ text: told.text, tone: "news" });
  if (waited.length > 0 && pinned.length === 0) state.app.session.peek()?.newsAnswered();
}

function announce(state: Shared, events: readonly SimEvent[], frame: Frame): void {
  for (const event of events) {
    if (event.type !== "clause-broken") continue;
    const clause = frame.view.clauses.find((one) => one.id === event.clause);
    if (clause !== undefined) state.announcer.alarm(clauseObjective(clause.id, clause.limit));
  }
}
