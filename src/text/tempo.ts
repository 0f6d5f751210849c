import type { Seconds } from "../sim/index.ts";
import { formatClock, formatDuration, formatMany } from "./numbers.ts";

/** Words of the clock's buttons, of news that waits, and of time that is skipped. */
export const tempoText = {
  next: "Next event",
  nextMeaning: "Next event (N): runs on to the next news",
  finish: "Finish the run",
  finishMeaning: "Finish the run (F): runs on to the end of the act",
  ends: (sinceMonday: Seconds) => `ends ${formatClock(sinceMonday)}`,
  left: (left: Seconds) => `The act ends in ${formatDuration(left)}.`,
  read: "Got it",
  readMeaning: "The clock goes back to your speed once no news is left.",
  more: (count: number) => `and ${formatMany(count, "more piece")} of news`,
  skipping: { "next-event": "On to the next event", end: "On to the end of the act" },
  stop: "Stop here",
  question: "Finish the run?",
  runsOn: (left: Seconds) =>
    `The last ${formatDuration(left)} pass without you: nothing stops the clock, and no question is asked any more. You can stop on the way.`,
  open: "Left open:",
  nothingOpen: "Nothing is left to decide.",
  toCome: "This act still has something in store.",
  red: (names: string) => `Red: ${names}`,
  offer: (left: Seconds) => `Nothing is left to decide. The act ends in ${formatDuration(left)}.`,
  cancel: "Play on",
} as const;
