import { signal, type Signal } from "@preact/signals";
import type { Frame, Session } from "../session/session.ts";
import type { Command, CommandResult, GangWindow, JobId, PriceResult, Refusal, Seconds } from "../sim/index.ts";
import { watchText } from "../text/watch.ts";
import { refusals } from "../text/refusals.ts";
import type { App } from "./app.ts";
import type { GangStop } from "../insight/gang-news.ts";
import { createBeat, type HallAtArrival, type HelpAsked, type RunSignals, type Sheet } from "./beat.ts";
import { createAnnouncer } from "./announcer.ts";
import { emptyTrack } from "../insight/checkpoint/progress-track.ts";
import type { GangState } from "../insight/gangs.ts";
import type { Sample } from "../insight/history.ts";
import type { ToldNews } from "./pinned-news.ts";
import type { Story, ToldLine } from "./story.ts";
import type { TermId } from "../codex/term-names.ts";
import { createTermControl, type TermControl } from "./codex/term-control.ts";
import { createTips, type TipControl } from "./tip.tsx";
import { createToaster, type Toast } from "./toaster.ts";
import { unnamedKills } from "./unnamed-kills.ts";

/** A dialog over the page. */
export type OpenDialog = "settings" | "keys" | "finish" | "codex";

/** What the zones share: the run as it was at the last beat, and which of them is open. */
export interface HudState extends RunSignals {
  /** The element the hall is drawn in; the same for the life of the page. */
  readonly hallParent: HTMLElement;
  readonly dialog: Signal<OpenDialog | null>;
  /** The term that the codex opens at; null: its beginning. */
  readonly codexAt: Signal<TermId | null>;
  readonly table: Signal<boolean>;
  readonly shortcuts: Signal<boolean>;
  readonly tips: TipControl;
  readonly terms: TermControl;
  /** Sends a command, or asks first if it kills more than its name says; a refusal is said in words. */
  send(command: Command): CommandResult;
  /** Sends a command that needs no more asking. */
  carryOut(command: Command): CommandResult;
  /** Opens the codex, at a term if one is given. */
  openCodex(at: TermId | null): void;
  price(command: Command): PriceResult | null;
  /** The oldest news that waits has been read. */
  answerNews(): void;
  /** The ten best windows, asked for at most once a slow beat. */
  windows(job: JobId): readonly GangWindow[];
  begin(run: Session | null): void;
  show(frame: Frame): void;
}

/** Builds the zones' shared state; `story` is how the lesson of the act chosen tells what happens. */
export function createHudState(app: App, story: () => Story): HudState {
  const tips = createTips();
  const state = {
    app,
    hallParent: document.createElement("div"),
    frame: signal<Frame | null>(null),
    slow: signal(0),
    costlyPrices: { defragmentation: signal(0), windows: signal(0) },
    clock: signal(""),
    gangs: signal<readonly GangState[]>([]),
    history: signal<readonly Sample[]>([]),
    course: signal(emptyTrack),
    log: signal<readonly ToldLine[]>([]),
    announcer: createAnnouncer(),
    atArrival: signal<HallAtArrival | null>(null),
    resumedAt: signal<Seconds | null>(null),
    toast: signal<Toast | null>(null),
    news: signal<readonly ToldNews[]>([]),
    stops: signal<readonly GangStop[]>([]),
    listing: signal<JobId | null>(null),
    dialog: signal<OpenDialog | null>(null),
    codexAt: signal<TermId | null>(null),
    asked: signal<Command | null>(null),
    helpAsked: signal<HelpAsked | null>(null),
    diagnosed: signal(false),
    table: signal(false),
    tab: signal<"levers" | "telemetry">("levers"),
    sheet: signal<Sheet | null>(null),
    run: signal(0),
    shortcuts: signal(true),
    tips,
    terms: createTermControl(() => tips.hide()),
  };
  const say = createToaster(state.toast, state.announcer);
  const beatOn = createBeat({ ...state, say, story });
  const windows = createWindowCache(app, state.costlyPrices.windows);

  const price = (command: Command): PriceResult | null => app.session.peek()?.price(command) ?? null;
  const refused = (refusal: Refusal): void => {
    say({ text: refusals[refusal], tone: "refusal" });
    app.refused();
  };
  const carryOut = (command: Command): CommandResult => {
    const session = app.session.peek();
    if (session === null) return { ok: false, refusal: "over" };
    if (app.watching.run.peek() !== null) {
      say({ text: watchText.readOnly, tone: "refusal" });
      return { ok: false, refusal: "over" };
    }
    const result = session.send(command);
    if (result.ok) {
      app.commanded();
    } else {
      refused(result.refusal);
    }
    return result;
  };

  return {
    ...state,
    windows,
    begin: beatOn.begin,
    show(frame) {
      if (frame.refusal !== null) refused(frame.refusal);
      beatOn.show(frame);
    },
    openCodex(at) {
      state.terms.hide();
      state.codexAt.value = at;
      state.dialog.value = "codex";
    },
    price,
    answerNews() {
      const rest = state.news.peek().slice(1);
      state.news.value = rest;
      if (rest.length === 0) app.session.peek()?.newsAnswered();
    },
    carryOut,
    send(command) {
      const priced = price(command);
      if (priced?.ok !== true || unnamedKills(command, priced.price) <= 0) return carryOut(command);
      state.asked.value = command;
      return { ok: true };
    },
  };
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
