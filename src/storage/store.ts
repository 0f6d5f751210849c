import type { Claims, Instant, RunRecord } from "../replay/run-record.ts";

/** What came of one finished run. */
export interface Attempt {
  /** The run it was: it is counted once. */
  readonly run: string;
  readonly seed: string;
  readonly stars: 0 | 1 | 2 | 3;
  /** By the level's measure, of which less is better. */
  readonly measure: number;
}

/** What a player wrote about a finished run. */
export interface Rationale {
  readonly run: string;
  /** The visit in which it was written: others do not see it. */
  readonly visit: string;
  readonly seed: string;
  readonly stars: number;
  readonly prediction: number;
  readonly text: string;
  /** Null where the level's rationale is words only, or no number was filled in. */
  readonly claims: Claims | null;
}

/** What is kept of a level once it has been played. */
export interface LevelProgress {
  readonly stars: 0 | 1 | 2 | 3;
  /** The least of the level's measure among the runs with the most stars. */
  readonly best: number | null;
  readonly bestSeed: string | null;
  readonly attempts: number;
  /** The runs counted last, newest first. */
  readonly counted: readonly string[];
  /** Newest first, at most 20. */
  readonly rationales: readonly Rationale[];
}

/** What was typed into a lab report, and which runs it hands in; "" for nothing. */
export interface ReportDraft {
  /** The visit in which it was written: others do not see it. */
  readonly visit: string;
  readonly savedAt: Instant;
  readonly student: string;
  readonly course: string;
  /** The ids of the runs handed in; null: the best of each level. */
  readonly chosen: readonly string[] | null;
  /** One of each run. */
  readonly answers: readonly { readonly run: string; readonly rejected: string; readonly risk: string }[];
}

export interface Settings {
  readonly theme: "control-room" | "color-safe" | "system";
  readonly reducedMotion: boolean | "system";
  readonly muted: boolean;
  /** In [0, 1]. */
  readonly volume: number;
}

/** A saved run as somebody saw it: once it is saved again, it is no longer meant. */
export type SeenRun = Pick<RunRecord, "id" | "savedAt">;

/** A record that cannot be read or gone on with, kept as it was. */
export interface Beside {
  /** What it was kept as. */
  readonly key: string;
  readonly record: unknown;
}

/** ok; slow: no answer yet; memory: the browser refused, all is lost when the page closes; full: it did not fit. */
export type StorageState = "ok" | "slow" | "memory" | "full";

/** Whether this page may write: one of all open ones does. */
export type Tenancy = "asking" | "ours" | "theirs";

/**
 * Where progress is kept: the browser's storage. A change is made to what is kept at that moment, never to what was read
 * earlier; while the storage refuses, is slow, or belongs to another page, changes wait in memory.
 */
export interface Store {
  readonly state: StorageState;
  readonly tenancy: Tenancy;
  /** Called when `state`, `tenancy`, `besides` or `returned` changes. */
  onChange(listener: () => void): void;
  /** Called before another page takes over: the last moment to save. */
  onHandOver(listener: () => void): void;
  /** From now on this page writes, and no other. */
  takeOver(): void;
  /** These resolve when the storage answers, which may be never. */
  progress(levelId: string): Promise<LevelProgress | null>;
  settings(): Promise<Settings | null>;
  /** The unfinished runs of a level, newest first. */
  runs(levelId: string): Promise<readonly RunRecord[]>;
  /** The finished runs of a level, newest first. */
  finishedRuns(levelId: string): Promise<readonly RunRecord[]>;
  /** What was typed into lab reports, newest first, one of each visit. */
  reportDrafts(): Promise<readonly ReportDraft[]>;
  /** Those below resolve once it is written or refused. */
  countAttempt(levelId: string, attempt: Attempt): Promise<void>;
  /** One of each run; without words and claims it is none. */
  keepRationale(levelId: string, rationale: Rationale): Promise<void>;
  keepReportDraft(draft: ReportDraft): Promise<void>;
  saveSettings(settings: Settings): Promise<void>;
  /** In place of the run that it goes on with or that was given up for it. */
  saveRun(run: RunRecord, replaces: SeenRun | null): Promise<void>;
  dropRun(levelId: string, id: RunRecord["id"]): Promise<void>;
  /** A run that is over, with what was written since; the oldest go where there are more than `finishedLimit`. */
  keepFinished(run: RunRecord): Promise<void>;
  /** Takes a run that cannot be gone on with out of the way. */
  setAside(run: RunRecord): Promise<void>;
  /** Records that have been set aside since the page opened. */
  readonly besides: number;
  /** Records that had been set aside and are in their places again. */
  readonly returned: number;
  /** All that was ever set aside. */
  readBesides(): Promise<readonly Beside[]>;
  /** Deletes the progress, the runs, finished ones too, the words of all levels and of reports, and what was set aside; settings stay. */
  reset(): Promise<void>;
}
