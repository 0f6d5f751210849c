import { handInLimits } from "../replay/hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import type { ReportDraft } from "../storage/store.ts";
import type { StoredAct } from "./acts.ts";

/** Nothing typed and nothing chosen. */
export function emptyDraft(visit: string): ReportDraft {
  return { visit, savedAt: 0, student: "", course: "", chosen: null, answers: [] };
}

/** What may be shown of what was typed: the newest goes before, and what it leaves open is filled from those before it. */
export function draftFor(visits: readonly [string, ...(string | null)[]], drafts: readonly ReportDraft[]): ReportDraft {
  return drafts
    .filter(({ visit }) => visits.includes(visit))
    .toSorted((a, b) => b.savedAt - a.savedAt)
    .reduce(filled, emptyDraft(visits[0]));
}

function filled(draft: ReportDraft, older: ReportDraft): ReportDraft {
  const answers = older.answers.filter(({ run }) => !draft.answers.some((one) => one.run === run));
  return {
    ...draft,
    savedAt: Math.max(draft.savedAt, older.savedAt),
    student: draft.student === "" ? older.student : draft.student,
    course: draft.course === "" ? older.course : draft.course,
    chosen: draft.chosen ?? older.chosen,
    answers: [...draft.answers, ...answers],
  };
}

/** The draft with other words of a run. */
export function withAnswer(
  draft: ReportDraft,
  run: string,
  words: { readonly rejected?: string | null; readonly risk?: string | null },
): ReportDraft {
  const before = draft.answers.find((one) => one.run === run) ?? { run, rejected: "", risk: "" };
  const rejected = (words.rejected ?? before.rejected).slice(0, handInLimits.answer);
  const risk = (words.risk ?? before.risk).slice(0, handInLimits.answer);
  return { ...draft, answers: [...draft.answers.filter((one) => one.run !== run), { run, rejected, risk }] };
}

/**
 * The ids of the best run of each act: most stars, then the least of its measure, then the newest; where the assignment asks
 * for a seed, of the runs on that one.
 */
export function bestOfEach(
  acts: readonly Pick<StoredAct, "level">[],
  records: readonly RunRecord[],
  seedOf: (levelId: string) => string | null = () => null,
): readonly string[] {
  return acts.flatMap(({ level }) => {
    const [best] = records
      .filter(({ levelId, score, id }) => levelId === level.id && score !== null && id !== null)
      .filter(({ seed }) => (seedOf(level.id) ?? seed) === seed)
      .toSorted(
        (a, b) =>
          (b.score?.stars ?? 0) - (a.score?.stars ?? 0) ||
          (a.score?.measure ?? 0) - (b.score?.measure ?? 0) ||
          (b.endedAt ?? 0) - (a.endedAt ?? 0),
      );
    return best?.id == null ? [] : [best.id];
  });
}
