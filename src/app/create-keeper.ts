import type { Claims, RunNotes, RunRecord } from "../replay/run-record.ts";
import type { Session } from "../session/session.ts";
import { explained, joinProgress, progressOf } from "../storage/record-kinds.ts";
import type { Attempt, LevelProgress, Rationale, Store } from "../storage/store.ts";
import { noticeText } from "../text/pages.ts";
import { canGoOn, type StoredAct } from "./acts.ts";
import { buildId } from "./build-id.ts";
import { notify, type PageState, type RunInHand } from "./page-state.ts";

/** Keeps the run on the screens: unfinished, enough to build it again; finished, what came of it. */
export interface Keeper {
  /** Whether the run on the screens has been finished. */
  readonly finished: boolean;
  /** Another run, or none, is on the screens. */
  begin(): void;
  /** Keeps the unfinished run. */
  save(): void;
  /** Keeps the unfinished run if simulated time has passed since it was kept last. */
  saveOn(): void;
  /** Keeps all that the player has done and written so far. */
  keep(): void;
  /** The run on the screens as it stands, to be verified; null if there is none. */
  record(): RunRecord | null;
  /** The run is over: it is kept as finished with its stars and its rationale, and is unfinished no more. */
  finish(session: Session): void;
  /** Reads again what is stored of an act. */
  refresh(act: StoredAct): Promise<void>;
  /** Gives up an unfinished run that cannot be gone on with, and says so; it is kept aside. */
  forget(act: StoredAct, run: RunRecord): void;
}

export function createKeeper(state: PageState, store: Store): Keeper {
  /** The run on the screens as it ended; null while it has not. */
  let over: RunRecord | null = null;

  /** The run on the screens, if it is one that counts: of practice only the end is kept. */
  const played = (): RunInHand | null => {
    const run = state.run.peek();
    return run === null || run.fork !== null ? null : run;
  };

  /** Writes a finished run and its rationale, also while that is still being typed. */
  const keepWords = (run: RunInHand): void => {
    const rationale = rationaleOf(state, run);
    const { progress, level } = run.act;
    const now = progress.peek();
    // Null once all was deleted.
    if (now === null) return;
    const record = keeper.record();
    if (record !== null) void store.keepFinished(record);
    if (rationale === null) return;
    progress.value = explained(now, rationale);
    void store.keepRationale(level.id, rationale);
  };

  /** Of the runs that are kept the newest that this build can go on with is offered. */
  const remember = (act: StoredAct, progress: LevelProgress | null, runs: readonly RunRecord[]): void => {
    act.progress.value = progress;
    const strange = runs.filter((run) => !canGoOn([act], run));
    for (const run of strange) keeper.forget(act, run);
    act.unfinished.value = runs.find((run) => !strange.includes(run)) ?? null;
    act.known.value = true;
  };

  const keeper: Keeper = {
    get finished() {
      return over !== null;
    },
    begin() {
      over = null;
    },
    save() {
      const run = played();
      const kept = run === null || over !== null ? null : unfinishedRecord(state, run);
      if (run === null || kept === null) return;
      run.act.unfinished.value = kept;
      void store.saveRun(kept, run.replaces);
    },
    saveOn() {
      const run = played();
      if (run !== null && run.session.view().time !== run.act.unfinished.peek()?.time) keeper.save();
    },
    keep() {
      const run = played();
      if (over !== null && run !== null) keepWords(run);
      else keeper.save();
    },
    record() {
      const run = state.run.peek();
      if (run === null) return null;
      const notes = notesOf(state, run, over);
      return over === null ? run.session.sealedRecord(notes) : { ...over, ...notes };
    },
    finish(session) {
      const run = state.run.peek();
      if (run === null || run.session !== session) return;
      const { stars, measure } = session.score();
      over = session.sealedRecord(
        notesOf(state, run, { endedAt: Date.now(), score: { stars, measure: measure.value } }),
      );
      if (run.fork !== null) {
        void store.keepFinished(over);
        return;
      }
      const { level, progress, unfinished } = run.act;
      const attempt = attemptOf(run);
      unfinished.value = null;
      progress.value = joinProgress(progress.peek(), progressOf(attempt));
      void store.countAttempt(level.id, attempt);
      keepWords(run);
      void store.dropRun(level.id, run.id);
      // Another unfinished run may have been kept beside this one.
      void keeper.refresh(run.act);
    },
    async refresh(act) {
      const { id } = act.level;
      const reads = [store.progress(id), store.runs(id), store.finishedRuns(id)] as const;
      const [progress, runs, finished] = await Promise.all(reads);
      remember(act, progress, runs);
      const last = Math.max(progress?.attempts ?? 0, ...[...runs, ...finished].map(({ attempt }) => attempt ?? 0));
      act.begun.value = Math.max(act.begun.peek(), last);
    },
    forget(act, run) {
      if (act.unfinished.peek()?.id === run.id) act.unfinished.value = null;
      notify(state, { id: "stale", text: noticeText.staleRun });
      void store.setAside(run);
    },
  };
  return keeper;
}

/** Null before the prediction is locked and after the end. */
function unfinishedRecord(state: PageState, run: RunInHand): RunRecord | null {
  if (state.predicted.peek() === null || run.session.view().ended !== null) return null;
  return run.session.record(notesOf(state, run, null));
}

/** What the page knows of a run, and its session does not. */
function notesOf(
  state: PageState,
  { act, id, attempt, startedAt, fork }: RunInHand,
  end: Pick<RunRecord, "endedAt" | "score"> | null,
): RunNotes {
  const { predicted, mechanism, predictionSeal, answers, rationale, claims, visits, settings } = state;
  return {
    build: buildId,
    id,
    visit: visits.peek()[0],
    levelHash: act.hash,
    settings: { ...settings.peek() },
    prediction: predicted.peek(),
    mechanism: mechanism.peek(),
    fork,
    predictionSeal: predictionSeal.peek(),
    ...(answers.peek().length === 0 ? {} : { answers: answers.peek() }),
    rationale: rationale.peek() === "" ? null : rationale.peek(),
    claims: made(claims.peek()),
    startedAt,
    savedAt: Date.now(),
    endedAt: end?.endedAt ?? null,
    score: end?.score ?? null,
    attempt,
  };
}

function attemptOf({ id, session }: RunInHand): Attempt {
  const { stars, measure } = session.score();
  return { run: id, seed: session.seed, stars, measure: measure.value };
}

function rationaleOf(state: PageState, { id, session }: RunInHand): Rationale | null {
  const prediction = state.predicted.peek();
  if (prediction === null) return null;
  return {
    run: id,
    visit: state.visits.peek()[0],
    seed: session.seed,
    stars: session.score().stars,
    prediction,
    text: state.rationale.peek(),
    claims: made(state.claims.peek()),
  };
}

/** Claims of which at least one is made; null if none is. */
function made(claims: Claims): Claims | null {
  return Object.values(claims).some((claim) => claim !== null) ? claims : null;
}
