import { formatCount, formatMany } from "./numbers.ts";

/** The page for instructors. */
export const instructorText = {
  link: "For instructors",
  title: "For instructors: The Fleet Orchestrator",
  eyebrow: "Lab 08: The Fleet Orchestrator",
  heading: "For instructors",
  lead: "Make an assignment, and grade what comes in. Everything happens in this window: nothing is sent anywhere.",
  back: "Back to the game",
};

/** Where hand-ins are graded. */
export const gradeText = {
  heading: "2. Grade what was handed in",
  lead: "The folder or zip that Moodle or Canvas makes of the submissions, or any other. Every run in it is played again here; nothing that a file says of itself is believed.",
  drop: "Drop the folder, the zip or the files here",
  folder: "Choose a folder",
  files: "Choose files",
  roster: "Roster (a CSV with names; Moodle's worksheet or Canvas's gradebook)",
  assignment: (name: string | null) =>
    name === null ? "No assignment: every seed is taken." : `Graded by the assignment "${name}" above.`,
  reading: "Reading…",
  progress: (done: number, all: number) => `${formatCount(done)} of ${formatMany(all, "run")} played again`,
  none: "There is no file in it.",
  badRoster: (why: string) => `The roster cannot be used: ${why}.`,
  failed: "Grading broke off. Load the page again; the command line grades, too: fleet grade.",
  again: "Grade again",
  table: "Grades",
  csv: "Save grades.csv",
  moodle: "For Moodle",
  canvas: "For Canvas",
  done: (of: {
    readonly runs: number;
    readonly students: number;
    readonly verified: number;
    readonly unread: number;
    readonly missing: number;
  }) =>
    `${formatMany(of.runs, "run")} of ${formatMany(of.students, "student")}: ${formatCount(of.verified)} verified, ` +
    `${formatCount(of.runs - of.verified)} not. ${formatMany(of.unread, "file")} without a run, ${formatMany(of.missing, "student")} missing.`,
};
