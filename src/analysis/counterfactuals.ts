import type { LevelFile } from "../levels/level-file.ts";
import type { ThroughputPoint } from "../sim/index.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import { blastRadius, crashAndWait } from "./blast-radius.ts";
import type { Decision } from "../insight/decisions/decision.ts";
import type { BlastRadius } from "../insight/elastic/blast-radius.ts";
import { tryDecisions, type DecisionsRequest } from "./try-decisions.ts";

/** What is asked of the worker. */
export type CounterfactualRequest =
  | { readonly of: "ghost" | "blast"; readonly file: LevelFile; readonly seed: string }
  | ({ readonly of: "decisions" } & DecisionsRequest);

/** What the worker answers: once, but for the decisions, of which each comes twice. */
export type Counterfactual =
  | { readonly of: "ghost"; readonly points: readonly ThroughputPoint[] }
  | { readonly of: "blast"; readonly radius: BlastRadius }
  | { readonly of: "decisions"; readonly decision: Decision };

/** Plays the seed as it would have been. */
export function playCounterfactual(request: CounterfactualRequest, onAnswer: (answer: Counterfactual) => void): void {
  const { of, file, seed } = request;
  if (of === "decisions") tryDecisions(request, (decision) => onAnswer({ of, decision }));
  else if (of === "ghost") onAnswer({ of, points: crashAndWait(file, seed) });
  else onAnswer({ of, radius: blastRadius(file, seed) });
}

/** A worker that plays it. */
export function counterfactualAsker(): Asker<CounterfactualRequest, Counterfactual> {
  return createAsker(() => new Worker(new URL("./counterfactuals-worker.ts", import.meta.url), { type: "module" }));
}
