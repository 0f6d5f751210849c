import type { Asking } from "../../../hud/asking.ts";
import { meanInterval } from "../../../insight/checkpoint/mean-interval.ts";
import { failuresSince, questionOf, trainingQuestions } from "../../../insight/checkpoint/questions.ts";
import { shortestOf } from "../../../insight/checkpoint/theory.ts";
import { fromLog } from "../../../hud/log-scale.ts";
import { formatSpan } from "../text/pages.ts";
import { questions as words } from "../text/questions.ts";
import { nextDetent, stopsBetween } from "./interval-stops.ts";

const hour = 3600;
const steps = 100;

/** The questions of a training run, and how they are put. */
export const trainingAsking: Asking = {
  ...trainingQuestions,
  what(id) {
    const question = questionOf(id);
    if (question === null) return null;
    return question.kind === "mttf" ? words.mttf.what : words.interval.what(question.tier);
  },
  format: (_, value) => formatSpan(value),
  ask(id, view) {
    const question = questionOf(id);
    if (question === null) return null;
    if (question.kind === "mttf") {
      const { failures, span } = failuresSince(view, question.since);
      const { low, high } = meanInterval(failures, span);
      const at = (position: number): number => fromLog((100 * position) / steps, hour / 2, 12 * hour, 300);
      const { question: asked, why } = words.mttf;
      return { question: asked, why: why(failures, span, low, high), scale: { steps, at, format: formatSpan } };
    }
    const { tier } = question;
    const stops = stopsBetween(shortestOf(view.level, tier), view.level.longestInterval);
    return {
      question: words.interval.question(tier),
      why: words.interval.why(view.checkpointCosts(tier)?.pause ?? 0),
      scale: {
        steps: stops.length - 1,
        at: (position) => stops[position] ?? view.level.longestInterval,
        format: formatSpan,
        page: (position, direction) => nextDetent(stops, position, direction),
      },
    };
  },
};
