import type { LevelFile, Measure, Play } from "../levels/level-file.ts";
import { elasticOracle } from "./elastic-oracle.ts";
import { intervalOracle } from "./interval-oracle.ts";
import { playLevel, type PlayResult } from "./play-level.ts";

/** How many windows the oracle tries. */
const oracleRanks = 4;

const oracles: Readonly<Record<Measure, (file: LevelFile, solution: Play, seed: string) => PlayResult>> = {
  disruption: windowOracle,
  regret: intervalOracle,
  "training-lost": elasticOracle,
};

/** The best run of a seed that is known: found with the future known, from the solution on. */
export function playOracle(file: LevelFile, solution: Play, seed: string): PlayResult {
  return oracles[file.goals.thirdStar.measure](file, solution, seed);
}

/** Who knows the future plays the solution in each of the cheapest windows, and keeps the run that ended best. */
function windowOracle(file: LevelFile, solution: Play, seed: string): PlayResult {
  let best: PlayResult | null = null;
  for (let rank = 0; rank < oracleRanks; rank++) {
    const steps = solution.steps.map((step) =>
      step.do.type === "place" ? { ...step, do: { ...step.do, rank } } : step,
    );
    const { score, ...rest } = playLevel(file, { ...solution, steps }, seed);
    const isBetter =
      best === null ||
      score.stars > best.score.stars ||
      (score.stars === best.score.stars && score.measure.value < best.score.measure.value);
    if (isBetter) best = { score, ...rest };
  }
  if (best === null) throw new RangeError("the oracle tried nothing");
  return best;
}
