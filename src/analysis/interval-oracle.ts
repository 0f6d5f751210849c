import type { LevelFile, Play, PlayStep } from "../levels/level-file.ts";
import { createSimulation, type ClusterView, type Level, type Seconds, type StorageTierId } from "../sim/index.ts";
import { playLevel, settable, type PlayResult } from "./play-level.ts";

/** The intervals tried, as multiples of the optimal one: a dozen, three to the octave. */
const multiples = Array.from({ length: 12 }, (_, index) => 2 ** ((index - 6) / 3));

/** A stretch of the level in which neither the contracts on offer nor the hardware change. */
interface Period {
  readonly from: Seconds;
  /** The contract offered when it begins. */
  readonly offer: StorageTierId | null;
  readonly mttf: Seconds;
}

/**
 * The run that kept most in hindsight. Period by period, from the first on, it plays about a dozen constant intervals on
 * this very seed, the contract on offer bought or not, with the rest of the run as it stands, and keeps what ended best;
 * it begins with the solution and so is never worse. It knows the failures only by having tried: it changes one period
 * at a time, never an interval inside one, and is no proven bound.
 */
export function intervalOracle(file: LevelFile, solution: Play, seed: string): PlayResult {
  const view = createSimulation(file.level, seed).view();
  const periods = periodsOf(view);
  let plan = periods.map((_, index) => solution.steps.filter((step) => periodAt(periods, step.time) === index));
  const play = (steps: readonly (readonly PlayStep[])[]): PlayResult =>
    playLevel(file, { ...solution, steps: steps.flat() }, seed);
  let best = play(plan);
  for (const [index, period] of periods.entries()) {
    const held = tierIn(file.level, plan.slice(0, index));
    for (const steps of choicesIn(view, period, held)) {
      const tried = plan.with(index, steps);
      const result = play(tried);
      if (!endedBetter(result, best)) continue;
      best = result;
      plan = tried;
    }
  }
  return best;
}

/** A run that was not lost is better, then one that kept more work: its regret is what theory expects, which hindsight need not heed. */
function endedBetter(a: PlayResult, b: PlayResult): boolean {
  return a.lost === b.lost ? a.useful > b.useful : b.lost;
}

function periodsOf(view: ClusterView): readonly Period[] {
  const { storage, failures } = view.level;
  const times = new Set([0, ...storage.map(({ offeredAt }) => offeredAt), ...failures.aging.map(({ from }) => from)]);
  return [...times]
    .filter((time) => time < view.level.duration)
    .toSorted((a, b) => a - b)
    .map((from) => ({
      from,
      offer: storage.findLast(({ offeredAt }) => offeredAt === from && from > 0)?.id ?? null,
      mttf: (view.mttf ?? Infinity) / (failures.aging.findLast((aging) => aging.from <= from)?.factor ?? 1),
    }));
}

function periodAt(periods: readonly Period[], time: Seconds): number {
  return periods.findLastIndex(({ from }) => from <= time);
}

/** The contract after these steps. */
function tierIn(level: Level, plan: readonly (readonly PlayStep[])[]): StorageTierId | null {
  const chosen = plan.flat().flatMap(({ do: action }) => (action.type === "choose-storage" ? [action.tier] : []));
  return chosen.at(-1) ?? level.storage[0]?.id ?? null;
}

/** Every way to begin a period that is tried. */
function choicesIn(view: ClusterView, { from, offer, mttf }: Period, held: StorageTierId | null): PlayStep[][] {
  return [...new Set([held, offer])].flatMap((tier) => {
    const optimal = tier === null || !Number.isFinite(mttf) ? null : view.optimalIntervals({ tier, mttf });
    if (tier === null || optimal === null) return [];
    const buying: PlayStep[] = tier === held ? [] : [{ time: from, do: { type: "choose-storage", tier } }];
    const intervals = new Set(multiples.map((multiple) => settable(view.level, tier, optimal.exact * multiple)));
    return [...intervals].map((interval): PlayStep[] => [
      ...buying,
      { time: from, do: { type: "set-checkpoint-interval", interval } },
    ]);
  });
}
