import type { OpenMatter } from "../../../hud/lesson.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { jobName } from "../../../text/job-names.ts";
import { tempoText } from "../../../text/tempo.ts";
import { openText } from "../text/open.ts";

/** What of this lesson is not decided: giants that wait for a place, and what may yet come. */
export function gangMatters(view: ClusterView): readonly OpenMatter[] {
  const waiting = view.queue
    .map((id) => view.job(id))
    .filter((job) => job.contiguous)
    .map((job) => ({ text: openText.waits(jobName(view.level, job)), waits: true }));
  const isToCome = view.level.jobs.some((job) => job.contiguous && job.arrives > view.time);
  return isToCome ? [...waiting, { text: tempoText.toCome, waits: true }] : waiting;
}
