import type { JSX } from "preact";
import type { Badge, Frame, Goals, Measure } from "../session/session.ts";
import type { ClusterView } from "../sim/index.ts";
import type { Claims } from "../insight/checkpoint/claims-check.ts";
import type { Comparison } from "./app.ts";
import type { HudState } from "./hud-state.ts";
import type { MechanismWords } from "./mechanism-choice.tsx";
import type { Story } from "./story.ts";

/** A part of the page that reads what the zones share. */
export type Part = (props: { readonly hud: HudState }) => JSX.Element | null;

/** All that a lesson brings to the pages and zones, which know it by this record alone; `Overlay` is the hall's own word. */
export interface Lesson<Overlay = unknown> extends Story {
  /** The name that a level file chooses it by. */
  readonly id: string;
  /** What the third star of its levels is judged by. */
  readonly measure: Measure;
  /** On the start page: what a box of 432 × 96 shows, and the same in words. */
  readonly Picture: () => JSX.Element;
  readonly picture: string;
  /** A value of its measure, as in "596 GPU-h of disruption". */
  measured(measure: number): string;
  /** What the stored plays of its levels are called, and "oracle", the best known run, by their ids. */
  readonly playNames: Readonly<Record<string, string>>;

  /** What the persona tells before the run, and what the SLA asks. */
  readonly Brief: (props: { readonly hud: HudState; readonly view: ClusterView }) => JSX.Element | null;
  /** Whether the brief takes the page's full width. */
  readonly isBriefWide: boolean;
  /** What its prediction asks for, and an amount of it. */
  readonly predicts: Amounts;
  /** What the third star is judged by, and an amount of it. */
  readonly measures: Amounts;
  /** Why its prediction comes out as it does, in words: all four mechanisms. */
  readonly mechanisms: MechanismWords;
  /** The prediction's form, which locks it. */
  readonly Predict: (props: { readonly hud: HudState; readonly onBack: () => void }) => JSX.Element;

  /** What is to be found out before the levers unlock; null where they are there from the beginning. */
  readonly diagnosis: Diagnosis | null;
  /** What is shown of the run beside that question. */
  readonly Watched: Part;
  /** What to do next, from a nudge to the button; each has its price. */
  readonly hints: readonly [string, string, string];

  /** The zone of the levers, with whatever lies over them while something is selected. */
  readonly Levers: Part;
  /** Whether what is selected in the hall is shown there. */
  readonly showsSelection: boolean;
  /** The cards of the system ledger. */
  readonly Ledger: Part;
  /** Plots under the hall. */
  readonly Plots: Part | null;
  /** Tools beside the hall's zoom. */
  readonly HallTools: Part | null;
  /** What lies over the zones: prices at the ghost, the dialog of a drop. */
  readonly Overlays: Part | null;
  /** Where the player says why, beside the log. */
  readonly Rationale: Part;
  /** What the run says to the numbers of its rationale; null where that has none. */
  readonly remarks: ((claims: Claims, view: ClusterView) => readonly ClaimRemark[]) | null;
  /** How much of the third star's allowance is used up. */
  readonly StarMeter: Part;
  /** What the cells of the hall mean: a style's name and its words. */
  readonly legend: readonly (readonly [cell: string, name: string])[];
  readonly badges: BadgeWords;
  readonly keys: KeyList;
  /** What keys of this lesson's own do, by their names in `pressedKey`. */
  readonly actions: ReadonlyMap<string, (hud: HudState) => void>;
  /** Loads what it draws over the racks of the hall. */
  readonly overlay: (() => Promise<Overlay>) | null;
  /** What the end of the act would leave open. */
  leftOpen(view: ClusterView): readonly OpenMatter[];
  /** The line of help of the moment. */
  coach(hud: HudState, view: ClusterView): CoachLine | null;

  verdict(hud: HudState, frame: Frame): Verdict;
  /** The panels of the debrief. */
  readonly Debrief: (props: { readonly hud: HudState; readonly frame: Frame }) => JSX.Element;
  /** What a run is compared with, besides the stored plays and itself with a decision changed. */
  readonly comparisons: readonly Exclude<Comparison, "baselines" | "decisions" | "standings" | "best">[];
}

/** What is wrong with the run as the former operator left it, as one may think; one answer is right. */
export interface Diagnosis {
  /** What there is to be seen. */
  readonly watch: string;
  /** What is said until the question is asked. */
  readonly before: string;
  readonly question: string;
  /** Whether that which is to be explained has happened. */
  isAsked(view: ClusterView): boolean;
  readonly answers: readonly {
    readonly id: string;
    readonly text: string;
    readonly isRight: boolean;
    /** Why it is, or is not, by this run's own numbers. */
    because(view: ClusterView): string;
  }[];
}

/** Something that is measured: its name, and an amount of it in words. */
export interface Amounts {
  readonly name: string;
  format(amount: number): string;
}

/** What is said of a number that was claimed. */
export interface ClaimRemark {
  readonly agrees: boolean;
  readonly words: string;
}

/** How it ended: a heading and one sentence with a number. */
export interface Verdict {
  readonly tone: "won" | "red" | "lost";
  readonly heading: string;
  readonly sentence: string;
}

/** Something that is not decided, or may yet come. */
export interface OpenMatter {
  readonly text: string;
  /** Whether the act does not offer to end before it is. */
  readonly waits: boolean;
}

/** A line of help, sent away by its id. */
export interface CoachLine {
  readonly id: string;
  readonly text: string;
}

/** What the badges say in a lesson; null: what they say in any. */
export interface BadgeWords {
  name(badge: Badge): string | null;
  value(badge: Badge, view: ClusterView): string | null;
  meaning(id: Badge["id"]): string;
  /** What a badge's explanation adds; null: nothing. */
  tip(id: Badge["id"], view: ClusterView, goals: Goals): string | null;
}

/** What the keys and the pointer do. */
export interface KeyList {
  readonly keys: readonly (readonly [key: string, does: string])[];
  readonly pointer: string;
}
