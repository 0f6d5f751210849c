import type { TimedCommand } from "../replay/replay.ts";

/** The numbers of a structured rationale, seconds; null where nothing was filled in. */
export interface Claims {
  readonly checkpoint: TimedCommand["time"] | null;
  readonly mttf: TimedCommand["time"] | null;
  readonly interval: TimedCommand["time"] | null;
}

/** What is kept of a level once it has been played. */
export interface LevelProgress {
  readonly stars: 0 | 1 | 2 | 3;
  /** The least of the level's measure among the runs with the most stars. */
  readonly best: number | null;
  readonly bestSeed: string | null;
  readonly attempts: number;
  /** Newest first, at most 20. */
  readonly rationales: readonly {
    readonly seed: string;
    readonly stars: number;
    readonly prediction: number;
    readonly text: string;
    /** Null where the level's rationale is words only, or no number was filled in. */
    readonly claims: Claims | null;
  }[];
}

export interface Settings {
  readonly theme: "control-room" | "color-safe" | "system";
  readonly reducedMotion: boolean | "system";
  readonly muted: boolean;
  /** In [0, 1]. */
  readonly volume: number;
}

/** A run that is not over: enough to build it again by replaying. */
export interface SavedRun {
  readonly levelId: string;
  readonly levelHash: string;
  readonly simVersion: number;
  readonly seed: string;
  readonly time: TimedCommand["time"];
  readonly commands: readonly TimedCommand[];
  /** The locked prediction. */
  readonly prediction: number;
  readonly rationale: string;
  readonly claims: Claims | null;
  /** Milliseconds since 1970: of several unfinished runs the last played one comes back. */
  readonly savedAt: number;
}

/** Where progress is kept: the browser's storage, or memory where that is refused or full. */
export interface Store {
  /** ok; memory: the browser refused, all is lost when the page closes; full: the last write did not fit. */
  readonly state: "ok" | "memory" | "full";
  /** Called when `state` changes. */
  onState(listener: (state: Store["state"]) => void): void;
  progress(levelId: string): Promise<LevelProgress | null>;
  saveProgress(levelId: string, progress: LevelProgress): Promise<void>;
  settings(): Promise<Settings | null>;
  saveSettings(settings: Settings): Promise<void>;
  run(levelId: string): Promise<SavedRun | null>;
  saveRun(run: SavedRun): Promise<void>;
  clearRun(levelId: string): Promise<void>;
}
