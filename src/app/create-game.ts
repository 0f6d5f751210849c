import { batch, signal, type Signal } from "@preact/signals";
import type { Audio } from "../audio/create-audio.ts";
import type { App, Claims, HudSettings, Notice, Page } from "../hud/app.ts";
import { regretsOf } from "../levels/regret.ts";
import { scoreOf } from "../levels/score.ts";
import { createInteraction } from "../session/interaction.ts";
import { createSession, type Session, type SessionOptions } from "../session/session.ts";
import { simVersion, type ClusterView } from "../sim/index.ts";
import type { LevelProgress, SavedRun, Store } from "../storage/store.ts";
import { noticeText } from "../text/pages.ts";
import type { StoredAct } from "./acts.ts";
import { createComparisons } from "./comparisons.ts";
import { downloadReplay } from "./download-replay.ts";
import { freshSeed } from "./fresh-seed.ts";

/** The game as a whole: what the zones read and ask for, and what the page does with it. */
export interface Game extends App {
  readonly act: Signal<StoredAct>;
  readonly acts: readonly StoredAct[];
  readonly hall: Signal<"loading" | "ready" | "no-webgl">;
  /** Shows a sentence until it is dismissed; one of each id. */
  notice(id: string, text: string): void;
  /** Takes over what is stored of an act; a run that this build cannot go on with is forgotten, and said so. */
  remember(act: StoredAct, progress: LevelProgress | null, run: SavedRun | null): void;
  /** Keeps all that the player has done and written so far. */
  keep(): void;
  /** Keeps the unfinished run. */
  save(): void;
  /** The run is over. */
  finish(run: Session): void;
  /** A bug: the clock stops, the last save stays, and the replay can be kept. */
  broke(reason: unknown): void;
  /** Whether the run on the screens has been finished. */
  readonly finished: boolean;
}

/** What the game needs from outside. */
export interface GameOptions {
  readonly acts: readonly [StoredAct, ...StoredAct[]];
  readonly store: Store;
  readonly audio: Audio;
  /** The act and the seed that the address asks for. */
  readonly asked: { readonly act: StoredAct | null; readonly seed: string | null };
}

const noClaims: Claims = { checkpoint: null, mttf: null, interval: null };

/** Builds the game, on its start page. */
export function createGame({ acts, store, audio, asked }: GameOptions): Game {
  const act = signal<StoredAct>(asked.act ?? acts[0]);
  const page = signal<Page>("start");
  const session = signal<Session | null>(null);
  const seed = signal(asked.seed ?? freshSeed());
  const predicted = signal<number | null>(null);
  const rationale = signal("");
  const claims = signal<Claims>(noClaims);
  const notices = signal<readonly Notice[]>([]);
  const bug = signal(false);
  const interaction = createInteraction();
  const comparisons = createComparisons();
  let finished = false;
  let lastEntry: LevelProgress["rationales"][number] | null = null;

  const notice = (id: string, text: string): void => {
    notices.value = [...notices.peek().filter((one) => one.id !== id), { id, text }];
  };

  /** Puts a run on the screens, standing still; null takes the old one away. */
  const begin = (next: Session | null): void => {
    comparisons.stop();
    finished = false;
    interaction.carry.value = null;
    interaction.ghost.value = null;
    interaction.dropped.value = null;
    interaction.selection.value = [];
    interaction.hovered.value = null;
    if (next !== null) {
      next.paused = true;
      seed.value = next.seed;
    }
    session.value = next;
  };

  const open = (options: Omit<SessionOptions, "level" | "judge">): Session => {
    const { level, goals } = act.peek();
    return createSession({ ...options, level, judge: (view: ClusterView) => scoreOf(view, goals) });
  };

  const forget = ({ level, unfinished }: StoredAct): void => {
    unfinished.value = null;
    notice("stale", noticeText.staleRun);
    void store.clearRun(level.id);
  };

  const save = (): void => {
    const run = session.peek();
    const prediction = predicted.peek();
    if (run === null || prediction === null || run.view().ended !== null) return;
    const { level, hash, unfinished } = act.peek();
    const kept: SavedRun = {
      levelId: level.id,
      levelHash: hash,
      simVersion,
      seed: run.seed,
      time: run.view().time,
      commands: run.recording(),
      prediction,
      rationale: rationale.peek(),
      claims: said(claims.peek()),
      savedAt: Date.now(),
    };
    unfinished.value = kept;
    void store.saveRun(kept);
  };

  /** Writes the rationale of a finished run, also while it is still being typed. */
  const keepRationale = (run: Session): void => {
    const { progress, level } = act.peek();
    const now = progress.peek();
    const prediction = predicted.peek();
    if (now === null || prediction === null) return;
    const numbers = said(claims.peek());
    const entry = { seed: run.seed, stars: run.score().stars, prediction, text: rationale.peek(), claims: numbers };
    const others = now.rationales.filter((one) => one !== lastEntry);
    lastEntry = entry;
    const isEmpty = entry.text.trim() === "" && numbers === null;
    progress.value = { ...now, rationales: isEmpty ? others : [entry, ...others] };
    void store.saveProgress(level.id, progress.value);
  };

  const keep = (): void => {
    const run = session.peek();
    if (finished && run !== null) keepRationale(run);
    else save();
  };

  return {
    acts,
    act,
    get level() {
      return act.value.level;
    },
    get lesson() {
      return act.value.lesson;
    },
    get goals() {
      return act.value.goals;
    },
    get prediction() {
      return act.value.prediction;
    },
    get progress() {
      return act.value.progress;
    },
    get unfinished() {
      return act.value.unfinished;
    },
    interaction,
    page,
    session,
    seed,
    predicted,
    rationale,
    claims,
    settings: signal<HudSettings>({ theme: "system", reducedMotion: "system", muted: false, volume: 0.7 }),
    notices,
    hall: signal<"loading" | "ready" | "no-webgl">("loading"),
    baselines: comparisons.baselines,
    otherSeeds: comparisons.otherSeeds,
    bug,
    get finished() {
      return finished;
    },
    choose(next) {
      const chosen = acts.find((one) => one === next);
      if (chosen !== undefined) act.value = chosen;
    },
    newSeed: () => {
      seed.value = freshSeed();
    },
    brief() {
      keep();
      predicted.value = null;
      rationale.value = "";
      claims.value = noClaims;
      begin(open({ seed: seed.value.trim() || freshSeed() }));
      page.value = "brief";
    },
    lock(prediction) {
      const run = session.peek();
      predicted.value = prediction;
      page.value = "play";
      if (run !== null) {
        if (act.peek().prediction.metric === "best-interval-seconds") {
          run.send({ type: "set-checkpoint-interval", interval: prediction });
        }
        run.paused = false;
      }
      save();
    },
    resume() {
      const run = act.peek().unfinished.peek();
      if (run === null) return;
      try {
        begin(open({ seed: run.seed, resume: { time: run.time, commands: run.commands } }));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "ReplayError") throw error;
        return forget(act.peek());
      }
      batch(() => {
        predicted.value = run.prediction;
        rationale.value = run.rationale;
        claims.value = run.claims ?? noClaims;
        page.value = "play";
      });
      // Now this is the run that was played last.
      save();
    },
    leave() {
      keep();
      page.value = "start";
      begin(null);
    },
    commanded: save,
    refused: () => audio.play("refused"),
    regrets() {
      const run = session.peek();
      return run === null ? [] : regretsOf(run.view());
    },
    saveReplay() {
      const run = session.peek();
      if (run !== null) downloadReplay(run, { prediction: predicted.peek() ?? 0, rationale: rationale.peek() });
    },
    notice,
    remember(one, progress, run) {
      one.progress.value = progress;
      if (run === null) return;
      if (run.levelHash !== one.hash || run.simVersion !== simVersion) return forget(one);
      one.unfinished.value = run;
    },
    keep,
    save,
    finish(run) {
      finished = true;
      lastEntry = null;
      const { file, level, progress, unfinished } = act.peek();
      unfinished.value = null;
      void store.clearRun(level.id);
      progress.value = progressAfter(run, progress.peek());
      keepRationale(run);
      interaction.carry.value = null;
      interaction.dropped.value = null;
      page.value = "debrief";
      comparisons.start(file, run);
    },
    broke(reason) {
      if (bug.peek()) return;
      bug.value = true;
      const run = session.peek();
      if (run !== null) run.paused = true;
      console.error(reason);
    },
  };
}

/** Claims of which at least one is made; null if none is. */
function said(claims: Claims): Claims | null {
  return Object.values(claims).some((claim) => claim !== null) ? claims : null;
}

/** More stars are better, then less of the measure. */
function progressAfter(run: Session, before: LevelProgress | null): LevelProgress {
  const { stars, measure } = run.score();
  const isBest =
    stars > 0 &&
    (before === null ||
      stars > before.stars ||
      (stars === before.stars && measure.value < (before.best ?? Number.POSITIVE_INFINITY)));
  return {
    stars: before !== null && before.stars > stars ? before.stars : stars,
    best: isBest ? measure.value : (before?.best ?? null),
    bestSeed: isBest ? run.seed : (before?.bestSeed ?? null),
    attempts: (before?.attempts ?? 0) + 1,
    rationales: before?.rationales ?? [],
  };
}
