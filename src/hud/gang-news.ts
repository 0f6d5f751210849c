import type { GangNews, GangStop } from "../insight/gang-news.ts";
import type { ClusterView } from "../sim/index.ts";
import { causes } from "../text/causes.ts";
import { newsText } from "../text/levers.ts";
import { formatCount, formatDuration } from "../text/numbers.ts";
import { nodeName } from "../text/places.ts";
import { jobName } from "../text/job-names.ts";

/** What the words of news read of the run. */
export type GangNewsView = Pick<ClusterView, "job" | "level">;

/** The news of gangs in words. */
export function gangNewsWords(news: GangNews, view: GangNewsView): string {
  switch (news.kind) {
    case "gang-stopped":
      return stopWords(news.stop, view);
    case "window-broken":
      return newsText.windowBroken(nodeName(view.level.topology, news.node), formatDuration(news.repairSeconds));
    case "gang-booked": {
      const job = view.job(news.job);
      return newsText.booked(jobName(view.level, job), formatCount(job.gpus), formatDuration(news.arrivesIn));
    }
    case "gang-came":
      return newsText.arrived(jobName(view.level, view.job(news.job)));
  }
}

/** The same on the gang's own card, where its name stands already. */
export function stopCardWords({ job, failed }: GangStop, view: GangNewsView): string {
  const why =
    failed === null
      ? newsText.cardKilled
      : newsText.cardFailed(nodeName(view.level.topology, failed.node), causes[failed.cause]);
  return `${why} ${newsText.cardAgain(view.job(job).checkpointInterval !== null)}`;
}

/** Why a gang that ran has to be placed again, and from where it goes on. */
function stopWords(stop: GangStop, view: GangNewsView): string {
  const job = view.job(stop.job);
  const name = jobName(view.level, job);
  const rest = newsText.placeAgain(job.checkpointInterval !== null);
  return stop.failed === null
    ? `${newsText.killed(name)} ${rest}`
    : `${newsText.failed(name, nodeName(view.level.topology, stop.failed.node), causes[stop.failed.cause])} ${rest}`;
}
