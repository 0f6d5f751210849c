import type { Claims } from "../insight/checkpoint/claims.ts";
import type { Session } from "../session/session.ts";
import { simVersion } from "../sim/index.ts";
import { explained, joinProgress, progressOf } from "../storage/record-kinds.ts";
import type { Attempt, LevelProgress, Rationale, SavedRun, Store } from "../storage/store.ts";
import { noticeText } from "../text/pages.ts";
import { canGoOn, type StoredAct } from "./acts.ts";
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
  /** The run is over: its stars and its rationale are kept, and it is unfinished no more. */
  finish(session: Session): void;
  /** Reads again what is stored of an act. */
  refresh(act: StoredAct): Promise<void>;
  /** Gives up an unfinished run that cannot be gone on with, and says so; it is kept aside. */
  forget(act: StoredAct, run: SavedRun): void;
}

export function createKeeper(state: PageState, store: Store): Keeper {
  let finished = false;

  /** Writes the rationale of a finished run, also while it is still being typed. */
  const keepRationale = (run: RunInHand): void => {
    const rationale = rationaleOf(state, run);
    const { progress, level } = run.act;
    const now = progress.peek();
    if (rationale === null || now === null) return;
    progress.value = explained(now, rationale);
    void store.keepRationale(level.id, rationale);
  };

  /** Of the runs that are kept the newest that this build can go on with is offered. */
  const remember = (act: StoredAct, progress: LevelProgress | null, runs: readonly SavedRun[]): void => {
    act.progress.value = progress;
    const strange = runs.filter((run) => !canGoOn([act], run));
    for (const run of strange) keeper.forget(act, run);
    act.unfinished.value = runs.find((run) => !strange.includes(run)) ?? null;
    act.known.value = true;
  };

  const keeper: Keeper = {
    get finished() {
      return finished;
    },
    begin() {
      finished = false;
    },
    save() {
      const run = state.run.peek();
      const kept = run === null || finished ? null : savedRunOf(state, run);
      if (run === null || kept === null) return;
      run.act.unfinished.value = kept;
      void store.saveRun(kept, run.replaces);
    },
    saveOn() {
      const run = state.run.peek();
      if (run !== null && run.session.view().time !== run.act.unfinished.peek()?.time) keeper.save();
    },
    keep() {
      const run = state.run.peek();
      if (finished && run !== null) keepRationale(run);
      else keeper.save();
    },
    finish(session) {
      const run = state.run.peek();
      if (run === null || run.session !== session) return;
      finished = true;
      const { level, progress, unfinished } = run.act;
      const attempt = attemptOf(run);
      unfinished.value = null;
      progress.value = joinProgress(progress.peek(), progressOf(attempt));
      void store.countAttempt(level.id, attempt);
      keepRationale(run);
      void store.dropRun(level.id, run.id);
      // Another unfinished run may have been kept beside this one.
      void keeper.refresh(run.act);
    },
    async refresh(act) {
      const { id } = act.level;
      const [progress, runs] = await Promise.all([store.progress(id), store.runs(id)]);
      remember(act, progress, runs);
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
function savedRunOf(state: PageState, { act, session, id }: RunInHand): SavedRun | null {
  const { predicted, rationale, claims, visits } = state;
  const prediction = predicted.peek();
  if (prediction === null || session.view().ended !== null) return null;
  return {
    id,
    visit: visits.peek()[0],
    levelId: act.level.id,
    levelHash: act.hash,
    simVersion,
    seed: session.seed,
    time: session.view().time,
    commands: session.recording(),
    prediction,
    rationale: rationale.peek(),
    claims: made(claims.peek()),
    savedAt: Date.now(),
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
