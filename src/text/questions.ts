/** Words of a question that comes up during a run, and of what came of it. */
export const questionText = {
  heading: "What do you expect?",
  meaning: "Being wrong costs nothing. What came of it is told later, in the log and in the debrief.",
  lock: "Lock it",
  skip: "Skip",
  said: (what: string, value: string) => `You predict: ${what}: ${value}.`,
  came: (what: string, said: string, actual: string, isRight: boolean) =>
    `Your prediction of ${what}: you said ${said}, it is ${actual}. ${isRight ? "Right." : "Not right."}`,
  table: {
    heading: "What you predicted on the way",
    when: "When",
    what: "What",
    said: "You said",
    is: "It was",
    skipped: "skipped",
    unknown: "not known",
    right: "right",
    wrong: "not right",
  },
} as const;
