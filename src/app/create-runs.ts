import { batch } from "@preact/signals";
import type { App } from "../hud/app.ts";
import { scoreOf } from "../levels/score.ts";
import { createSession, type Session, type SessionOptions } from "../session/session.ts";
import type { ClusterView } from "../sim/index.ts";
import type { Comparisons } from "./comparisons.ts";
import type { Keeper } from "./create-keeper.ts";
import { freshSeed } from "./fresh-seed.ts";
import { noClaims, type PageState } from "./page-state.ts";

/** The life of a run, from its brief to its debrief. */
export interface Runs extends Pick<App, "brief" | "lock" | "resume" | "leave"> {
  /** The run is over: the debrief opens. */
  finish(run: Session): void;
}

export function createRuns(state: PageState, keeper: Keeper, comparisons: Comparisons): Runs {
  const { act, page, session, seed, predicted, rationale, claims, interaction } = state;

  /** Puts a run on the screens, standing still; null takes the old one away. */
  const begin = (next: Session | null): void => {
    comparisons.stop();
    keeper.begin();
    emptyHands(state);
    interaction.selection.value = [];
    interaction.hovered.value = null;
    if (next !== null) {
      next.paused = true;
      seed.value = next.seed;
      comparisons.accompany(act.peek().file, next.seed);
    }
    session.value = next;
  };

  const enter = (prediction: number | null, words: string, numbers = noClaims): void => {
    predicted.value = prediction;
    rationale.value = words;
    claims.value = numbers;
  };

  return {
    brief() {
      keeper.keep();
      enter(null, "");
      begin(openSession(state, { seed: seed.value.trim() || freshSeed() }));
      page.value = "brief";
    },
    lock(prediction) {
      const run = session.peek();
      predicted.value = prediction;
      page.value = "play";
      if (run !== null) {
        const { metric } = act.peek().prediction;
        if (metric === "best-interval-seconds") run.send({ type: "set-checkpoint-interval", interval: prediction });
        run.paused = false;
      }
      keeper.save();
    },
    resume() {
      const run = act.peek().unfinished.peek();
      if (run === null) return;
      try {
        begin(openSession(state, { seed: run.seed, resume: { time: run.time, commands: run.commands } }));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "ReplayError") throw error;
        return keeper.forget(act.peek());
      }
      batch(() => {
        enter(run.prediction, run.rationale, run.claims ?? noClaims);
        page.value = "play";
      });
      // Now this is the run that was played last.
      keeper.save();
    },
    leave() {
      keeper.keep();
      page.value = "start";
      begin(null);
    },
    finish(run) {
      keeper.finish(run);
      emptyHands(state);
      page.value = "debrief";
      comparisons.start(act.peek().file, run);
    },
  };
}

function openSession({ act }: PageState, options: Omit<SessionOptions, "level" | "judge">): Session {
  const { level, goals } = act.peek();
  return createSession({ ...options, level, judge: (view: ClusterView) => scoreOf(view, goals) });
}

function emptyHands({ interaction }: PageState): void {
  interaction.carry.value = null;
  interaction.ghost.value = null;
  interaction.dropped.value = null;
}
