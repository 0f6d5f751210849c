import { bar } from "./bar.ts";
import { formatCount } from "./numbers.ts";

/** What `fleet grade --help` prints. */
export const gradeHelp = `fleet grade plays a class's runs again and grades them.

Usage: fleet grade <folder or zip> --csv grades.csv [options]

The folder or zip is what Moodle or Canvas makes of the submissions, or any other. Runs are found by what is in a file, whatever
it is called, also in archives inside archives; what is no run is listed, and the rest graded.

  --csv <file>             where the table goes
  --roster <file>          a CSV with the students: names, and Moodle's participant numbers or Canvas's ids if it has them;
                           columns "seed" and "accommodations" say what is each one's own. Moodle's grading worksheet and
                           Canvas's exported gradebook are rosters. Without one nobody can be missing
  --assignment <file>      or the link that students open, in quotes; the game's page for instructors makes both. As JSON:
                           { "assignment": "week-3", "levels": [{ "level": "act-1", "seed": "monday" }] }; a seed of null
                           is free, { "from": "name" } is each student's own. What is on its list counts, and a run on another
                           seed is flagged; also "attempts": 3, "deadline": "2026-12-01T23:00:00Z", and "report", what must be
                           written: "prediction", "mechanism", "rationale", "alternative", "risk"
  --moodle                 the table is Moodle's grading worksheet: upload it under Grading action
  --canvas                 the table is Canvas's gradebook; --column "Lab 8 (123)" names the assignment and its id
  --levels <folder>        levels to judge by; default: those that ship
  --json                   print the whole report as one object

Every processor plays runs. A run over which playing breaks off is listed with its file, and the rest graded.

A score is 0 to 100: a third for each star of a verified run, 0 for any other; of several runs of a level the best counts. A
grade is the mean over the assignment's levels. "% of possible" is the useful work over the most that a stored play or the best
known one keeps on the same seed. The duration is by the student's clock, and proves nothing.`;

/** What is wrong with the command line, one sentence each. */
export const gradeErrors = {
  noFolder: "Name the folder or zip of hand-ins: fleet grade submissions.zip --csv grades.csv.",
  oneFolder: (extra: string) => `fleet grade takes one folder or zip: "${extra}" is too much.`,
  noCsv: "Say where the grades go: --csv grades.csv, or --json.",
  assignmentLink: "--assignment",
  oneFormat: "Choose --moodle or --canvas: a table is for one of them.",
};

/** How far grading is, on one line. */
export function gradeProgress(done: number, all: number): string {
  return `${bar(done / all)} of ${formatCount(all)} runs`;
}
