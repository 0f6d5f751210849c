/** Words of the question for the mechanism behind a prediction. */
export const mechanismText = {
  question: "And why? Only one of these is what makes the number.",
  because: "Your reason",
  instead: "What makes the number:",
} as const;

/** A number and a reason, each right, wrong, or not to be told. */
export interface Outcome {
  readonly number: boolean | null;
  readonly reason: boolean | null;
}

/** How a prediction turned out, as far as words need it. */
export function outcomeOf(judged: {
  readonly isNumberRight: boolean | null;
  readonly isMechanismRight: boolean | null;
}): Outcome {
  return { number: judged.isNumberRight, reason: judged.isMechanismRight };
}

/** The same in a few words: "right number, wrong reason"; empty where there was no prediction. */
export function outcomeName({ number, reason }: Outcome): string {
  const part = (isRight: boolean, what: string): string => `${isRight ? "right" : "wrong"} ${what}`;
  return [
    ...(number === null ? [] : [part(number, "number")]),
    ...(reason === null ? [] : [part(reason, "reason")]),
  ].join(", ");
}

/** What that means for who predicted. */
export function outcomeWords({ number, reason }: Outcome): string {
  if (reason === null) return "No reason was asked for.";
  if (number === null) return reason ? "The right reason." : "The wrong reason.";
  if (number && reason) return "Right number, right reason.";
  if (number) return "Right number for the wrong reason: it is luck, and will not hold on another hall.";
  return reason
    ? "Wrong number, right reason: you know what drives it, but not yet how much."
    : "Wrong number, wrong reason.";
}
