import type { Asking } from "../../../hud/asking.ts";
import { elasticQuestions, strikeOf } from "../../../insight/elastic/questions.ts";
import { formatShare } from "../text/pages.ts";
import { questions as words } from "../text/questions.ts";

/** What the slider can be set to: finer where it is little. */
const shares = [
  ...Array.from({ length: 20 }, (_, index) => index / 200),
  ...Array.from({ length: 19 }, (_, index) => (index + 2) / 20),
];

/** The questions of a job of replicas, and how they are put. */
export const elasticAsking: Asking = {
  ...elasticQuestions,
  what: (id) => (strikeOf(id) === null ? null : words.what),
  format: (_, value) => formatShare(value),
  ask(id) {
    if (strikeOf(id) === null) return null;
    const at = (position: number): number => shares[position] ?? 1;
    return {
      question: words.question,
      why: words.why,
      scale: { steps: shares.length - 1, at, format: formatShare },
    };
  },
};
