import { formatDate, formatMany } from "./numbers.ts";

/** A part of a lab report that an assignment may ask for. */
export type ReportPartText = "prediction" | "mechanism" | "rationale" | "alternative" | "risk";

export const reportPartNames: Readonly<Record<ReportPartText, string>> = {
  prediction: "Prediction",
  mechanism: "Mechanism",
  rationale: "Rationale",
  alternative: "Rejected alternative",
  risk: "Residual risk",
};

/** Where an instructor makes an assignment. */
export const makeText = {
  heading: "1. Make an assignment",
  lead: "Optional. Students who open its link see what is asked as a checklist, and what they hand in carries its name.",
  name: "Name of the assignment",
  levels: "Levels and their seeds",
  seedOf: (act: string) => `Seed of ${act}`,
  seeds: { free: "students choose", fixed: "the same for all", name: "each student's own, from the name" },
  fixed: "Seed",
  attempts: "Attempts at a level (empty: any number)",
  deadline: "Deadline, in your time (empty: none)",
  report: "What the report must hold",
  link: "Link for students",
  copy: "Copy the link",
  copied: "The link is copied.",
  notCopied: "The link could not be copied: select it and copy it.",
  file: "Save as a file",
  open: "Open one made earlier",
  lacking: "Name it and choose at least one level, and there is a link.",
  badSeed: (act: string, fault: string) => `The seed of ${act} cannot be used: ${fault}`,
  unreadable: (why: string) => `This is no assignment: ${why}.`,
};

/** What a student sees of an assignment. */
export const checklistText = {
  heading: (name: string) => `Assignment: ${name}`,
  name: "Your name, as your course knows it",
  nameFirst: "Your seeds are made from your name: write it first.",
  choose: ": choose it, with its seed",
  open: "Open an assignment",
  drop: "Put it away",
  seed: (seed: string) => `seed ${seed}`,
  anySeed: "any seed",
  ownSeed: "your own seed",
  unknownLevel: "This game does not have this level.",
  attempts: (begun: number, allowed: number | null) =>
    allowed === null ? formatMany(begun, "attempt") : `${formatMany(begun, "attempt")} of ${allowed}`,
  none: "not played to its end yet",
  deadline: (instant: number) => `Hand in by ${formatDate(instant)}.`,
  late: (instant: number) => `The deadline was ${formatDate(instant)}.`,
  report: (parts: readonly ReportPartText[]) =>
    `The report must hold: ${parts.map((part) => reportPartNames[part].toLowerCase()).join(", ")}.`,
  save: "Save what you hand in",
  nothing: "Play a level of it to its end, and there is something to hand in.",
  unreadable: (why: string) => `The assignment cannot be opened: ${why}.`,
};
