import { elasticOracle } from "../../src/analysis/elastic-oracle.ts";
import { playLevel } from "../../src/analysis/play-level.ts";
import { medianMs } from "./median-ms.ts";
import { readLevel, solutionOf } from "./read-level.ts";

/** What Act III's core does without a screen, ms. */
export interface Act3Times {
  /** One run to its end by the stored solution, the median of several. */
  readonly runMs: number;
  /** The oracle's search on one seed. */
  readonly oracleMs: number;
}

/** Plays Act III by its solution, and searches one seed for the best. */
export function measureAct3(): Act3Times {
  const file = readLevel("act-3");
  const solution = solutionOf(file);
  let run = 0;
  const runMs = medianMs(() => playLevel(file, solution, `median-${run++}`), 15);
  return { runMs, oracleMs: medianMs(() => elasticOracle(file, solution, "oracle"), 1) };
}
