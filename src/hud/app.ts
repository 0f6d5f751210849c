import type { ReadonlySignal, Signal } from "@preact/signals-core";
import type { About } from "../levels/level-file.ts";
import type { Goals, Prediction, Session, StintRegret } from "../session/session.ts";
import type { Baseline, OtherSeed } from "../insight/baseline.ts";
import type { Claims } from "../insight/checkpoint/claims-check.ts";
import type { Decision } from "../insight/decisions/decision.ts";
import type { Standings } from "../insight/standing/standing.ts";
import type { BlastRadius } from "../insight/elastic/blast-radius.ts";
import type { Mechanism } from "../insight/prediction.ts";
import type { RunAnswer } from "../insight/asking.ts";
import type { Answer, LabReport } from "../insight/report/lab-report.ts";
import type { Interaction } from "../session/interaction.ts";
import type { ClusterView, Level, Seconds, ThroughputPoint } from "../sim/index.ts";
import type { ReportPartText } from "../text/assignments.ts";
import type { Judging, Player } from "../insight/watched-run.ts";
import type { Comparing, RunSource } from "./comparing.ts";

/** Where the player is. The play page lies under all the others. */
export type Page = "start" | "brief" | "play" | "debrief" | "runs" | "watch" | "compare" | "report";

/** How the drawn hall stands; but for "loading" and "ready", its table of racks takes its place. */
export type HallState = "loading" | "ready" | "no-webgl" | "lost" | "failed";

/** Something that a run is compared with, worked out beside the game. */
export type Comparison = "baselines" | "other-seeds" | "ghost" | "blast" | "decisions" | "standings" | "best";

/** A moment of the run on the screens: right before one of its commands. */
export interface Moment {
  readonly time: Seconds;
  /** The command's place among the run's commands. */
  readonly index: number;
}

/** What the player set; "system" follows what the browser is told. */
export interface HudSettings {
  readonly theme: "control-room" | "color-safe" | "system";
  readonly reducedMotion: boolean | "system";
  readonly muted: boolean;
  /** In [0, 1]. */
  readonly volume: number;
}

/** What is known of the level from earlier runs. */
export interface HudProgress {
  readonly stars: 0 | 1 | 2 | 3;
  /** The least of the level's measure among the runs with the most stars. */
  readonly best: number | null;
  /** The seed of the best run. */
  readonly bestSeed: string | null;
  readonly attempts: number;
  /** Newest first. */
  readonly rationales: readonly { readonly visit: string; readonly text: string; readonly claims: Claims | null }[];
}

/** One of the game's levels, as the pages show it. */
export interface Act {
  /** Its lesson's name. */
  readonly lesson: string;
  readonly about: About;
  readonly level: Level;
  readonly goals: Goals;
  readonly prediction: Prediction;
  readonly progress: ReadonlySignal<HudProgress | null>;
  readonly unfinished: ReadonlySignal<UnfinishedRun | null>;
  /** Whether storage has answered: before, nothing is known of earlier runs. */
  readonly known: ReadonlySignal<boolean>;
}

/** A run that was left open. */
export interface UnfinishedRun {
  /** The visit in which it was played; null where that is not known. */
  readonly visit: string | null;
  readonly seed: string;
  readonly time: Seconds;
}

/** A sentence that stays until it is dismissed. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  /** What may be done about it. */
  readonly action?: { readonly name: string; readonly run: () => void };
}

/** What this computer keeps, and what may be done with it. */
export interface Kept {
  /** Records that cannot be read, set aside; null until storage has answered. */
  readonly besides: ReadonlySignal<number | null>;
  /** Whether there are words of earlier visits, which are not shown. */
  readonly hidden: ReadonlySignal<boolean>;
  /** Whether another page writes: nothing can be deleted from here. */
  readonly elsewhere: ReadonlySignal<boolean>;
  /** Counts the records that are set aside. */
  look(): void;
  /** Saves the records that are set aside as a file. */
  exportBesides(): void;
  /** Earlier visits were this player's: their words are shown. */
  claimVisits(): void;
  /** Deletes stars, runs, words and what is set aside. */
  reset(): void;
}

/** A finished run that this computer keeps. */
export interface KeptRun {
  readonly act: Act;
  readonly id: string;
  readonly seed: string;
  readonly stars: 0 | 1 | 2 | 3;
  /** By the level's measure. */
  readonly measure: number;
  /** Milliseconds since 1970; null where that is not known. */
  readonly endedAt: number | null;
}

/** A run that can be chosen to be watched: one that this computer keeps, or one of several in a file. */
export interface ListedRun {
  /** Null where this game has no such level. */
  readonly act: Act | null;
  readonly source: RunSource;
  readonly seed: string;
  /** As it says itself; null for a run that is not over. */
  readonly stars: 0 | 1 | 2 | 3 | null;
  /** By the level's measure. */
  readonly measure: number | null;
  /** Milliseconds since 1970; null where that is not known. */
  readonly endedAt: number | null;
  /** What playing it again has shown so far. */
  readonly verdict: ReadonlySignal<Judging>;
}

/** A run that is watched. */
export interface WatchedRun {
  readonly act: Act;
  readonly source: RunSource;
  readonly player: Player;
  /** What playing it again has shown so far. */
  readonly verdict: ReadonlySignal<Judging>;
}

/** Looking at runs that are over. */
export interface Watching {
  /** Those that this computer keeps, newest first; null until storage has answered. */
  readonly kept: ReadonlySignal<readonly ListedRun[] | null>;
  /** The runs of the file that was opened last, if there are several. */
  readonly several: ReadonlySignal<{ readonly name: string; readonly runs: readonly ListedRun[] } | null>;
  readonly run: ReadonlySignal<WatchedRun | null>;
  /** Why what was opened last cannot be watched, in words; null if it can. */
  readonly fault: ReadonlySignal<string | null>;
  /** Whether a run is being opened. */
  readonly isOpening: ReadonlySignal<boolean>;
  /** Shows the page where one chooses a run. */
  choose(): void;
  /** Watches a run that is kept, one in a file, one told as a code or a link, or the one whose debrief is shown. */
  openKept(run: ListedRun): void;
  openFile(file: Blob & { readonly name: string }): void;
  openText(text: string): void;
  openOwn(): void;
  /** Goes to a time; later or earlier. */
  seek(time: Seconds): void;
  /** Plays on from the time that is shown: practice, whose end is kept, and which is never counted. */
  fork(): void;
  /** The same from a moment of the run whose debrief is shown. */
  forkOwn(moment: Moment): void;
  readonly sharing: Sharing;
  readonly comparing: Comparing<Act>;
}

/** Ways to hand the run that is watched on. */
export interface Sharing {
  /** The picture being made, and how much of it is done, in [0, 1]; null of that: it could not be made. */
  readonly making: ReadonlySignal<{ readonly kind: "png" | "gif"; readonly done: number | null } | null>;
  /** The run in letters; null where it is too long for that. */
  code(): string | null;
  /** An address that leads to the time that is shown; null where the run is too long for one. */
  link(): string | null;
  saveFile(): void;
  /** Saves the hall as it is shown, or the whole run as a clip that plays for ever. */
  savePicture(kind: "png" | "gif"): void;
  /** Gives up the picture being made. */
  stop(): void;
}

/** A level that an assignment asks for, and how far one is with it. */
export interface AskedLevel {
  readonly id: string;
  /** Null where this game does not have it. */
  readonly act: Act | null;
  /** Null where it is free, or hangs on a name that is not written yet. */
  readonly seed: string | null;
  readonly needsName: boolean;
  /** Of the best run on that seed; null while none is over. */
  readonly stars: 0 | 1 | 2 | 3 | null;
  /** Attempts begun on this computer, and how many are allowed; null: any number. */
  readonly begun: number;
  readonly allowed: number | null;
}

/** The assignment that is played for. */
export interface Assigned {
  /** Null without one. */
  readonly now: ReadonlySignal<{
    readonly name: string;
    /** Milliseconds since 1970. */
    readonly deadline: number | null;
    readonly report: readonly ReportPartText[];
    readonly levels: readonly AskedLevel[];
  } | null>;
  readonly student: Signal<string>;
  /** Why what was opened is no assignment; null if it is one. */
  readonly fault: ReadonlySignal<string | null>;
  open(file: Blob): void;
  /** Plays for none any more. */
  close(): void;
  /** Chooses the level; its seed comes with it. */
  play(level: AskedLevel): void;
  /** Saves the best run of each level as one file, with student and assignment. */
  save(): void;
}

/** A finished run that a report can hand in. */
export interface ReportRun extends KeptRun {
  readonly isChosen: boolean;
  /** Whether what was written of it may be shown: it was in this visit, or who reads says that it is theirs. */
  readonly isOwn: boolean;
}

/** What is typed into a report itself. */
export interface ReportWords {
  readonly student: string;
  readonly course: string;
}

/** The lab report: what is handed in, and what is written of it. */
export interface Reporting {
  /** Those that this computer keeps, by act, newest first; null until storage has answered. */
  readonly runs: ReadonlySignal<readonly ReportRun[] | null>;
  /** Null while the runs that it hands in are played again. */
  readonly report: ReadonlySignal<LabReport | null>;
  readonly words: ReadonlySignal<ReportWords>;
  /** Whether something that is handed in, or was typed into a report, is hidden: another visit wrote it. */
  readonly hidden: ReadonlySignal<boolean>;
  /** How many runs a report may hand in. */
  readonly mostRuns: number;
  /** How a run that is handed in ended, with the names of its jobs; null where it cannot be played here. */
  viewOf(run: string | null): ClusterView | null;
  /** Shows the page. */
  open(): void;
  write(words: Partial<ReportWords>): void;
  /** Writes of a run what a report asks besides its rationale. */
  answer(run: string, words: Partial<Pick<Answer, "rejected" | "risk">>): void;
  /** Changes a run's rationale, also where it is kept. */
  explain(run: string, rationale: string): void;
  choose(run: string, isChosen: boolean): void;
  /** Earlier visits were this player's: what they wrote is shown and handed in. */
  claim(): void;
  /** Saves the runs with all that was written of them, to be graded; or all that the page says, as JSON. */
  saveFile(): void;
  saveJson(): void;
}

/** What the zones read and ask for; made by whoever starts the page. */
export interface App {
  readonly acts: readonly Act[];
  /** The address of the page for instructors; null where the game has none. */
  readonly instructorPage: string | null;
  /** The act chosen. The four below are this act's. */
  readonly act: ReadonlySignal<Act>;
  readonly level: Level;
  readonly goals: Goals;
  readonly prediction: Prediction;
  readonly interaction: Interaction;
  readonly page: Signal<Page>;
  readonly session: ReadonlySignal<Session | null>;
  readonly seed: Signal<string>;
  /** In the unit of the prediction's metric, once locked. */
  readonly predicted: ReadonlySignal<number | null>;
  /** Why it would come out so, once locked; null where nobody asked. */
  readonly mechanism: ReadonlySignal<Mechanism | null>;
  /** What was answered to questions that came up during the run. */
  readonly answers: ReadonlySignal<readonly RunAnswer[]>;
  readonly rationale: Signal<string>;
  readonly claims: Signal<Claims>;
  readonly settings: Signal<HudSettings>;
  readonly progress: ReadonlySignal<HudProgress | null>;
  readonly unfinished: ReadonlySignal<UnfinishedRun | null>;
  readonly notices: Signal<readonly Notice[]>;
  readonly hall: ReadonlySignal<HallState>;
  /** How many of the parts that a run needs are there; null once none is waited for. The clock is paused before. */
  readonly loading: ReadonlySignal<{ readonly ready: number; readonly of: number } | null>;
  readonly baselines: ReadonlySignal<readonly Baseline[]>;
  /** Comes in seed by seed after a run of a checkpoint lesson is over. */
  readonly otherSeeds: ReadonlySignal<{ readonly of: number; readonly rows: readonly OtherSeed[] }>;
  /** How fast the seed's data-parallel job goes if it is left to crash and wait; empty until it is known. */
  readonly ghost: ReadonlySignal<readonly ThroughputPoint[]>;
  /** Comes in after a run of an elastic lesson is over. */
  readonly blastRadius: ReadonlySignal<BlastRadius | null>;
  /** What came of changing each decision of a run that is over, in order; comes in decision by decision. */
  readonly decisions: ReadonlySignal<{ readonly of: number; readonly rows: readonly Decision[] }>;
  /** How the level's stored plays end over many seeds; null: none ship for it, undefined: not looked up yet. */
  readonly standings: ReadonlySignal<Standings | null | undefined>;
  readonly kept: Kept;
  readonly watching: Watching;
  readonly assigned: Assigned;
  readonly reporting: Reporting;
  /** Whether the run on the screens was forked from one that was watched. */
  readonly practice: ReadonlySignal<boolean>;
  /** The visits whose words may be shown. */
  readonly visits: ReadonlySignal<readonly (string | null)[]>;
  /** What could not be worked out, and will not come in any more. */
  readonly failedComparisons: ReadonlySignal<ReadonlySet<Comparison>>;
  /** Set once something broke that should not have. */
  readonly bug: ReadonlySignal<boolean>;
  /** Goes over to another act; only from the start page. */
  choose(act: Act): void;
  newSeed(): void;
  /** Why a text cannot be a seed, in words; null if it can, or is empty and a fresh one will be drawn. */
  seedFault(text: string): string | null;
  /** Builds the run of the chosen seed, paused, and tells its brief; nothing while it cannot be used. */
  brief(): void;
  /** Locks prediction and mechanism and starts the clock; an interval predicted as the best is what the run begins with. */
  lock(prediction: number, mechanism: Mechanism): void;
  /** Locks what is predicted during the run, once for each question; null skips it. */
  answer(question: string, value: number | null): void;
  resume(): void;
  /** Back to the start page; an unfinished run stays saved. */
  leave(): void;
  /** A command was done: worth saving. */
  commanded(): void;
  /** A command was refused: worth a sound. */
  refused(): void;
  /** What theory gives the stretches of the run so far, as they were set and at best. */
  regrets(): readonly StintRegret[];
  saveReplay(): void;
}
