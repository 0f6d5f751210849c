import type { Seconds, StorageTierId } from "../sim/index.ts";
import { formatHours, tiers } from "./checkpoint.ts";
import { formatDuration } from "./numbers.ts";

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
  remarks: "What the run says to that",
} as const;

/** What is said about a claim; each names the numbers it is about. */
export const remarkText = {
  "checkpoint-agrees": (tier: StorageTierId, actual: Seconds) =>
    `Yes: a save to ${tiers[tier].name} takes ${formatDuration(actual)}.`,
  "checkpoint-differs": (said: Seconds, tier: StorageTierId, actual: Seconds) =>
    `You wrote ${formatDuration(said)} for a save; with ${tiers[tier].name} it takes ${formatDuration(actual)}.`,
  "checkpoint-of-another": (said: Seconds, of: StorageTierId, tier: StorageTierId, actual: Seconds) =>
    `${formatDuration(said)} is a save to ${tiers[of].name}; with ${tiers[tier].name} it takes ${formatDuration(actual)}.`,
  "checkpoint-is-restart": (said: Seconds, actual: Seconds) =>
    `${formatDuration(said)} is a restart; a save takes ${formatDuration(actual)}.`,
  "mttf-agrees": (actual: Seconds) => `Yes: a failure comes every ${formatDuration(actual)} on average.`,
  "mttf-differs": (said: Seconds, actual: Seconds) =>
    `You wrote ${formatDuration(said)} for the failures; on average one comes every ${formatDuration(actual)}.`,
  "mttf-was-before": (said: Seconds, since: Seconds, actual: Seconds) =>
    `You wrote ${formatDuration(said)} for the failures; since hour ${formatHours(since).replace(/(\.0)? h$/, "")} it is ${formatDuration(actual)}.`,
  "mttf-as-observed": (said: Seconds, actual: Seconds) =>
    `${formatDuration(said)} is what this run has shown so far; the long-run mean is ${formatDuration(actual)}.`,
  "interval-agrees": (actual: Seconds) => `Yes: you save every ${formatDuration(actual)}.`,
  "interval-differs": (said: Seconds, actual: Seconds) =>
    `You wrote that you save every ${formatDuration(said)}; the lever stands at ${formatDuration(actual)}.`,
  "interval-never": (said: Seconds) => `You wrote that you save every ${formatDuration(said)}; the job never saves.`,
  "rule-exact": (said: Seconds, rule: Seconds) =>
    `${formatDuration(said)} is the best there is for these numbers; the rule √(2CM) says ${formatDuration(rule)}.`,
  "rule-fits": (rule: Seconds) => `It follows from your numbers: √(2CM) = ${formatDuration(rule)}.`,
  "rule-shorter": (said: Seconds, rule: Seconds) =>
    `From your own numbers √(2CM) is ${formatDuration(rule)}; saving every ${formatDuration(said)} pays for saves that failures do not ask for.`,
  "rule-longer": (said: Seconds, rule: Seconds) =>
    `From your own numbers √(2CM) is ${formatDuration(rule)}; saving only every ${formatDuration(said)} hands more to the failures than the saves cost.`,
} as const;
