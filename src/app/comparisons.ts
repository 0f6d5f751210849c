import { signal, type ReadonlySignal } from "@preact/signals";
import { baselinesAsker } from "../analysis/baselines.ts";
import { bestKnownAsker } from "../analysis/best-known.ts";
import { counterfactualAsker } from "../analysis/counterfactuals.ts";
import type { Asker } from "../analysis/create-asker.ts";
import { otherSeedCount, otherSeedsAsker } from "../analysis/other-seeds.ts";
import type { App, Comparison } from "../hud/app.ts";
import type { Lesson } from "../hud/lesson.ts";
import type { Baseline } from "../insight/baseline.ts";
import type { Decision } from "../insight/decisions/decision.ts";
import type { Standings } from "../insight/standing/standing.ts";
import type { BlastRadius } from "../insight/elastic/blast-radius.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { withBest } from "../levels/score.ts";
import type { Session } from "../session/session.ts";
import type { ThroughputPoint } from "../sim/index.ts";
import { loadStandings } from "./load-standings.ts";

type Decisions = App["decisions"]["value"];
type OtherSeeds = App["otherSeeds"]["value"];

/** Workers that share the decisions of a run: as many as there are processors, within reason. */
const decisionWorkers = Math.min(4, Math.max(2, navigator.hardwareConcurrency));

/** What a run is compared with, worked out in workers while it is played or while its debrief is read. */
export interface Comparisons {
  readonly baselines: ReadonlySignal<readonly Baseline[]>;
  readonly otherSeeds: ReadonlySignal<OtherSeeds>;
  readonly ghost: ReadonlySignal<readonly ThroughputPoint[]>;
  readonly blastRadius: ReadonlySignal<BlastRadius | null>;
  readonly decisions: ReadonlySignal<Decisions>;
  readonly standings: App["standings"];
  /** The best known of the run's seed; null: no play is known to get two stars; undefined: it is being looked for. */
  readonly best: ReadonlySignal<number | null | undefined>;
  /** What cannot be worked out: its worker could not be loaded, or broke. */
  readonly failed: ReadonlySignal<ReadonlySet<Comparison>>;
  /** A run begins or goes on: loads the workers it will need, and works out what is shown beside it. */
  accompany(file: LevelFile, seed: string): void;
  /** The run is over: works out what it is compared with. */
  start(file: LevelFile, run: Session): void;
  /** Stops what is under way and forgets what there is. */
  stop(): void;
}

/** Starts with nothing to compare; `wanted` says what a lesson compares its runs with. */
export function createComparisons(wanted: (lesson: string) => Lesson["comparisons"]): Comparisons {
  const baselines = signal<readonly Baseline[]>([]);
  const otherSeeds = signal<OtherSeeds>({ of: 0, rows: [] });
  const ghost = signal<readonly ThroughputPoint[]>([]);
  const blastRadius = signal<BlastRadius | null>(null);
  const decisions = signal<Decisions>({ of: 0, rows: [] });
  const standings = signal<Standings | null | undefined>();
  const best = signal<number | null | undefined>();
  const failed = signal<ReadonlySet<Comparison>>(new Set());
  let askers: Askers | null = null;

  /** Asks, and keeps in mind that no answer will come. */
  const ask = <Q, A>(of: Comparison, asker: Asker<Q, A> | null | undefined, question: Q, take: (answer: A) => void) => {
    asker?.ask(question, take, (reason) => fail(of, reason));
  };
  const fail = (of: Comparison, reason: unknown): void => {
    console.error(reason);
    failed.value = new Set([...failed.peek(), of]);
  };

  return {
    baselines,
    otherSeeds,
    ghost,
    blastRadius,
    decisions,
    standings,
    best,
    failed,
    accompany(file, seed) {
      askers = startAskers(wanted(file.lesson));
      ask("best", askers.best, { file, seed }, (found) => (best.value = found));
      ask("ghost", askers.ghost, { file, seed, of: "ghost" }, (answer) => {
        if (answer.of === "ghost") ghost.value = answer.points;
      });
    },
    start(level, run) {
      const { seed } = run;
      const file = best.peek() === undefined ? level : { ...level, goals: withBest(level.goals, best.peek() ?? null) };
      ask("baselines", askers?.baselines, { file, seed }, (row) => {
        baselines.value = [...baselines.peek(), row];
      });
      if (askers?.otherSeeds) otherSeeds.value = { of: otherSeedCount, rows: [] };
      ask("other-seeds", askers?.otherSeeds, { file, seed, commands: run.recording() }, (row) => {
        otherSeeds.value = { ...otherSeeds.peek(), rows: [...otherSeeds.peek().rows, row] };
      });
      ask("blast", askers?.blast, { file, seed, of: "blast" }, (answer) => {
        if (answer.of === "blast") blastRadius.value = answer.radius;
      });
      loadStandings(level).then(
        (found) => (standings.value = found),
        (reason: unknown) => fail("standings", reason),
      );
      const commands = run.recording();
      const workers = askers?.decisions.length ?? 0;
      decisions.value = { of: commands.length, rows: [] };
      for (const [worker, asker] of (askers?.decisions ?? []).entries()) {
        ask("decisions", asker, { of: "decisions", file, seed, commands, worker, workers }, (answer) => {
          if (answer.of === "decisions") decisions.value = withDecision(decisions.peek(), answer.decision);
        });
      }
    },
    stop() {
      for (const asker of Object.values(askers ?? {}).flat()) asker?.stop();
      askers = null;
      baselines.value = [];
      otherSeeds.value = { of: 0, rows: [] };
      ghost.value = [];
      blastRadius.value = null;
      decisions.value = { of: 0, rows: [] };
      standings.value = undefined;
      best.value = undefined;
      failed.value = new Set();
    },
  };
}

type Askers = ReturnType<typeof startAskers>;

/** The workers that a lesson needs, null for those it does not. */
function startAskers(wanted: Lesson["comparisons"]) {
  return {
    best: bestKnownAsker(),
    baselines: baselinesAsker(),
    otherSeeds: wanted.includes("other-seeds") ? otherSeedsAsker() : null,
    ghost: wanted.includes("ghost") ? counterfactualAsker() : null,
    blast: wanted.includes("blast") ? counterfactualAsker() : null,
    decisions: Array.from({ length: decisionWorkers }, counterfactualAsker),
  };
}

/** A decision takes the place of what was known of it. */
function withDecision({ of, rows }: Decisions, decision: Decision): Decisions {
  const others = rows.filter(({ index }) => index !== decision.index);
  return { of, rows: [...others, decision].toSorted((a, b) => a.index - b.index) };
}
