import type { ClusterView } from "../../../sim/index.ts";
import { situationText } from "../text/situation.ts";

/** How the hall stands, for a log in which nothing has happened for long. */
export function hallSituation(view: ClusterView): string {
  const waiting = view.queue.map((id) => view.job(id));
  return situationText({
    busy: 1 - view.idleGpus / view.gpuCount,
    idle: view.idleGpus,
    run: view.longestEmptyRun,
    waiting: waiting.length,
    widest: waiting.reduce((most, { gpus }) => Math.max(most, gpus), 0),
    longest: waiting.reduce((most, { queuedAt }) => Math.max(most, view.time - queuedAt), 0),
  });
}
