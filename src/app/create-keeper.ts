import type { Claims } from "../hud/app.ts";
import type { Session } from "../session/session.ts";
import { simVersion } from "../sim/index.ts";
import type { LevelProgress, SavedRun, Store } from "../storage/store.ts";
import { noticeText } from "../text/pages.ts";
import type { StoredAct } from "./acts.ts";
import { notify, type PageState } from "./page-state.ts";

/** Keeps the run on the screens: unfinished, enough to build it again; finished, what came of it. */
export interface Keeper {
  /** Whether the run on the screens has been finished. */
  readonly finished: boolean;
  /** Another run, or none, is on the screens. */
  begin(): void;
  /** Keeps the unfinished run. */
  save(): void;
  /** Keeps all that the player has done and written so far. */
  keep(): void;
  /** The run is over: its stars and its rationale are kept, and it is unfinished no more. */
  finish(run: Session): void;
  /** Takes over what is stored of an act; a run that this build cannot go on with is forgotten. */
  remember(act: StoredAct, progress: LevelProgress | null, run: SavedRun | null): void;
  /** Gives up an unfinished run, and says so. */
  forget(act: StoredAct): void;
}

export function createKeeper(state: PageState, store: Store): Keeper {
  let finished = false;
  let lastEntry: LevelProgress["rationales"][number] | null = null;

  /** Writes the rationale of a finished run, also while it is still being typed. */
  const keepRationale = (run: Session): void => {
    const { progress, level } = state.act.peek();
    const now = progress.peek();
    const entry = entryOf(state, run);
    if (now === null || entry === null) return;
    const others = now.rationales.filter((one) => one !== lastEntry);
    lastEntry = entry;
    const isEmpty = entry.text.trim() === "" && entry.claims === null;
    progress.value = { ...now, rationales: isEmpty ? others : [entry, ...others] };
    void store.saveProgress(level.id, progress.value);
  };

  const keeper: Keeper = {
    get finished() {
      return finished;
    },
    begin() {
      finished = false;
      lastEntry = null;
    },
    save() {
      const kept = savedRunOf(state);
      if (kept === null) return;
      state.act.peek().unfinished.value = kept;
      void store.saveRun(kept);
    },
    keep() {
      const run = state.session.peek();
      if (finished && run !== null) keepRationale(run);
      else keeper.save();
    },
    finish(run) {
      finished = true;
      const { level, progress, unfinished } = state.act.peek();
      unfinished.value = null;
      void store.clearRun(level.id);
      progress.value = progressAfter(run, progress.peek());
      keepRationale(run);
    },
    remember(act, progress, run) {
      act.progress.value = progress;
      if (run === null) return;
      if (run.levelHash !== act.hash || run.simVersion !== simVersion) return keeper.forget(act);
      act.unfinished.value = run;
    },
    forget({ level, unfinished }) {
      unfinished.value = null;
      notify(state, "stale", noticeText.staleRun);
      void store.clearRun(level.id);
    },
  };
  return keeper;
}

/** Null before the prediction is locked and after the end. */
function savedRunOf({ act, session, predicted, rationale, claims }: PageState): SavedRun | null {
  const run = session.peek();
  const prediction = predicted.peek();
  if (run === null || prediction === null || run.view().ended !== null) return null;
  const { level, hash } = act.peek();
  return {
    levelId: level.id,
    levelHash: hash,
    simVersion,
    seed: run.seed,
    time: run.view().time,
    commands: run.recording(),
    prediction,
    rationale: rationale.peek(),
    claims: made(claims.peek()),
    savedAt: Date.now(),
  };
}

function entryOf(state: PageState, run: Session): LevelProgress["rationales"][number] | null {
  const prediction = state.predicted.peek();
  if (prediction === null) return null;
  const claims = made(state.claims.peek());
  return { seed: run.seed, stars: run.score().stars, prediction, text: state.rationale.peek(), claims };
}

/** Claims of which at least one is made; null if none is. */
function made(claims: Claims): Claims | null {
  return Object.values(claims).some((claim) => claim !== null) ? claims : null;
}

/** More stars are better, then less of the measure. */
function progressAfter(run: Session, before: LevelProgress | null): LevelProgress {
  const { stars, measure } = run.score();
  const isBest =
    stars > 0 &&
    (before === null || stars > before.stars || (stars === before.stars && measure.value < (before.best ?? Infinity)));
  return {
    stars: before !== null && before.stars > stars ? before.stars : stars,
    best: isBest ? measure.value : (before?.best ?? null),
    bestSeed: isBest ? run.seed : (before?.bestSeed ?? null),
    attempts: (before?.attempts ?? 0) + 1,
    rationales: before?.rationales ?? [],
  };
}
