import type { ElasticView, Seconds } from "../../sim/index.ts";
import type { Questions } from "../asking.ts";
import { isFresh } from "../news.ts";

/** Shares that differ by no more are the same. */
const asGood = 0.01;

/** At each strike after the first, which the brief asks about: what share of its speed the fleet loses. */
export const elasticQuestions: Questions = {
  due(view) {
    const strike = view.level.failures.scripted.slice(1).findLast(({ time }) => time <= view.time);
    return strike !== undefined && isFresh(strike.time, view) ? `share:${strike.time}` : null;
  },
  outcome({ id, value }, { elastic }) {
    const strike = strikeOf(id);
    const actual = elastic === null || strike === null ? null : shareLost(elastic, strike);
    if (actual === null) return null;
    return { actual, isRight: value === null ? null : Math.abs(actual - value) <= asGood };
  },
};

/** When the strike was that a question is about; null where it is none of this lesson's. */
export function strikeOf(id: string): Seconds | null {
  const [kind, time] = id.split(":");
  return kind === "share" && time !== undefined && Number.isFinite(Number(time)) ? Number(time) : null;
}

/** By how much slower the fleet trained once it did again, as a share of its speed before; null while it does not. */
function shareLost({ history }: Pick<ElasticView, "history">, strike: Seconds): number | null {
  const before = history.findLast(({ time, tokensPerSecond }) => time < strike && tokensPerSecond > 0);
  const stopped = history.findIndex(({ time, tokensPerSecond }) => time >= strike && tokensPerSecond === 0);
  const after = history.find((point, index) => index > stopped && stopped >= 0 && point.tokensPerSecond > 0);
  if (before === undefined || after === undefined) return null;
  return Math.max(0, 1 - after.tokensPerSecond / before.tokensPerSecond);
}
