import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { RunSource } from "../hud/comparing.ts";
import type { HallState, HudSettings, Notice, Page } from "../hud/app.ts";
import { createInteraction, type Interaction } from "../session/interaction.ts";
import type { Session } from "../session/session.ts";
import type { WatchSession } from "../session/watch-session.ts";
import type { SeenRun } from "../storage/store.ts";
import { noteVisits, type Visits } from "../storage/visits.ts";
import type { StoredAct } from "./acts.ts";
import type { Mechanism } from "../levels/mechanisms.ts";
import type { Judging } from "../replay/judge-record.ts";
import type { Player } from "../replay/player.ts";
import type { Claims, Fork, Instant, RunAnswer } from "../replay/run-record.ts";

/** The run on the screens, and all that says where it is kept. */
export interface RunInHand {
  readonly act: StoredAct;
  readonly session: Session;
  /** What it is kept as. */
  readonly id: string;
  /** When it was begun first; null where that is not known. */
  readonly startedAt: Instant | null;
  /** The run that it was played on from: practice, which is never counted. Null for any other. */
  readonly fork: Fork | null;
  /** Which attempt at the act it is; null where that is not known. */
  readonly attempt: number | null;
  /** The unfinished run that it goes on with, or that the player saw and gave up for it. */
  readonly replaces: SeenRun | null;
}

/** A run that is watched, and the session that shows it. */
export interface RunWatched {
  readonly act: StoredAct;
  readonly source: RunSource;
  readonly player: Player;
  readonly session: WatchSession;
  readonly verdict: Signal<Judging>;
}

/** A run that has been opened, at no moment yet. */
export type OpenedRun = Omit<RunWatched, "session">;

/** Where the player is and what has been entered: everything that the page's parts share. */
export interface PageState {
  readonly interaction: Interaction;
  /** The act chosen on the start page. */
  readonly chosen: Signal<StoredAct>;
  readonly run: Signal<RunInHand | null>;
  readonly watched: Signal<RunWatched | null>;
  /** The act on the screens: that of the run that is watched or played, whatever is chosen meanwhile. */
  readonly act: ReadonlySignal<StoredAct>;
  readonly session: ReadonlySignal<Session | null>;
  readonly page: Signal<Page>;
  readonly seed: Signal<string>;
  readonly predicted: Signal<number | null>;
  /** Why it would come out so; locked with it. */
  readonly mechanism: Signal<Mechanism | null>;
  /** What the prediction was sealed with when it was locked. */
  readonly predictionSeal: Signal<string | null>;
  /** What was predicted during the run, in order of time. */
  readonly answers: Signal<readonly RunAnswer[]>;
  readonly rationale: Signal<string>;
  readonly claims: Signal<Claims>;
  readonly settings: Signal<HudSettings>;
  readonly notices: Signal<readonly Notice[]>;
  readonly hall: Signal<HallState>;
  readonly bug: Signal<boolean>;
  /** The visits whose words may be shown, this one first. */
  readonly visits: Signal<Visits>;
}

/** Nothing filled in. */
export const noClaims: Claims = { checkpoint: null, mttf: null, interval: null };

/** The start page with an act chosen and a seed entered. */
export function createPageState(act: StoredAct, seed: string, visits: Visits): PageState {
  const chosen = signal(act);
  const run = signal<RunInHand | null>(null);
  const watched = signal<RunWatched | null>(null);
  return {
    interaction: createInteraction(),
    chosen,
    run,
    watched,
    act: computed(() => watched.value?.act ?? run.value?.act ?? chosen.value),
    session: computed(() => watched.value?.session ?? run.value?.session ?? null),
    page: signal<Page>("start"),
    seed: signal(seed),
    predicted: signal<number | null>(null),
    mechanism: signal<Mechanism | null>(null),
    predictionSeal: signal<string | null>(null),
    answers: signal<readonly RunAnswer[]>([]),
    rationale: signal(""),
    claims: signal(noClaims),
    settings: signal<HudSettings>({ theme: "system", reducedMotion: "system", muted: false, volume: 0.7 }),
    notices: signal<readonly Notice[]>([]),
    hall: signal<HallState>("loading"),
    bug: signal(false),
    visits: signal(visits),
  };
}

/** Earlier visits were this player's: their words may be shown for as long as the tab is open. */
export function adoptVisits({ visits }: Pick<PageState, "visits">, more: readonly (string | null)[]): void {
  const [own, ...others] = visits.peek();
  visits.value = [own, ...new Set([...others, ...more.filter((visit) => visit !== own)])];
  noteVisits(visits.peek());
}

/** Shows a notice until it is dismissed; one of each id. */
export function notify({ notices }: Pick<PageState, "notices">, notice: Notice): void {
  notices.value = [...notices.peek().filter(({ id }) => id !== notice.id), notice];
}

/** Takes a notice away that is true no more. */
export function unnotify({ notices }: Pick<PageState, "notices">, id: string): void {
  if (notices.peek().some((one) => one.id === id)) notices.value = notices.peek().filter((one) => one.id !== id);
}
