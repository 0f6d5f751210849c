import type { ClusterView, SimEvent } from "../sim/index.ts";
import { causes } from "../text/causes.ts";
import { newsText } from "../text/levers.ts";
import { formatDuration } from "../text/numbers.ts";
import { nodeName } from "../text/places.ts";
import type { GangStop, News } from "./story.ts";

/** Simulated seconds in which what is seen still tells how it was at an event. */
export const justNow = 600;

type GangView = Pick<ClusterView, "job" | "level" | "time">;
type HallView = GangView & Pick<ClusterView, "nodeReservedFor">;

/** The gangs that an event stopped. */
export function stopsIn(event: SimEvent, view: GangView): readonly GangStop[] {
  if (event.type !== "node-failed" && event.type !== "jobs-killed") return [];
  const failed = event.type === "node-failed" ? { node: event.node, cause: event.cause } : null;
  return event.jobs.filter((job) => view.job(job).contiguous).map((job) => ({ job, time: event.time, failed }));
}

/** What is worth interrupting for in what has just happened: a gang that came or was stopped, or a held window that broke. */
export function gangNewsIn(events: readonly SimEvent[], view: HallView, stops: readonly GangStop[]): News | null {
  const text = newsWords(events, view, stops);
  return text === null ? null : { text, slows: true };
}

function newsWords(events: readonly SimEvent[], view: HallView, stops: readonly GangStop[]): string | null {
  const stop = stops.findLast((one) => view.time - one.time <= justNow);
  if (stop !== undefined) return stopWords(stop, view);
  const broken = events.findLast(
    (event) =>
      event.type === "node-failed" &&
      view.time - event.time <= justNow &&
      (view.nodeReservedFor[event.node] ?? -1) >= 0,
  );
  if (broken?.type === "node-failed") {
    return newsText.windowBroken(nodeName(view.level.topology, broken.node), formatDuration(broken.repairSeconds));
  }
  const arrival = events.findLast(
    (event) => event.type === "job-submitted" && view.time - event.time <= justNow && view.job(event.job).contiguous,
  );
  return arrival?.type === "job-submitted" ? newsText.arrived(view.job(arrival.job).name) : null;
}

/** The same on the gang's own card, where its name stands already. */
export function stopCardWords({ job, failed }: GangStop, view: GangView): string {
  const why =
    failed === null
      ? newsText.cardKilled
      : newsText.cardFailed(nodeName(view.level.topology, failed.node), causes[failed.cause]);
  return `${why} ${newsText.cardAgain(view.job(job).checkpointInterval !== null)}`;
}

/** Why a gang that ran has to be placed again, and from where it goes on. */
export function stopWords(stop: GangStop, view: GangView): string {
  const job = view.job(stop.job);
  const rest = newsText.again(job.checkpointInterval !== null);
  return stop.failed === null
    ? `${newsText.killed(job.name)} ${rest}`
    : `${newsText.failed(job.name, nodeName(view.level.topology, stop.failed.node), causes[stop.failed.cause])} ${rest}`;
}
