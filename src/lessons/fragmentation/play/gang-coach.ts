import type { HudState } from "../../../hud/hud-state.ts";
import type { CoachLine } from "../../../hud/lesson.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { formatCount, formatMany } from "../../../text/numbers.ts";
import { coachText } from "../../../text/pages.ts";
import { jobName } from "../../../text/job-names.ts";

/** What a student of this lesson should look at next; it goes once it has been followed. */
export function gangCoach(hud: HudState, view: ClusterView): CoachLine | null {
  // What there is to be watched stands beside the question.
  const until = view.level.observeUntil ?? 0;
  if (view.time < until) return null;
  if (!hud.diagnosed.value && until > 0) return { id: "diagnose", text: coachText.diagnose };
  const gang = hud.gangs.value.find((one) => one.job.status === "pending");
  if (gang?.isBooked === true && gang.window === null) {
    return { id: "booked", text: coachText.booked(jobName(view.level, gang.job)) };
  }
  if (gang !== undefined && !gang.isBooked) {
    return gang.window === null
      ? { id: "arrived", text: coachText.arrived(jobName(view.level, gang.job)) }
      : { id: "reserved", text: coachText.reserved };
  }
  const coming = view.level.jobs.find(
    (job) => job.contiguous && job.bookedAhead === undefined && job.arrives > view.time,
  );
  if (coming === undefined) return strandedLine(hud, view);
  const needed = Math.ceil(coming.gpus / view.level.topology.gpusPerNode);
  return {
    id: "look",
    text: coachText.look(formatCount(view.idleGpus), view.longestEmptyRun, formatMany(needed, "node")),
  };
}

/** The giant has started, but idle GPUs are stranded in pieces too small for the jobs that wait. */
function strandedLine(hud: HudState, view: ClusterView): CoachLine | null {
  const badge = hud.frame.value?.score.badges.find(({ id }) => id === "fragmentation");
  if (badge?.state !== "red" || view.queue.length === 0) return null;
  const widest = view.queue.reduce((max, id) => Math.max(max, view.job(id).gpus), 0);
  return {
    id: "stranded",
    text: coachText.stranded(view.queue.length, formatMany(widest, "GPU"), formatCount(view.idleGpus)),
  };
}
