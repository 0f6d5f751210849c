import { readCsv } from "./csv.ts";
import { nameKeys, type Submitter } from "./submitter.ts";

/** A student of a course. */
export interface Student {
  readonly name: string;
  /** Moodle's participant number or Canvas's user id; null where the roster has none. */
  readonly id: string | null;
  /** The seed that is this student's own; null where none is fixed. */
  readonly seed: string | null;
  /** Names of settings that the instructor has granted. */
  readonly accommodations: readonly string[];
  /** The roster's row, for what is written back. */
  readonly row: readonly string[];
}

/** A roster, with its columns as they came. */
export interface Roster {
  readonly columns: readonly string[];
  readonly students: readonly Student[];
}

/** A roster that cannot be read: the message says what it lacks. */
export class RosterError extends Error {
  override readonly name = "RosterError";
}

const nameColumns = ["student", "full name", "name"];
const idColumns = ["identifier", "id", "participant"];

/**
 * Reads a roster: any table with a column of names; Moodle's grading worksheet and Canvas's gradebook are such.
 * @throws RosterError if no column has names.
 */
export function readRoster(text: string): Roster {
  const [columns = [], ...rows] = readCsv(text);
  const lower = columns.map((column) => column.toLowerCase());
  const column = (names: readonly string[]): number => lower.findIndex((one) => names.includes(one));
  const [name, id] = [column(nameColumns), column(idColumns)];
  const [first, last] = [column(["first name", "firstname"]), column(["last name", "lastname", "surname"])];
  if (name < 0 && (first < 0 || last < 0)) {
    throw new RosterError(
      `it has no column "Student", "Full name" or "Name", nor "First name" and "Last name": ${columns.join(", ")}`,
    );
  }
  const [seed, granted] = [column(["seed"]), column(["accommodations"])];
  const students = rows
    .map((row): Student => {
      const own = name < 0 ? `${row[first] ?? ""} ${row[last] ?? ""}` : (row[name] ?? "");
      return {
        name: own.replace(/^'(?=[=+\-@])/, "").trim(),
        id: /\d+$/.exec(row[id] ?? "")?.[0] ?? null,
        seed: row[seed] === "" ? null : (row[seed] ?? null),
        accommodations: (row[granted] ?? "").split(/[;,\s]+/).filter((one) => one !== ""),
        row,
      };
    })
    // Canvas's second line says how many points an assignment has, and its last one may be a test student.
    .filter((student) => student.name !== "" && !/^(points possible|student, test)$/i.test(student.name));
  return { columns, students };
}

/** Looks students up: by the number that the LMS gave, else by the name if only one has it. */
export function createFinder(roster: Roster): (who: Submitter) => Student | null {
  const byId = new Map(
    roster.students.flatMap((student) => (student.id === null ? [] : [[student.id, student] as const])),
  );
  const byName = new Map<string, Set<Student>>();
  for (const student of roster.students) {
    for (const key of nameKeys(student.name)) {
      byName.set(key, (byName.get(key) ?? new Set()).add(student));
    }
  }
  return ({ name, id }) => {
    const known = id === null ? undefined : byId.get(id);
    if (known !== undefined) return known;
    const named = new Set(nameKeys(name).flatMap((key) => [...(byName.get(key) ?? [])]));
    return named.size === 1 ? ([...named][0] ?? null) : null;
  };
}
