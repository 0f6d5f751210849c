import type { Seconds, StorageTierId } from "../../../sim/index.ts";
import { formatSpan } from "./pages.ts";
import { tiers } from "../../../text/storage-tiers.ts";

/** Words of the structured rationale: one sentence with gaps. */
export const claimsText = {
  label: "Rationale",
  fields: {
    checkpoint: { before: "My checkpoint takes", hint: "… min", after: "," },
    mttf: { before: "a failure comes every", hint: "… h", after: "," },
    interval: { before: "so I save every", hint: "… h or min", after: "," },
  },
  because: "because",
  becauseHint: "Why this interval and not a longer or a shorter one?",
  unread: "Write a time, like 25 min or 1 h 20.",
  empty: "Fill in the numbers, and the run answers here.",
  later: "Once the second contract is offered the run answers here.",
  remarks: "What the run says to that",
  agrees: (agreeing: number, all: number) =>
    agreeing === all ? "Your numbers agree with the run." : "The rest agrees with the run.",
} as const;

/** What is said about a claim; each names the numbers it is about. */
export const remarkText = {
  "checkpoint-agrees": (tier: StorageTierId, actual: Seconds) =>
    `Yes: a save to ${tiers[tier].name} takes ${formatSpan(actual)}.`,
  "checkpoint-differs": (said: Seconds, tier: StorageTierId, actual: Seconds) =>
    `You wrote ${formatSpan(said)} for a save; with ${tiers[tier].name} it takes ${formatSpan(actual)}.`,
  "checkpoint-of-another": (said: Seconds, of: StorageTierId, tier: StorageTierId, actual: Seconds) =>
    `${formatSpan(said)} is a save to ${tiers[of].name}; with ${tiers[tier].name} it takes ${formatSpan(actual)}.`,
  "checkpoint-is-restart": (said: Seconds, actual: Seconds) =>
    `${formatSpan(said)} is a restart; a save takes ${formatSpan(actual)}.`,
  "mttf-agrees": (actual: Seconds) => `Yes: a failure comes every ${formatSpan(actual)} on average.`,
  "mttf-differs": (said: Seconds, actual: Seconds) =>
    `You wrote ${formatSpan(said)} for the failures; on average one comes every ${formatSpan(actual)}.`,
  "mttf-was-before": (said: Seconds, since: Seconds, actual: Seconds) =>
    `You wrote ${formatSpan(said)} for the failures; since hour ${Math.round(since / 3600)} it is ${formatSpan(actual)}.`,
  "mttf-as-observed": (said: Seconds, actual: Seconds) =>
    `${formatSpan(said)} is what this run has shown so far; the long-run mean is ${formatSpan(actual)}.`,
  "interval-agrees": (actual: Seconds) => `Yes: you save every ${formatSpan(actual)}.`,
  "interval-differs": (said: Seconds, actual: Seconds) =>
    `You wrote that you save every ${formatSpan(said)}; the lever stands at ${formatSpan(actual)}.`,
  "interval-never": (said: Seconds) => `You wrote that you save every ${formatSpan(said)}; the job never saves.`,
  "rule-exact": (said: Seconds, rule: Seconds) =>
    `${formatSpan(said)} is the best there is for these numbers; the rule √(2CM) says ${formatSpan(rule)}.`,
  "rule-fits": (rule: Seconds) => `It follows from your numbers: √(2CM) = ${formatSpan(rule)}.`,
  "rule-shorter": (said: Seconds, rule: Seconds) =>
    `From your own numbers √(2CM) is ${formatSpan(rule)}; saving every ${formatSpan(said)} pays for saves that nobody needs.`,
  "rule-longer": (said: Seconds, rule: Seconds) =>
    `From your own numbers √(2CM) is ${formatSpan(rule)}; saving only every ${formatSpan(said)} leaves too much to the failures.`,
} as const;
