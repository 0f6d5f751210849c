import type { ReadonlySignal, Signal } from "@preact/signals-core";
import type { Session } from "../session/session.ts";
import type { Interaction } from "../session/interaction.ts";
import type { GpuSeconds, Level, Seconds } from "../sim/index.ts";

/** Where the player is. The play page lies under all the others. */
export type Page = "start" | "brief" | "play" | "debrief";

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
  readonly bestDisruption: GpuSeconds | null;
  /** The seed of the best run. */
  readonly bestSeed: string | null;
  readonly attempts: number;
  /** Newest first. */
  readonly rationales: readonly { readonly text: string }[];
}

/** A run that was left open. */
export interface UnfinishedRun {
  readonly seed: string;
  readonly time: Seconds;
}

/** The same seed played some other way. */
export interface BaselineRow {
  readonly id: string;
  readonly stars: number;
  readonly disruption: GpuSeconds;
  readonly gangStartedAt: Seconds | null;
  readonly p95Wait: Seconds;
  readonly goodput: number;
  /** As its badge was judged at the end. */
  readonly fragmentation: number;
}

/** A sentence that stays until it is dismissed. */
export interface Notice {
  readonly id: string;
  readonly text: string;
}

/** What the zones read and ask for; made by whoever starts the page. */
export interface App {
  readonly level: Level;
  readonly goals: {
    readonly fragmentationBelow: number;
    readonly goodputAbove: number;
    readonly threeStarDisruption: GpuSeconds;
  };
  /** Bounds of the prediction, GPU-hours. */
  readonly prediction: { readonly min: number; readonly max: number };
  readonly interaction: Interaction;
  readonly page: Signal<Page>;
  readonly session: ReadonlySignal<Session | null>;
  readonly seed: Signal<string>;
  /** GPU-hours, once locked. */
  readonly predicted: ReadonlySignal<number | null>;
  readonly rationale: Signal<string>;
  readonly settings: Signal<HudSettings>;
  readonly progress: ReadonlySignal<HudProgress | null>;
  readonly unfinished: ReadonlySignal<UnfinishedRun | null>;
  readonly notices: Signal<readonly Notice[]>;
  readonly hall: ReadonlySignal<"loading" | "ready" | "no-webgl">;
  readonly baselines: ReadonlySignal<readonly BaselineRow[]>;
  /** Set once something broke that should not have. */
  readonly bug: ReadonlySignal<boolean>;
  newSeed(): void;
  /** Builds the run of the chosen seed, standing still, and tells its brief. */
  brief(): void;
  /** Locks the prediction, GPU-hours, and starts the clock. */
  lock(prediction: number): void;
  resume(): void;
  /** Back to the start page; an unfinished run stays saved. */
  leave(): void;
  /** A command was done: worth saving. */
  commanded(): void;
  /** A command was refused: worth a sound. */
  refused(): void;
  saveReplay(): void;
}
