import type { RunAnswer } from "../insight/asking.ts";
import type { ClusterView } from "../sim/index.ts";
import { questionText } from "../text/questions.ts";
import type { Asking } from "./asking.ts";
import type { ToldLine } from "./story.ts";

/** Tells of answers in the log: when they are given, and what came of them. */
export interface AnswerLines {
  /** The lines that are due. */
  look(view: ClusterView, answers: readonly RunAnswer[]): readonly ToldLine[];
}

/** Nothing is told yet. */
export function createAnswerLines(asking: Asking): AnswerLines {
  const told = new Set<string>();
  const lines = new Map<string, number>();
  const lineOf = (key: string, view: ClusterView, tone: "note" | "good" | "bad", text: string): ToldLine => {
    told.add(key);
    if (!lines.has(key)) lines.set(key, lines.size);
    // Whole numbers are the log's own, and those of situations.
    const id = -0.5 - (lines.get(key) ?? 0);
    return { id, time: view.time, entry: { kind: "answer", tone, nodes: [] }, cost: null, text };
  };
  return {
    look(view, answers) {
      const due: ToldLine[] = [];
      for (const answer of answers) {
        const { id, value } = answer;
        const what = asking.what(id);
        if (what === null || value === null) continue;
        const said = asking.format(id, value);
        if (!told.has(`said ${id}`)) due.push(lineOf(`said ${id}`, view, "note", questionText.said(what, said)));
        const outcome = told.has(`came ${id}`) ? null : asking.outcome(answer, view);
        if (outcome === null) continue;
        const isRight = outcome.isRight === true;
        const words = questionText.came(what, said, asking.format(id, outcome.actual), isRight);
        due.push(lineOf(`came ${id}`, view, isRight ? "good" : "bad", words));
      }
      return due;
    },
  };
}
