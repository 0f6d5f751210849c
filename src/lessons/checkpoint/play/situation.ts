import { trainingOf } from "../../../insight/checkpoint/training.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { situationText } from "../text/situation.ts";

/** How the training stands, for a log in which nothing has happened for long. */
export function trainingSituation(view: ClusterView): string {
  const job = trainingOf(view);
  const gpus = job?.gpus ?? view.gpuCount;
  return situationText({
    safe: (job?.saved ?? 0) / gpus,
    time: view.time,
    risk: job === null ? 0 : view.atRiskOf(job.id) / gpus,
    failures: view.failures,
  });
}
