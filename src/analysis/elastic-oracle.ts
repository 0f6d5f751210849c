import type { LevelFile, Play, PlayAction, PlayStep } from "../levels/level-file.ts";
import type { Level, Seconds } from "../sim/index.ts";
import { playLevel, type PlayResult } from "./play-level.ts";

/** At how many times replicas are tried to rejoin while nodes return, the first and the last return among them. */
const returnTimes = 5;

const swapped = ["nothing", "spares", "spares-and-empty"] as const;
type Swap = (typeof swapped)[number];

/** What the oracle decides; all of it on the ring that leaves each pod once. */
interface Choice {
  /** For each failure, what is swapped in for its failed nodes. */
  readonly swaps: readonly Swap[];
  /** Whether broken replicas are regrouped. */
  readonly regroup: boolean;
  /** When healthy replicas rejoin, beside right after a failure. */
  readonly rejoinTimes: readonly Seconds[];
  readonly leavesOutSlow: boolean;
}

/**
 * The best run in hindsight of a family of plays that react at once: it recovers in every way, then tries times to take
 * replicas in, one by one, and last the straggler; each step keeps what loses least of the fleet's time on this very
 * seed. The solution is among what it tries, so it is never worse. It changes one decision at a time, and is no proven bound.
 */
export function elasticOracle(file: LevelFile, solution: Play, seed: string): PlayResult {
  const { level } = file;
  const attempt = (choice: Choice): Attempt => {
    return { choice, result: playLevel(file, { ...solution, steps: stepsOf(level, choice) }, seed) };
  };
  let kept = openings(level).map(attempt).reduce(better);
  for (const swaps of sequels(kept.choice)) kept = better(kept, attempt({ ...kept.choice, swaps }));
  for (const time of rejoinTimesOf(level)) {
    kept = better(kept, attempt({ ...kept.choice, rejoinTimes: [...kept.choice.rejoinTimes, time] }));
  }
  kept = better(kept, attempt({ ...kept.choice, leavesOutSlow: false }));
  const shipped = playLevel(file, solution, seed);
  return isBetter(kept.result, shipped) ? kept.result : shipped;
}

/** A choice, and what came of it. */
interface Attempt {
  readonly choice: Choice;
  readonly result: PlayResult;
}

function better(a: Attempt, b: Attempt): Attempt {
  return isBetter(b.result, a.result) ? b : a;
}

function isBetter(a: PlayResult, b: PlayResult): boolean {
  return a.lost === b.lost ? a.score.measure.value < b.score.measure.value : b.lost;
}

/** Every way to meet the first failure, and so the others. */
function openings({ failures }: Level): readonly Choice[] {
  return swapped.flatMap((swap) =>
    [false, true].map((regroup) => {
      return { swaps: failures.scripted.map(() => swap), regroup, rejoinTimes: [], leavesOutSlow: true };
    }),
  );
}

/** Every other way to meet the failures after the first. */
function sequels({ swaps }: Choice): readonly (readonly Swap[])[] {
  return swaps.flatMap((now, index) =>
    index === 0 ? [] : swapped.filter((swap) => swap !== now).map((swap) => swaps.with(index, swap)),
  );
}

/** While the nodes of a failure return, and right after. */
function rejoinTimesOf({ failures, duration }: Level): readonly Seconds[] {
  const times = failures.scripted.flatMap(({ time, repairSeconds, returnsOver = 0 }) =>
    Array.from({ length: returnsOver === 0 ? 1 : returnTimes }, (_, index) =>
      Math.ceil(time + repairSeconds + (index * returnsOver) / (returnTimes - 1)),
    ),
  );
  return [...new Set(times)].filter((time) => time < duration).toSorted((a, b) => b - a);
}

function stepsOf(level: Level, { swaps, regroup, rejoinTimes, leavesOutSlow }: Choice): readonly PlayStep[] {
  const { failures, restart } = level;
  const at = (time: Seconds, ...actions: readonly PlayAction[]): readonly PlayStep[] =>
    actions.map((action) => ({ time, do: action }));
  const route = { type: "route", by: "pods", rejoin: true } as const;
  const steps = [
    at(0, { type: "set-recovery", mode: "elastic" }, route),
    ...failures.scripted.map(({ time }, index) =>
      at(
        time + restart.detectSeconds,
        ...swapActions(swaps[index]),
        ...(regroup ? [{ type: "set-recovery", mode: "regroup" } as const] : []),
        route,
      ),
    ),
    ...rejoinTimes.map((time) => at(time, route)),
    ...(leavesOutSlow ? (failures.slowdowns ?? []).map(({ time }) => at(time, { type: "leave-out-slow" })) : []),
  ];
  return steps.flat().toSorted((a, b) => a.time - b.time);
}

function swapActions(swap: Swap = "nothing"): readonly PlayAction[] {
  return swap === "nothing" ? [] : [{ type: "swap-in-spares", andEmpty: swap === "spares-and-empty" }];
}
