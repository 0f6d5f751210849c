import type { HelpId } from "../sim/index.ts";

/** What a player can have shown, for a part of the third star. */
export const helpNames: Readonly<Record<HelpId, string>> = {
  windows: "the places ranked by price",
  "hint-1": "the first hint",
  "hint-2": "the second hint",
  "hint-3": "the third hint",
};

/** Words of help that has a price. */
export const helpText = {
  question: (name: string) => `Show ${name}?`,
  price: (share: string) =>
    `It costs ${share} of what you may have more than the best known play of this seed and still earn the third star. It is noted in the log.`,
  left: (share: string) => `${share} of that allowance would be left.`,
  none: "Nothing of that allowance would be left: the third star would take a run as good as the best known.",
  practice: "This is practice: help is free.",
  take: "Show it",
  no: "No",
  hints: "Hints",
  next: (share: string) => `Next hint · costs ${share}`,
  meaning: "of the third star's allowance",
} as const;
