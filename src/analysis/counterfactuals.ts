import type { LevelFile } from "../levels/level-file.ts";
import type { ThroughputPoint } from "../sim/index.ts";
import { blastRadius, crashAndWait, type BlastRadius } from "./blast-radius.ts";

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

/** Plays it in a worker; returns a function that stops it. */
export function runCounterfactual(
  request: CounterfactualRequest,
  onDone: (answer: Counterfactual) => void,
): () => void {
  const worker = new Worker(new URL("./counterfactuals-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (message: MessageEvent<Counterfactual>) => {
    onDone(message.data);
    worker.terminate();
  });
  worker.postMessage(request);
  return () => worker.terminate();
}
