import { batch, computed, effect } from "@preact/signals";
import type { App } from "../hud/app.ts";
import type { Mechanism } from "../levels/mechanisms.ts";
import { scoreOf, withBest, type Score } from "../levels/score.ts";
import type { Fork, RunRecord, TimedCommand } from "../replay/run-record.ts";
import { sealAnswer, sealPrediction } from "../replay/seal-prediction.ts";
import { emptyHand } from "../session/interaction.ts";
import { lockPrediction } from "../session/lock-prediction.ts";
import { createSession, type Session, type SessionOptions } from "../session/session.ts";
import type { ClusterView, Seconds } from "../sim/index.ts";
import type { SeenRun } from "../storage/store.ts";
import { freshId } from "../storage/visits.ts";
import type { StoredAct } from "./acts.ts";
import { breakOff } from "./break-off.ts";
import type { Comparisons } from "./comparisons.ts";
import type { Keeper } from "./create-keeper.ts";
import { askSeed } from "./ask-seed.ts";
import { guardSession } from "./guard-session.ts";
import { adoptVisits, noClaims, type PageState, type RunInHand } from "./page-state.ts";

/** The life of a run, from its brief to its debrief. */
export interface Runs extends Pick<App, "brief" | "lock" | "answer" | "resume" | "leave"> {
  /** Plays on from a moment of a run that is over: practice. */
  fork(from: ForkPoint): void;
  /** The run is over: the debrief opens. */
  finish(session: Session): void;
}

/** Where a run is played on from. */
export interface ForkPoint {
  readonly act: StoredAct;
  readonly seed: string;
  readonly prediction: number | null;
  readonly mechanism: Mechanism | null;
  /** Which run that is, as `originOf` has it. */
  readonly of: Fork["of"];
  readonly time: Seconds;
  /** Those that are done by then, in order of time. */
  readonly commands: readonly TimedCommand[];
}

/** What is locked before a run. */
type Locked = Pick<RunRecord, "prediction" | "mechanism" | "predictionSeal" | "answers">;
const nothingLocked: Locked = { prediction: null, mechanism: null, predictionSeal: null };

/** What of a level's events is news, by the lesson that teaches it. */
export type NewsOf = (act: StoredAct) => NonNullable<SessionOptions["newsIn"]>;

export function createRuns(state: PageState, keeper: Keeper, comparisons: Comparisons, newsOf: NewsOf): Runs {
  const { act, chosen, run, watched, page, seed, rationale, claims, interaction } = state;

  const open = (played: StoredAct, options: Pick<SessionOptions, "seed" | "resume">): Session =>
    openSession(state, played, comparisons, {
      ...options,
      newsIn: newsOf(played),
      hand: interaction,
      sent: keeper.save,
      clock: () => Date.now(),
    });

  /** Puts a run on the screens, paused; null takes the old one away. */
  const begin = (next: RunInHand | null): void => {
    comparisons.stop();
    keeper.begin();
    emptyHand(interaction);
    interaction.selection.value = [];
    interaction.hovered.value = null;
    if (next !== null) {
      next.session.paused = true;
      seed.value = next.session.seed;
      comparisons.accompany(next.act.file, next.session.seed);
    }
    run.value = next;
  };

  /** The run that is over, and whose debrief opens as soon as it is judged. */
  let ending: Session | null = null;

  const enter = (locked: Locked): void => {
    state.predicted.value = locked.prediction;
    state.mechanism.value = locked.mechanism;
    state.predictionSeal.value = locked.predictionSeal;
    state.answers.value = locked.answers ?? [];
  };
  const write = (words: string, numbers = noClaims): void => {
    rationale.value = words;
    claims.value = numbers;
  };

  return {
    brief() {
      const asked = askSeed(seed.peek());
      if (asked.fault !== null) return;
      keeper.keep();
      const played = act.peek();
      const next = open(played, { seed: asked.seed });
      batch(() => {
        enter(nothingLocked);
        write("");
        played.begun.value += 1;
        begin({
          act: played,
          session: next,
          id: freshId(),
          startedAt: Date.now(),
          attempt: played.begun.peek(),
          replaces: seen(played.unfinished.peek()),
          fork: null,
        });
        page.value = "brief";
      });
    },
    lock(prediction, mechanism) {
      const now = run.peek();
      if (now === null) return;
      const { session, act: played } = now;
      const sealed = { levelHash: played.hash, seed: session.seed, prediction, mechanism, fork: null };
      enter({ prediction, mechanism, predictionSeal: sealPrediction(sealed) });
      page.value = "play";
      lockPrediction(session, played.prediction, prediction);
      keeper.save();
    },
    answer(id, value) {
      const now = run.peek();
      if (now === null || state.answers.peek().some((one) => one.id === id)) return;
      const { session, act: played } = now;
      const { time } = session.view();
      const sealed = { levelHash: played.hash, seed: session.seed };
      const answer = { id, time, value };
      state.answers.value = [...state.answers.peek(), { ...answer, seal: sealAnswer(sealed, answer) }];
      keeper.save();
    },
    resume() {
      const played = act.peek();
      const kept = played.unfinished.peek();
      if (kept === null) return;
      let next: Session;
      try {
        next = open(played, { seed: kept.seed, resume: { time: kept.time, commands: kept.commands } });
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "ReplayError") throw error;
        return keeper.forget(played, kept);
      }
      adoptVisits(state, [kept.visit]);
      batch(() => {
        const { startedAt, attempt } = kept;
        begin({
          act: played,
          session: next,
          id: freshId(),
          startedAt,
          attempt,
          replaces: seen(kept),
          fork: null,
        });
        enter(kept);
        write(kept.rationale ?? "", kept.claims ?? noClaims);
        page.value = "play";
      });
      // Now this is the run that was played last.
      keeper.save();
    },
    leave() {
      keeper.keep();
      batch(() => {
        chosen.value = act.peek();
        page.value = "start";
        watched.value = null;
        begin(null);
      });
    },
    fork({ act: played, seed: forked, prediction, mechanism, of, time, commands }) {
      const fork = { of, at: time };
      const sealed = { levelHash: played.hash, seed: forked, prediction, mechanism, fork };
      const next = open(played, { seed: forked, resume: { time, commands } });
      batch(() => {
        watched.value = null;
        enter({ prediction, mechanism, predictionSeal: sealPrediction(sealed) });
        write("");
        begin({
          act: played,
          session: next,
          id: freshId(),
          startedAt: Date.now(),
          attempt: null,
          replaces: null,
          fork,
        });
        page.value = "play";
      });
    },
    finish(session) {
      if (run.peek()?.session !== session || page.peek() === "debrief") return;
      if (ending === session) return;
      ending = session;
      whenJudged(comparisons, () => {
        if (run.peek()?.session !== session || page.peek() === "debrief") return;
        keeper.finish(session);
        emptyHand(interaction);
        page.value = "debrief";
        comparisons.start(act.peek().file, session);
      });
    },
  };
}

/** A worker that takes longer to find the best of a seed is not waited for: the third star then stays open. */
const longestWait = 4000;

/** Whether a run earns the third star is known as soon as the best of its seed is. */
function whenJudged({ best, failed }: Pick<Comparisons, "best" | "failed">, then: () => void): void {
  const isKnown = computed(() => best.value !== undefined || failed.value.has("best"));
  if (isKnown.peek()) return then();
  let stop = (): void => {};
  const timer = setTimeout(() => {
    stop();
    then();
  }, longestWait);
  stop = effect(() => {
    if (!isKnown.value) return;
    clearTimeout(timer);
    queueMicrotask(() => {
      stop();
      then();
    });
  });
}

function openSession(
  state: PageState,
  { level, goals }: StoredAct,
  { best }: Comparisons,
  options: Omit<SessionOptions, "level" | "judge">,
): Session {
  const judge = (view: ClusterView): Score => {
    const known = best.peek();
    return scoreOf(view, known === undefined ? goals : withBest(goals, known));
  };
  const session = createSession({ ...options, level, judge });
  return guardSession(session, (reason) => breakOff(state, reason));
}

function seen(run: RunRecord | null): SeenRun | null {
  return run === null ? null : { id: run.id, savedAt: run.savedAt };
}
