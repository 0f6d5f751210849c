import type { LevelFile, Measure, Play } from "../levels/level-file.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import type { Baseline } from "../insight/baseline.ts";
import { elasticOracle } from "./elastic-oracle.ts";
import { intervalOracle } from "./interval-oracle.ts";
import { playBaseline } from "./play-baseline.ts";

/** What is asked of the worker. */
export interface BaselineRequest {
  readonly file: LevelFile;
  readonly seed: string;
}

/** How many windows the oracle tries. */
const oracleRanks = 8;

/** Plays every stored play on a seed, then the oracle; each result goes out as soon as it is there. */
export function playBaselines({ file, seed }: BaselineRequest, onRow: (row: Baseline) => void): void {
  for (const play of file.plays) onRow(playBaseline(file, play, play.id, seed));
  const solution = file.plays.find(({ role }) => role === "solution");
  if (solution) onRow(oracle(file, solution, seed));
}

/** A worker that plays the baselines; each row is an answer. */
export function baselinesAsker(): Asker<BaselineRequest, Baseline> {
  return createAsker(() => new Worker(new URL("./baselines-worker.ts", import.meta.url), { type: "module" }));
}

const oracles: Readonly<Record<Measure, (file: LevelFile, solution: Play, seed: string) => Baseline>> = {
  disruption: windowOracle,
  regret: intervalOracle,
  "training-lost": elasticOracle,
};

function oracle(file: LevelFile, solution: Play, seed: string): Baseline {
  return oracles[file.goals.thirdStar.measure](file, solution, seed);
}

/** Who knows the future plays the solution in each of the cheapest windows, and keeps the run that ended best. */
function windowOracle(file: LevelFile, solution: Play, seed: string): Baseline {
  let best: Baseline | null = null;
  for (let rank = 0; rank < oracleRanks; rank++) {
    const steps = solution.steps.map((step) =>
      step.do.type === "place" ? { ...step, do: { ...step.do, rank } } : step,
    );
    const row = playBaseline(file, { ...solution, steps }, "oracle", seed);
    if (!best || row.stars > best.stars || (row.stars === best.stars && row.measure < best.measure)) best = row;
  }
  if (!best) throw new RangeError("the oracle tried nothing");
  return best;
}
