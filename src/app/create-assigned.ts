import { computed, effect, signal } from "@preact/signals";
import type { Assigned, AskedLevel } from "../hud/app.ts";
import { parseAssignment, seedFor, type Assignment } from "../grading/assignment.ts";
import { assignmentJson, readAssignmentParameter, readAssignmentText } from "../grading/assignment-link.ts";
import { RosterError } from "../grading/roster.ts";
import { cleanName, handInOf, type HandIn } from "../replay/hand-in.ts";
import { packHandIn } from "../replay/pack-hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { keepAssigned, readAssigned } from "../storage/assigned.ts";
import type { Store } from "../storage/store.ts";
import type { StoredAct } from "./acts.ts";
import type { PageState } from "./page-state.ts";
import { saveBytes } from "./save-file.ts";

/** Whose runs they are and for which assignment: what a hand-in carries. */
export type Owner = Pick<HandIn, "student" | "assignment">;

/** Nobody in particular. */
export const nobody: Owner = { student: null, assignment: null };

/** The assignment that is played for, as the page has it. */
export interface AssignedPage extends Assigned {
  owner(): Owner;
}

/**
 * Keeps the assignment that is played for: the address's, else the one of the last visit. The act that is chosen gets the seed
 * that is asked for, and what is handed in carries student and assignment.
 */
export function createAssigned(
  { chosen, page, seed }: Pick<PageState, "chosen" | "page" | "seed">,
  acts: readonly StoredAct[],
  store: Pick<Store, "finishedRuns">,
  asked: string | null,
): AssignedPage {
  const fault = signal<string | null>(null);
  const assignment = signal<Assignment | null>(null);
  const student = signal("");
  const finished = signal<ReadonlyMap<string, readonly RunRecord[]>>(new Map());
  const take = (read: () => Assignment): void => {
    try {
      assignment.value = read();
      fault.value = null;
    } catch (error) {
      if (!(error instanceof RosterError)) throw error;
      fault.value = error.message;
    }
  };

  const kept = readAssigned();
  student.value = kept?.student ?? "";
  if (asked !== null) take(() => readAssignmentParameter(asked));
  else if (kept !== null) take(() => parseAssignment(kept.assignment));

  const now = computed(() => assignment.value && shown(assignment.value, student.value, acts, finished.value));

  effect(() => {
    const given = assignment.value;
    keepAssigned(given && { assignment: assignmentJson(given), student: student.value });
  });
  effect(() => {
    if (assignment.value === null || page.value !== "start") return;
    void readFinished(acts, store).then((runs) => (finished.value = runs));
  });
  effect(() => {
    const level = now.value?.levels.find(({ act }) => act === chosen.value);
    if (level?.seed != null && page.peek() === "start") seed.value = level.seed;
  });

  const owner = (): Owner => ({
    student: assignment.peek() === null ? null : cleanName(student.peek()),
    assignment: assignment.peek()?.assignment ?? null,
  });
  return {
    now,
    student,
    fault,
    owner,
    open: (file) => void file.text().then((text) => take(() => readAssignmentText(text))),
    close() {
      assignment.value = null;
      fault.value = null;
    },
    play({ act }) {
      const known = acts.find((one) => one === act);
      if (known !== undefined && page.peek() === "start") chosen.value = known;
    },
    save() {
      const runs = now.peek()?.levels.flatMap(({ id, seed: own }) => bestOf(finished.peek().get(id) ?? [], own) ?? []);
      if (runs === undefined || runs.length === 0) return;
      const name = [owner().student, owner().assignment].filter((one) => one !== null).join("-");
      saveBytes(`${name.replaceAll(/[^\p{L}\p{N}-]+/gu, "_")}.fleet`, packHandIn({ ...handInOf(runs), ...owner() }));
    },
  };
}

function shown(
  assignment: Assignment,
  student: string,
  acts: readonly StoredAct[],
  finished: ReadonlyMap<string, readonly RunRecord[]>,
): Assigned["now"]["value"] {
  const { assignment: name, deadline, report, attempts } = assignment;
  const levels = assignment.levels.map(({ level: id, seed: asked }): AskedLevel => {
    const act = acts.find(({ level }) => level.id === id) ?? null;
    const seed = seedFor(assignment, id, student);
    const needsName = seed === null && asked !== null;
    const best = needsName ? null : bestOf(finished.get(id) ?? [], seed);
    return {
      id,
      act,
      seed,
      needsName,
      stars: best?.score?.stars ?? null,
      begun: act?.begun.value ?? 0,
      allowed: attempts,
    };
  });
  return { name, deadline: deadline === null ? null : Date.parse(deadline), report, levels };
}

async function readFinished(
  acts: readonly StoredAct[],
  store: Pick<Store, "finishedRuns">,
): Promise<ReadonlyMap<string, readonly RunRecord[]>> {
  const read = acts.map(async ({ level }) => [level.id, await store.finishedRuns(level.id)] as const);
  return new Map(await Promise.all(read));
}

/** Of the runs on a seed, or on any, the one with the most stars, then the least of the measure. */
function bestOf(runs: readonly RunRecord[], seed: string | null): RunRecord | null {
  const own = runs.filter((run) => run.score !== null && run.fork === null && (seed === null || run.seed === seed));
  const better = (a: RunRecord, b: RunRecord): number =>
    (b.score?.stars ?? 0) - (a.score?.stars ?? 0) || (a.score?.measure ?? 0) - (b.score?.measure ?? 0);
  return own.toSorted(better)[0] ?? null;
}
