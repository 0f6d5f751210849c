import type { ReadonlySignal } from "@preact/signals";
import type { Judging, Player } from "../insight/watched-run.ts";
import type { PictureInk } from "../picture/picture-ink.ts";
import type { Score } from "../session/session.ts";
import type { ClusterView, Seconds } from "../sim/index.ts";

/** A run beside others of its seed. */
export interface ComparedRun {
  /** "A", "B" and so on. */
  readonly letter: string;
  readonly source: RunSource;
  readonly player: Player;
  /** What playing it again has shown so far. */
  readonly verdict: ReadonlySignal<Judging>;
  /** How it stands at the clock's time. */
  view(): ClusterView;
  score(): Score;
}

/** Where a compared run comes from. */
export type RunSource =
  | { readonly kind: "mine"; readonly id: string; readonly endedAt: number | null }
  /** A stored play's id, or "oracle". */
  | { readonly kind: "play"; readonly id: string }
  /** The name of its file, or what else it came in. */
  | { readonly kind: "other"; readonly name: string };

/** Two or more runs of one seed side by side, by one clock; `Act` is what the pages know of a level. */
export interface Comparing<Act = unknown> {
  readonly act: ReadonlySignal<Act | null>;
  readonly runs: ReadonlySignal<readonly ComparedRun[]>;
  /** What could be added: one's own runs of the seed, the level's stored plays, the best known run. */
  readonly offers: ReadonlySignal<readonly RunSource[]>;
  /** What is being worked out; null: nothing. */
  readonly pending: ReadonlySignal<RunSource | null>;
  /** Why what was added last cannot be shown, in words; null if it can. */
  readonly fault: ReadonlySignal<string | null>;
  readonly time: ReadonlySignal<Seconds>;
  /** Where the longest of the runs ends. */
  readonly end: ReadonlySignal<Seconds>;
  readonly paused: ReadonlySignal<boolean>;
  readonly speed: ReadonlySignal<number>;
  /** Puts the run that is watched on the page, at the moment that is shown. */
  begin(): void;
  add(source: RunSource): void;
  addFile(file: Blob & { readonly name: string }): void;
  addText(text: string): void;
  remove(run: ComparedRun): void;
  seek(time: Seconds): void;
  setPaused(paused: boolean): void;
  setSpeed(speed: number): void;
  /** Lets so much real time pass. */
  frame(realSeconds: number): void;
  /** The hall's colors as the theme has them. */
  ink(): PictureInk;
  /** Back to watching the first of them, at the clock's time. */
  leave(): void;
}
