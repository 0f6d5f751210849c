import type { LevelFile } from "../levels/level-file.ts";
import type { ThroughputPoint } from "../sim/index.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import { blastRadius, crashAndWait } from "./blast-radius.ts";
import type { BlastRadius } from "../insight/elastic/blast-radius.ts";

/** What is asked of the worker. */
export interface CounterfactualRequest {
  readonly file: LevelFile;
  readonly seed: string;
  readonly of: "ghost" | "blast";
}

/** What the worker answers. */
export type Counterfactual =
  | { readonly of: "ghost"; readonly points: readonly ThroughputPoint[] }
  | { readonly of: "blast"; readonly radius: BlastRadius };

/** Plays the seed as it would have been. */
export function playCounterfactual({ file, seed, of }: CounterfactualRequest): Counterfactual {
  return of === "ghost" ? { of, points: crashAndWait(file, seed) } : { of, radius: blastRadius(file, seed) };
}

/** A worker that plays it. */
export function counterfactualAsker(): Asker<CounterfactualRequest, Counterfactual> {
  return createAsker(() => new Worker(new URL("./counterfactuals-worker.ts", import.meta.url), { type: "module" }));
}
