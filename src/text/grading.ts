import { reportPartNames, type ReportPartText } from "./assignments.ts";
import { formatCount, formatDuration, formatMany } from "./numbers.ts";
import { verdictReason, verdictWords, type VerdictText } from "./verdicts.ts";

/** What an instructor should look at, as far as words need it. */
export type FlagText =
  | {
      readonly kind: "shared";
      readonly student: string;
      readonly shared: {
        readonly isSameRun: boolean;
        readonly commands: number;
        readonly of: number;
        readonly sameSeed: boolean;
        readonly sameMoments: number;
      };
    }
  | { readonly kind: "other-student"; readonly student: string }
  | { readonly kind: "forked"; readonly student: string }
  | { readonly kind: "other-assignment"; readonly assignment: string | null }
  | { readonly kind: "chosen-seed"; readonly asked: string }
  | { readonly kind: "many-attempts"; readonly attempt: number; readonly allowed: number }
  | { readonly kind: "after-deadline"; readonly milliseconds: number }
  | { readonly kind: "lacks"; readonly parts: readonly ReportPartText[] }
  | { readonly kind: "accommodations"; readonly names: readonly string[] }
  | { readonly kind: "not-on-roster" }
  | { readonly kind: "best-of"; readonly runs: number };

/** A flag in a few words. */
export function flagWords(flag: FlagText): string {
  switch (flag.kind) {
    case "shared":
      return sharedWords(flag.student, flag.shared);
    case "other-student":
      return `the file says that it is of ${flag.student}`;
    case "forked":
      return `played on from the run of ${flag.student}`;
    case "other-assignment":
      return flag.assignment === null ? "the file names no assignment" : `handed in for assignment ${flag.assignment}`;
    case "chosen-seed":
      return `chosen seed: ${flag.asked} was asked for`;
    case "many-attempts":
      return `attempt ${formatCount(flag.attempt)} of ${formatCount(flag.allowed)} allowed`;
    case "after-deadline":
      return `${formatDuration(flag.milliseconds / 1000)} after the deadline, by the student's clock`;
    case "lacks":
      return `lacks ${flag.parts.map((part) => reportPartNames[part].toLowerCase()).join(", ")}`;
    case "accommodations":
      return `accommodations that are not on the list: ${flag.names.join(", ")}`;
    case "not-on-roster":
      return "not on the roster";
    case "best-of":
      return `best of ${formatCount(flag.runs)} runs`;
  }
}

function sharedWords(student: string, shared: Extract<FlagText, { kind: "shared" }>["shared"]): string {
  const { isSameRun, commands, of, sameSeed, sameMoments } = shared;
  const what = isSameRun ? `the same run as ${student}` : `${commands} of ${formatMany(of, "command")} as ${student}`;
  const seed = sameSeed ? "same seed" : "another seed";
  const moments = sameMoments === 0 ? "" : `, ${formatCount(sameMoments)} at the same moment of the wall clock`;
  return `${what} (${seed}${moments})`;
}

/** A verdict with its reason, in one cell. */
export function verdictCell(verdict: VerdictText): string {
  const reason = verdict.kind === "incomplete" ? null : verdictReason(verdict);
  return reason === null ? verdictWords(verdict) : `${verdictWords(verdict)}: ${reason.replace(/\.$/, "")}`;
}

/** A file without a run, as far as words need it. */
export interface UnreadableText {
  readonly fault: "damaged" | "too-large" | "too-deep" | "office" | "empty" | "no-run" | "broke";
  readonly message: string | null;
}

/** Why a file was not graded. */
export function unreadableWords({ fault, message }: UnreadableText): string {
  if (fault === "broke") return playingBroke(message ?? "");
  return `cannot be read: ${fault === "no-run" ? (message ?? "").replace(/\.$/, "") : faults[fault]}`;
}

/** What is said of a run where playing it again came to no end. */
export function playingBroke(message: string): string {
  return `playing it again broke off: ${message.replace(/\.$/, "")}`;
}

const faults: Readonly<Record<Exclude<UnreadableText["fault"], "no-run" | "broke">, string>> = {
  damaged: "a damaged archive",
  "too-large": "larger than any run",
  "too-deep": "archives too deep in one another",
  office: "an Office document",
  empty: "empty",
};

/** What was graded, for people at a terminal. */
export function gradeSummary(report: {
  readonly runs: readonly {
    readonly student: string;
    readonly record: { readonly levelId: string };
    readonly verdict: VerdictText;
    readonly flags: readonly FlagText[];
  }[];
  readonly unreadable: readonly (UnreadableText & { readonly path: string; readonly student: string | null })[];
  readonly missing: readonly { readonly name: string }[];
}): string {
  const { runs, unreadable, missing } = report;
  const students = new Set(runs.map(({ student }) => student)).size;
  const bad = runs.filter(({ verdict }) => verdict.kind !== "verified");
  const flagged = runs.flatMap((run) =>
    run.flags
      .filter(({ kind }) => kind !== "best-of")
      .map((flag) => `${run.student}, ${run.record.levelId}: ${flagWords(flag)}`),
  );
  return [
    `${formatMany(runs.length, "run")} of ${formatMany(students, "student")}, ${formatCount(runs.length - bad.length)} verified.`,
    ...section(
      "Not verified:",
      bad.map((run) => `${run.student}, ${run.record.levelId}: ${verdictCell(run.verdict)}`),
    ),
    ...section("To look at:", flagged),
    ...section(
      "Not read:",
      unreadable.map((one) => `${one.path}: ${unreadableWords(one)}`),
    ),
    ...section(
      "Missing:",
      missing.map(({ name }) => name),
    ),
  ]
    .map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, "?"))
    .join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}
