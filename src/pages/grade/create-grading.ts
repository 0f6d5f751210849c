import { signal, type ReadonlySignal } from "@preact/signals";
import type { Assignment } from "../../grading/assignment.ts";
import { gradeAsker, type DroppedFile, type Graded } from "../../grading/grade-files.ts";
import type { LevelFile } from "../../levels/level-file.ts";
import { gradeText } from "../../text/instructor.ts";

/** How far grading is. */
export type GradingState =
  | { readonly kind: "waiting" }
  | { readonly kind: "reading" }
  | { readonly kind: "playing"; readonly done: number; readonly all: number }
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "graded"; readonly graded: Graded };

/** Grades a class beside the page. */
export interface Grading {
  readonly state: ReadonlySignal<GradingState>;
  /** The roster's name and text; null without one. */
  readonly roster: ReadonlySignal<{ readonly name: string; readonly text: string } | null>;
  setRoster(file: (Blob & { readonly name: string }) | null): void;
  /** Plays every run in these files again. */
  start(files: Promise<readonly DroppedFile[]>): void;
  /** The same files once more: by another roster or assignment. */
  again(): void;
}

/** Grades by the levels that ship, and by the assignment that stands when it begins. */
export function createGrading(levels: readonly LevelFile[], assignment: ReadonlySignal<Assignment | null>): Grading {
  const state = signal<GradingState>({ kind: "waiting" });
  const roster = signal<{ readonly name: string; readonly text: string } | null>(null);
  let last: readonly DroppedFile[] = [];
  let asker: ReturnType<typeof gradeAsker> | null = null;
  const fail = (reason: unknown): void => {
    console.error(reason);
    state.value = { kind: "failed", why: gradeText.failed };
  };
  const begin = (files: readonly DroppedFile[]): void => {
    last = files;
    if (files.length === 0) {
      state.value = { kind: "failed", why: gradeText.none };
      return;
    }
    asker?.stop();
    asker = gradeAsker();
    const question = { levels, files, roster: roster.peek()?.text ?? null, assignment: assignment.peek() };
    asker.ask(
      question,
      (answer) => {
        if (answer.kind === "progress") state.value = { ...answer, kind: "playing" };
        else if (answer.kind === "graded") state.value = answer;
        else state.value = { kind: "failed", why: gradeText.badRoster(answer.message) };
      },
      fail,
    );
  };
  return {
    state,
    roster,
    setRoster(file) {
      if (file === null) roster.value = null;
      else void file.text().then((text) => (roster.value = { name: file.name, text }), fail);
    },
    start(files) {
      state.value = { kind: "reading" };
      files.then(begin, fail);
    },
    again() {
      state.value = { kind: "reading" };
      begin(last);
    },
  };
}
