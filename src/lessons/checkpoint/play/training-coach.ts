import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { trainingCoach } from "../text/news.ts";
import { formatMany } from "../../../text/numbers.ts";
import type { ProgressTrack } from "../../../insight/checkpoint/progress-track.ts";
import { theoryUnlocked } from "../../../insight/checkpoint/theory.ts";

/** A line of help, by what it is about. */
export interface TrainingTip {
  readonly id: string;
  readonly text: string;
}

/** How long help is news. */
const staleAfter = 8 * 3600;

/** What a student of this lesson should look at next; it goes once it has been followed, or is no news any more. */
export function trainingTip(view: ClusterView, { rollbacks }: ProgressTrack): TrainingTip | null {
  const { mttf, stints, tier, level, time } = view;
  if (mttf === null) return null;
  const isNews = (since: Seconds): boolean => time - since < staleAfter;
  const set = stints.at(-1)?.since ?? 0;
  const aged = stints.findLastIndex(({ setting }) => setting.mttf !== mttf);
  if (aged >= 0 && aged === stints.length - 2 && sameChoice(view) && isNews(set))
    return { id: "aged", text: trainingCoach.aged };
  const better = level.storage.findLast(({ id }) => view.offeredTiers.includes(id));
  const costs = better === undefined ? null : view.checkpointCosts(better.id);
  if (
    better !== undefined &&
    costs !== null &&
    better.id !== tier &&
    isLater(view, better.id) &&
    isNews(better.offeredAt)
  ) {
    return { id: `offer ${better.id}`, text: trainingCoach.offer(tiers[better.id].name, costs.pause) };
  }
  const stale = staleTip(view);
  if (stale !== null && isNews(set)) return stale;
  const [first] = rollbacks;
  if (first !== undefined && isNews(first.time) && !theoryUnlocked(view) && stints.length === 1) {
    return { id: "rolled-back", text: trainingCoach.rolledBack(first.before - first.after) };
  }
  return view.failures > 0 ? null : { id: "begin", text: trainingCoach.begin(formatMany(view.gpuCount, "GPU"), mttf) };
}

/** The contract has changed, but not the interval. */
function staleTip(view: ClusterView): TrainingTip | null {
  const now = view.stints.at(-1)?.setting;
  const before = view.stints.at(-2)?.setting;
  const costs = view.checkpointCosts(view.tier);
  if (now === undefined || before === undefined || costs === null || now.interval === null) return null;
  if (before.tier === now.tier || before.interval !== now.interval) return null;
  return { id: `stale ${now.tier}`, text: trainingCoach.stale(now.interval, costs.pause) };
}

function sameChoice({ stints }: ClusterView): boolean {
  const [before, now] = stints.slice(-2);
  return before?.setting.interval === now?.setting.interval && before?.setting.tier === now?.setting.tier;
}

function isLater({ level, tier }: ClusterView, other: ClusterView["tier"]): boolean {
  const order = level.storage.map(({ id }) => id);
  return order.indexOf(other) > order.indexOf(tier);
}
