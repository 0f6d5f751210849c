import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Audio } from "../audio/create-audio.ts";
import type { App, HallState, Notice } from "../hud/app.ts";
import type { Lesson } from "../hud/lesson.ts";
import { regretsOf } from "../levels/regret.ts";
import type { Store } from "../storage/store.ts";
import { readVisits } from "../storage/visits.ts";
import { askedSeedText } from "../text/seeds.ts";
import type { StoredAct } from "./acts.ts";
import { askSeed } from "./ask-seed.ts";
import { breakOff } from "./break-off.ts";
import { createAssigned } from "./create-assigned.ts";
import { createComparisons } from "./comparisons.ts";
import { createParts, type Parts } from "./create-parts.ts";
import { createKeeper, type Keeper } from "./create-keeper.ts";
import { createKept } from "./create-kept.ts";
import { createRuns, type Runs } from "./create-runs.ts";
import { createReport, type ReportKeeper } from "./create-report.ts";
import { createWatch } from "./create-watch.ts";
import { downloadReplay } from "./download-replay.ts";
import { freshSeed } from "./fresh-seed.ts";
import { instructorPage } from "./instructor-page.ts";
import { createPageState, notify, unnotify } from "./page-state.ts";

/** The game as a whole: what the zones read and ask for, and what the page does with it. */
export interface Game
  extends
    App,
    Pick<Keeper, "refresh" | "keep" | "saveOn" | "finished" | "record">,
    Pick<Runs, "finish">,
    Pick<Store, "finishedRuns"> {
  readonly act: ReadonlySignal<StoredAct>;
  readonly acts: readonly StoredAct[];
  readonly hall: Signal<HallState>;
  readonly parts: Parts;
  readonly reporting: ReportKeeper;
  /** Shows a notice until it is dismissed; one of each id. */
  notice(notice: Notice): void;
  /** Takes a notice away that is true no more. */
  unnotice(id: string): void;
  /** A bug: the clock stops, the last save stays, and the replay can be kept. */
  broke(reason: unknown): void;
}

/** What the game needs from outside. */
export interface GameOptions {
  readonly acts: readonly [StoredAct, ...StoredAct[]];
  readonly store: Store;
  readonly audio: Audio;
  readonly lessons: readonly Lesson[];
  /** The act, the seed and the assignment that the address asks for. */
  readonly asked: {
    readonly act: StoredAct | null;
    readonly seed: string | null;
    /** As the link has it. */
    readonly assignment: string | null;
  };
}

/** Builds the game, on its start page. */
export function createGame({ acts, store, audio, lessons, asked }: GameOptions): Game {
  const askedSeed = askSeed(asked.seed ?? "");
  const state = createPageState(asked.act ?? acts[0], askedSeed.seed, readVisits());
  if (askedSeed.fault !== null) notify(state, { id: "seed", text: askedSeedText(askedSeed.fault) });
  const { act, chosen, page, session, seed } = state;
  const parts = createParts();
  const lessonOf = (id: string): Lesson => {
    const lesson = lessons.find((one) => one.id === id);
    if (lesson === undefined) throw new RangeError(`there is no lesson ${id}`);
    return lesson;
  };
  const comparisons = createComparisons((id) => lessonOf(id).comparisons);
  const keeper = createKeeper(state, store);
  const runs = createRuns(state, keeper, comparisons, ({ lesson }) => lessonOf(lesson).newsIn);
  const assigned = createAssigned(state, acts, store, asked.assignment);
  const watching = createWatch(state, acts, store, keeper, runs, assigned.owner);
  const reporting = createReport(state, acts, store, keeper, runs, assigned);
  return {
    ...state,
    ...runs,
    watching,
    assigned,
    reporting,
    practice: computed(() => (state.run.value?.fork ?? null) !== null),
    acts,
    instructorPage,
    get level() {
      return act.value.level;
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
    get finished() {
      return keeper.finished;
    },
    baselines: comparisons.baselines,
    otherSeeds: comparisons.otherSeeds,
    ghost: comparisons.ghost,
    blastRadius: comparisons.blastRadius,
    decisions: comparisons.decisions,
    standings: comparisons.standings,
    failedComparisons: comparisons.failed,
    parts,
    loading: parts.loading,
    choose(next) {
      const known = acts.find((one) => one === next);
      if (known !== undefined && page.peek() === "start") chosen.value = known;
    },
    seedFault: (text) => askSeed(text).fault,
    newSeed() {
      seed.value = freshSeed();
    },
    commanded: keeper.save,
    refused: () => audio.play("refused"),
    regrets() {
      const run = session.peek();
      return run === null ? [] : regretsOf(run.view());
    },
    saveReplay() {
      const record = keeper.record();
      if (record !== null) downloadReplay(record, assigned.owner());
    },
    saveOn: keeper.saveOn,
    keep() {
      keeper.keep();
      reporting.keep();
    },
    refresh: keeper.refresh,
    record: keeper.record,
    finishedRuns: store.finishedRuns,
    kept: createKept(state, acts, keeper, store),
    notice: (notice) => notify(state, notice),
    unnotice: (id) => unnotify(state, id),
    broke: (reason) => breakOff(state, reason),
  };
}
