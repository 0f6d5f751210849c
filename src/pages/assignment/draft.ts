import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { computed } from "@preact/signals";
import { parseAssignment, type AskedSeed, type Assignment, type ReportPart } from "../../grading/assignment.ts";
import { readSeed, seedLength } from "../../replay/seed.ts";
import type { LevelFile } from "../../levels/level-file.ts";
import { makeText } from "../../text/assignments.ts";
import { seedFaults } from "../../text/seeds.ts";

/** Whose seed a level is played on. */
export type SeedKind = keyof typeof makeText.seeds;

/** What is entered of a level. */
export interface LevelDraft {
  readonly id: string;
  readonly name: string;
  readonly isAsked: Signal<boolean>;
  readonly kind: Signal<SeedKind>;
  readonly seed: Signal<string>;
}

/** An assignment that is being made. */
export interface Draft {
  readonly name: Signal<string>;
  readonly levels: readonly LevelDraft[];
  /** As typed; empty: any number. */
  readonly attempts: Signal<string>;
  /** Local time, as the field has it; empty: none. */
  readonly deadline: Signal<string>;
  readonly report: Signal<readonly ReportPart[]>;
  /** What is entered so far; null while it is no assignment. */
  readonly assignment: ReadonlySignal<Assignment | null>;
  /** What is wrong with it, in words; null where nothing is, or it only lacks something. */
  readonly fault: ReadonlySignal<string | null>;
  /** Fills in one made earlier. */
  fill(assignment: Assignment): void;
}

/** An assignment without a name or levels. */
export function createDraft(files: readonly LevelFile[]): Draft {
  const name = signal("");
  const attempts = signal("");
  const deadline = signal("");
  const report = signal<readonly ReportPart[]>([]);
  const levels = files.map(({ level, about }): LevelDraft => ({
    id: level.id,
    name: `${about.number}, ${about.title}`,
    isAsked: signal(false),
    kind: signal<SeedKind>("name"),
    seed: signal(""),
  }));
  const fault = computed(() => levels.map(faultOf).find((one) => one !== null) ?? null);
  return {
    name,
    levels,
    attempts,
    deadline,
    report,
    fault,
    assignment: computed(() => {
      const asked = levels.filter(({ isAsked }) => isAsked.value);
      if (name.value.trim() === "" || asked.length === 0 || fault.value !== null) return null;
      const until = new Date(deadline.value);
      return parseAssignment({
        assignment: name.value,
        levels: asked.map((one) => ({ level: one.id, seed: seedOf(one) })),
        attempts: /^[1-9]\d{0,2}$/.test(attempts.value) ? Number(attempts.value) : null,
        deadline: Number.isNaN(until.getTime()) ? null : until.toISOString(),
        report: report.value,
      });
    }),
    fill(assignment) {
      name.value = assignment.assignment;
      attempts.value = String(assignment.attempts ?? "");
      deadline.value = assignment.deadline === null ? "" : localTime(assignment.deadline);
      report.value = assignment.report;
      for (const one of levels) fillLevel(one, assignment);
    },
  };
}

function seedOf({ kind, seed }: LevelDraft): AskedSeed {
  if (kind.value === "free") return null;
  if (kind.value === "name") return { from: "name" };
  const reading = readSeed(seed.value);
  return reading.ok ? reading.seed : null;
}

function faultOf({ isAsked, kind, seed, name }: LevelDraft): string | null {
  if (!isAsked.value || kind.value !== "fixed") return null;
  const reading = readSeed(seed.value);
  return reading.ok ? null : makeText.badSeed(name, seedFaults[reading.fault](reading.length, seedLength));
}

function fillLevel(draft: LevelDraft, { levels }: Assignment): void {
  const asked = levels.find(({ level }) => level === draft.id);
  draft.isAsked.value = asked !== undefined;
  if (asked === undefined) return;
  draft.kind.value = asked.seed === null ? "free" : typeof asked.seed === "string" ? "fixed" : "name";
  if (typeof asked.seed === "string") draft.seed.value = asked.seed;
}

/** A moment as a field of local date and time has it. */
function localTime(iso: string): string {
  const moment = new Date(iso);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
