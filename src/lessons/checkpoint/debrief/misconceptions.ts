import { outcomeOf } from "../../../insight/checkpoint/outcome.ts";
import type { ClusterView, Stint } from "../../../sim/index.ts";
import { trainingLesson } from "../text/pages.ts";
import { optimalPoint, shortestOf } from "../../../insight/checkpoint/theory.ts";
import { scenesPlayed, type Scene } from "../../../insight/checkpoint/accounts.ts";

const hour = 3600;
/** A setting that was only passed through shows nothing. */
const longEnough = 6 * hour;
/** An interval this close to a rule's is taken for the rule's own, as a factor. */
const tolerance = 1.08;

/** The mistaken beliefs that this very run has answered, in words with its own numbers; at most one of each. */
export function misconceptionsShown(view: ClusterView, goodputAbove: number): readonly string[] {
  const scenes = scenesPlayed(view);
  const answers = [rare(view), often(view), ...first(scenes, (scene) => young(view, scene))];
  return [...answers, hourly(view, goodputAbove), unmoved(scenes)].filter((answer) => answer !== null);
}

function first<T>(all: readonly T[], say: (one: T) => string | null): readonly (string | null)[] {
  return all
    .map(say)
    .filter((words) => words !== null)
    .slice(0, 1);
}

/** Longer than the MTTF itself: most stretches never reach their save. */
function rare(view: ClusterView): string | null {
  const stints = view.stints.filter(
    ({ setting, since, until }) =>
      until - since >= longEnough && (setting.interval === null || setting.interval >= 1.5 * setting.mttf),
  );
  const worst = longest(stints);
  if (!worst) return null;
  const { interval, mttf, tier } = worst.setting;
  const pause = view.checkpointCosts(tier)?.pause ?? 0;
  const reach = interval === null ? 0 : Math.exp(-(interval + pause) / mttf);
  const measured = outcomeOf([worst]).shares?.goodput ?? 0;
  return trainingLesson.rare(interval, worst.until - worst.since, reach, worst.failures, measured);
}

/** Much shorter than the best, and not only because the contract bears no less. */
function often(view: ClusterView): string | null {
  const worst = longest(
    view.stints.filter(({ setting, since, until }) => {
      const best = optimalPoint(view, setting)?.interval ?? 0;
      return until - since >= longEnough && setting.interval !== null && setting.interval * 2 <= best;
    }),
  );
  if (!worst || worst.setting.interval === null) return null;
  const { tier, interval } = worst.setting;
  const saving = view.forecast(worst.setting)?.saving ?? 0;
  return trainingLesson.often(interval, view.checkpointCosts(tier)?.pause ?? 0, saving);
}

function young(view: ClusterView, { tier, mttf, costs, optimal, played }: Scene): string | null {
  const interval = played?.setting.interval ?? null;
  if (interval === null || costs.pause / mttf < 0.05) return null;
  const byRule = Math.max(interval, optimal.young) <= tolerance * Math.min(interval, optimal.young);
  const best = optimalPoint(view, { tier, mttf });
  const kept = view.forecast({ tier, mttf, interval: optimal.young });
  if (!byRule || !best || !kept) return null;
  return trainingLesson.young(optimal.young, best.interval, best.goodput - kept.goodput, costs.pause / mttf);
}

/** About an hour with a contract that bears much less, while the badge was out of its reach. */
function hourly(view: ClusterView, goodputAbove: number): string | null {
  const stint = view.stints.findLast(({ setting, since, until }) => {
    const { interval, tier } = setting;
    const isHourly = interval !== null && interval >= hour && interval <= 1.5 * hour;
    return until - since >= longEnough && isHourly && shortestOf(view.level, tier) < hour / 2;
  });
  if (!stint) return null;
  const { tier, mttf } = stint.setting;
  const goodput = view.forecast({ tier, mttf, interval: hour })?.goodput ?? 0;
  const free = hour / mttf / (Math.exp(hour / mttf) - 1);
  return goodput > goodputAbove ? null : trainingLesson.hourly(goodput, tier, mttf, goodputAbove, free);
}

/** One interval for two contracts, or for two MTTFs, whose best are far apart. */
function unmoved(scenes: readonly Scene[]): string | null {
  for (const [index, scene] of scenes.entries()) {
    const before = scenes[index - 1];
    const interval = scene.played?.setting.interval ?? null;
    if (!before || interval === null || before.played?.setting.interval !== interval) continue;
    const moved = before.optimal.exact / scene.optimal.exact;
    if (Math.max(moved, 1 / moved) > 1.15) {
      return trainingLesson.unmoved(interval, scene.optimal.exact, before.optimal.exact);
    }
  }
  return null;
}

function longest(stints: readonly Stint[]): Stint | undefined {
  return stints.toSorted((a, b) => b.until - b.since - (a.until - a.since))[0];
}
