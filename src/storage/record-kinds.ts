import * as v from "valibot";
import type { RunRecord } from "../replay/run-record.ts";
import {
  attemptSchema,
  progressSchema,
  rationaleSchema,
  recordVersion,
  runIdSchema,
  runSchema,
  runsSchema,
  seenRunSchema,
  settingsSchema,
} from "./record-schemas.ts";
import type { Attempt, LevelProgress, Rationale, SeenRun, Settings } from "./store.ts";

/** How one kind of record is read, changed and written. */
export interface RecordKind<Kept, Change> {
  /** Null where it cannot be read. */
  read(raw: unknown): Kept | null;
  readChange(raw: unknown): Change | null;
  /** What is kept after a change; null for nothing. Making the same change twice is making it once. */
  apply(before: Kept | null, change: Change): Kept | null;
  write(kept: Kept): unknown;
  /** Of the changes of one slot that wait, only the newest has to be made. */
  slotOf(change: Change): string;
}

/** Deletes a record. */
export interface Forget {
  readonly type: "forget";
}
export const forgetSchema = v.object({ type: v.literal("forget") });

const rationalesKept = 20;
const countedKept = 50;

/** Reads by a schema; null where it does not fit. */
export function reader<Output>(schema: v.GenericSchema<unknown, Output>): (raw: unknown) => Output | null {
  return (raw) => {
    const parsed = v.safeParse(schema, raw);
    return parsed.success ? parsed.output : null;
  };
}

export type SettingsChange = { readonly type: "set"; readonly settings: Settings };

/** How the player likes the game: the newest wish holds. */
export const settingsKind: RecordKind<Settings, SettingsChange> = {
  read: reader(settingsSchema),
  readChange: reader(v.object({ type: v.literal("set"), settings: settingsSchema })),
  apply: (_before, { settings }) => settings,
  write: (settings) => ({ version: recordVersion, ...settings }),
  slotOf: ({ type }) => type,
};

export type ProgressChange =
  | Forget
  | { readonly type: "count"; readonly attempt: Attempt }
  | { readonly type: "explain"; readonly rationale: Rationale }
  | { readonly type: "join"; readonly progress: LevelProgress };

/** What came of the runs of a level: it only grows. */
export const progressKind: RecordKind<LevelProgress, ProgressChange> = {
  read: reader(progressSchema),
  readChange: reader(
    v.variant("type", [
      forgetSchema,
      v.object({ type: v.literal("count"), attempt: attemptSchema }),
      v.object({ type: v.literal("explain"), rationale: rationaleSchema }),
      v.object({ type: v.literal("join"), progress: progressSchema }),
    ]),
  ),
  apply(before, change) {
    switch (change.type) {
      case "forget":
        return null;
      case "count":
        return joinProgress(before, progressOf(change.attempt));
      case "explain":
        return explained(before ?? nothing, change.rationale);
      case "join":
        return joinProgress(before, change.progress);
    }
  },
  write: (progress) => ({ version: recordVersion, ...progress }),
  slotOf(change) {
    if (change.type === "count") return `count ${change.attempt.run}`;
    if (change.type === "explain") return `explain ${change.rationale.run}`;
    return change.type === "join" ? JSON.stringify(change) : change.type;
  },
};

const nothing: LevelProgress = { stars: 0, best: null, bestSeed: null, attempts: 0, counted: [], rationales: [] };

/** One attempt as progress. */
export function progressOf({ run, seed, stars, measure }: Attempt): LevelProgress {
  const best = stars > 0 ? { best: measure, bestSeed: seed } : {};
  return { ...nothing, stars, ...best, attempts: 1, counted: [run] };
}

/** Most stars, then least of the measure; attempts are added, but a run is counted once. */
export function joinProgress(before: LevelProgress | null, more: LevelProgress): LevelProgress {
  const now = before ?? nothing;
  const known = new Set(now.counted);
  const alreadyCounted = more.counted.filter((run) => known.has(run));
  const isBetter =
    more.stars > now.stars || (more.stars === now.stars && (more.best ?? Infinity) < (now.best ?? Infinity));
  const { stars, best, bestSeed } = isBetter ? more : now;
  return {
    stars,
    best,
    bestSeed,
    attempts: now.attempts + Math.max(0, more.attempts - alreadyCounted.length),
    counted: [...more.counted.filter((run) => !known.has(run)), ...now.counted].slice(0, countedKept),
    rationales: more.rationales.toReversed().reduce(explained, now).rationales,
  };
}

/** A rationale of a run already explained takes that one's place; an empty one takes it away. */
export function explained(before: LevelProgress, rationale: Rationale): LevelProgress {
  const { run, text, claims } = rationale;
  const others = before.rationales.filter((one) => run === "" || one.run !== run);
  const isEmpty = text.trim() === "" && claims === null;
  return { ...before, rationales: isEmpty ? others : [rationale, ...others].slice(0, rationalesKept) };
}

export type RunsChange =
  | Forget
  | { readonly type: "save"; readonly run: RunRecord; readonly replaces: SeenRun | null }
  | { readonly type: "drop"; readonly run: RunRecord["id"] };

/** The unfinished runs of a level, newest first: one that this page did not see stays beside its own. */
export function runsKind(levelId: string): RecordKind<readonly RunRecord[], RunsChange> {
  const readRuns = reader(runsSchema);
  return {
    read(raw) {
      const runs = readRuns(raw);
      if (runs === null || runs.some((run) => run.levelId !== levelId)) return null;
      return newestFirst(runs);
    },
    readChange: reader(
      v.variant("type", [
        forgetSchema,
        v.object({ type: v.literal("save"), run: runSchema, replaces: v.nullable(seenRunSchema) }),
        v.object({ type: v.literal("drop"), run: runIdSchema }),
      ]),
    ),
    apply(before, change) {
      if (change.type === "forget") return null;
      const runs =
        change.type === "save"
          ? withRun(before ?? [], change.run, change.replaces)
          : (before ?? []).filter(({ id }) => id !== change.run);
      return runs.length === 0 ? null : runs;
    },
    write: (runs) => ({ version: recordVersion, runs }),
    slotOf(change) {
      if (change.type === "forget") return "forget";
      return `run ${change.type === "save" ? change.run.id : change.run}`;
    },
  };
}

function withRun(runs: readonly RunRecord[], run: RunRecord, replaces: SeenRun | null): readonly RunRecord[] {
  const kept = runs.find(({ id }) => id === run.id);
  // Never back: what is kept may be younger than a change that waited long.
  const newest = kept !== undefined && (kept.savedAt ?? 0) > (run.savedAt ?? 0) ? kept : run;
  const others = runs.filter(
    ({ id, savedAt }) => id !== run.id && (id !== replaces?.id || savedAt !== replaces.savedAt),
  );
  return newestFirst([newest, ...others]);
}

function newestFirst(runs: readonly RunRecord[]): readonly RunRecord[] {
  return runs.toSorted((a, b) => (b.savedAt ?? 0) - (a.savedAt ?? 0));
}
