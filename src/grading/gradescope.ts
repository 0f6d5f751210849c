import type { LevelFile } from "../levels/level-file.ts";
import { gradescopeText } from "../text/gradescope.ts";
import { flagWords, unreadableWords, verdictCell } from "../text/grading.ts";
import type { GradedRun, GradeReport } from "./grade.ts";

/** What Gradescope reads from results.json (gradescope-autograders.readthedocs.io, "Autograder Specifications"). */
export interface GradescopeResults {
  /** Of `mostPoints`. */
  readonly score: number;
  readonly visibility: "visible";
  readonly output: string;
  readonly tests: readonly {
    readonly name: string;
    readonly score: number;
    readonly max_score: number;
    readonly status: "passed" | "failed";
    readonly output: string;
  }[];
  readonly leaderboard: readonly { readonly name: string; readonly value: number; readonly order: "asc" | "desc" }[];
}

/** Points of a submission in which every level has its three stars. */
export const mostPoints = 100;

/** A submission's result: the points are shared out among the levels that count, a third of a level's for each star. */
export function gradescopeResults(report: GradeReport, levels: readonly LevelFile[]): GradescopeResults {
  const counted = report.levels.length > 0 ? report.levels : levels.map(({ level }) => level.id);
  const points = mostPoints / counted.length;
  const tests = counted.map((id) => {
    const run = report.runs.find(({ record }) => record.levelId === id);
    const title = levels.find(({ level }) => level.id === id)?.about.title ?? id;
    const score = round(((run?.score ?? 0) / 100) * points);
    return {
      name: gradescopeText.test(title, run?.stars ?? null),
      score,
      max_score: round(points),
      status: score > 0 ? ("passed" as const) : ("failed" as const),
      output: run ? outputOf(run) : gradescopeText.noRun,
    };
  });
  const verified = report.runs.filter(({ verdict }) => verdict.kind === "verified");
  const possible = verified.flatMap((run) => (run.possible === null ? [] : [run.possible]));
  return {
    score: round(verified.reduce((sum, { score }) => sum + (score / 100) * points, 0)),
    visibility: "visible",
    output: [
      report.runs.length === 0 ? gradescopeText.nothing : gradescopeText.how,
      ...report.unreadable.map((one) => `${one.path}: ${unreadableWords(one)}`),
    ].join("\n"),
    tests,
    leaderboard: [
      { name: gradescopeText.stars, value: verified.reduce((sum, { stars }) => sum + (stars ?? 0), 0), order: "desc" },
      { name: gradescopeText.possible, value: round(100 * meanOf(possible)), order: "desc" },
    ],
  };
}

function outputOf(run: GradedRun): string {
  const { record, verdict, possible, flags, path } = run;
  const lines = [gradescopeText.run(path, record.seed, record.commands.length), verdictCell(verdict)];
  if (possible !== null) lines.push(gradescopeText.share(possible));
  return [...lines, ...flags.map(flagWords)].join("\n");
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** To hundredths, as points are shown. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
