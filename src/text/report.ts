import type { Seconds } from "../sim/index.ts";
import { formatCount, formatDuration, formatMany, formatKept, formatPercent } from "./numbers.ts";
import { policies } from "./levers.ts";
import { batches, recoveries, routings } from "./recoveries.ts";
import { tiers } from "./storage-tiers.ts";

/** Words of the lab report. */
export const reportText = {
  open: "Lab report",
  heading: "Lab report",
  lab: "Lab 08: The Fleet Orchestrator",
  lead: "What you predicted, did and can show, with the runs that prove it. It can be printed and saved at any time; what is missing is listed, nothing is locked.",
  making: "Playing your runs again…",
  print: "Print or save as PDF",
  file: "Save the .fleet file",
  fileMeaning:
    "The .fleet file is what you hand in: your runs, and all that you wrote. The JSON beside it is this page as data.",
  json: "Save as JSON",
  back: "Start page",
  student: "Name",
  course: "Course",
  optional: "(optional)",
  assignment: (name: string) => `Assignment: ${name}`,
  made: (date: string) => `Made ${date}`,
  choose: "Runs handed in",
  chooseMeaning:
    "The best of each act, unless you choose otherwise. Those that are not handed in still count for what was tested.",
  chooseNone: "No finished run is kept here yet. Play an act to its end: its run can then be handed in.",
  most: (count: number) => `A report hands in ${formatMany(count, "run")} at most.`,
  hidden: "What was written in another visit is hidden, and not handed in.",
  claim: "It is mine: show it",
  reading: "Looking for your runs…",
  handIn: (what: string) => `Hand in ${what}`,
  runs: "Runs",
  columns: {
    act: "Act",
    seed: "Seed",
    attempt: "Attempt",
    stars: "Stars",
    measure: "Third star’s measure",
    verdict: "Played again here",
  },
  unknown: "not recorded",
  missing: "Incomplete",
  complete: "Complete: nothing that a report has is missing.",
  grader: "For the grader",
  mark: "Mark",
} as const;

/** The questions of the three lines for the grader, and what a machine can say to each. */
export const graderText = {
  numbers: "Numbers?",
  why: "Why?",
  tradeOff: "Trade-off?",
  verified: (share: ShareText) => `${of(share, "run")} verified`,
  predictions: (share: ShareText) => `${of(share, "prediction")} right`,
  mechanisms: (share: ShareText) => `${of(share, "reason")} right`,
  rationales: (share: ShareText) => `${of(share, "rationale")} given`,
  claimsBacked: (share: ShareText) =>
    share.of === 0 ? "no claim about a lever found" : `${of(share, "claim")} about levers backed by a run`,
  rejected: (share: ShareText) => `${of(share, "rejected alternative")} given`,
  risks: (share: ShareText) => `${of(share, "residual risk")} given`,
  leversTested: (share: ShareText) =>
    share.of === 0 ? "no lever pulled" : `${of(share, "lever")} tested against something else`,
} as const;

interface ShareText {
  readonly count: number;
  readonly of: number;
}

function of({ count, of: all }: ShareText, one: string): string {
  return `${formatCount(count)} of ${formatMany(all, one)}`;
}

/** What a report lacks, after the name of its run or act. */
export const missingText = {
  run: "no run is handed in",
  verified: "the run is not verified here",
  prediction: "no prediction was locked",
  mechanism: "no reason was locked with the prediction",
  rationale: "no rationale",
  rejected: "no rejected alternative",
  risk: "no residual risk",
} as const;

/** Words of one run in a report. */
export const reportedText = {
  facts: (run: { readonly seed: string; readonly attempt: string; readonly played: string }) =>
    `Seed ${run.seed} · attempt ${run.attempt} · played ${run.played}`,
  prediction: "Prediction and reason",
  predicted: "Predicted",
  happened: "Happened",
  error: "Off by",
  reason: "Reason",
  outcome: "Outcome",
  none: "none was locked",
  nothing: "nothing came of it",
  objectives: "Objectives",
  asked: "Objective",
  came: "This run",
  met: "met",
  missed: "not met",
  fragmentation: (limit: number) => `Fragmentation below ${formatPercent(limit)} at the end`,
  goodput: (limit: number) => `Goodput above ${formatPercent(limit)} at the end`,
  third: (rule: string) => `Third star: ${rule}`,
  notPlayed: "No run of this act is handed in.",
  plots: "The run over time",
  ledgerPlot: "Where every GPU-hour since the start went, 0 to 100%",
  badgePlot: "Goodput and fragmentation, as their badges judge them, 0 to 100%",
  badgeLabel: (goodput: number, fragmentation: number) =>
    `Goodput and fragmentation over the run; at the end ${formatKept(goodput)} and ${formatPercent(fragmentation, 1)}. Upright lines are decisions.`,
  goodputLine: "goodput",
  fragmentationLine: "fragmentation",
  decisionLine: "decision",
  ledger: "Ledger",
  decisions: (count: number) => (count === 0 ? "Decisions: none" : `Decisions (${formatCount(count)})`),
  moreDecisions: (count: number) => `and ${formatCount(count)} more, which are in the file`,
  rationale: "Rationale",
  rationaleHint: "Why did you play it like this? What in the run shows that it worked?",
  claims: "The numbers in it",
  rejected: "Rejected alternative",
  rejectedHint: "What else did you weigh, and why did you not do it?",
  risk: "Residual risk",
  riskHint: "What can still go wrong with your way, and when would you do otherwise?",
  code: "Result code",
  codeMeaning: "The whole run: paste it where the game opens a run, or to a grader.",
  codeNone: "This run is too long for a code: it is in the .fleet file.",
  digest: (digest: string) => `State at the end: ${digest}`,
} as const;

/** Words of the contrast audit. */
export const auditText = {
  heading: "What was tested against what",
  meaning:
    "Of all finished runs that are kept on this computer: which lever was tested on one seed against something else. “Alone” means that two of the runs differ in no other lever; moments and places are not compared.",
  none: "No lever was pulled in any run that is kept.",
  columns: { act: "Act", lever: "Lever", against: "Against each other", seeds: "Seeds", alone: "Alone" },
  untested: "never tested: no two runs of one seed differ in it",
  alone: "yes",
  notAlone: "no, other levers differ, too",
  runs: (count: number) => formatMany(count, "run"),
  claims: "What is claimed, and whether a run backs it",
  claimsMeaning:
    "Found by words, not by meaning: sentences of your rationales that name a lever and an effect. Whether a claim is true is for a reader to judge; here it is only said whether any two runs could show it.",
  claimsNone: "No sentence was found that claims what a lever does.",
  number: "the interval in your numbers",
  backed: (seeds: readonly string[]) => `backed: seed ${seeds.join(", ")} was played with it and without it`,
  backedAsSuch: (seeds: readonly string[]) => `backed: seed ${seeds.join(", ")} was played with different ones`,
  confounded: "other levers differ in those runs, too",
  unbacked: (lever: string) => `No run of yours backs this. You name ${lever}: you never ran the same seed without it.`,
  unbackedAsSuch: (lever: string) =>
    `No run of yours backs this. You name ${lever}: you never ran the same seed with another.`,
} as const;

const levers = {
  policy: "Scheduling policy",
  preemption: "Kill switch",
  interval: "Checkpoint interval",
  storage: "Storage contract",
  defragment: "Stopping the world",
  kill: "Killing",
  migrate: "Moving jobs",
  drain: "Draining",
  recovery: "Recovery",
  batch: "Global batch",
  routing: "Ring routing",
  ring: "A ring of one’s own",
  swap: "Swapping nodes",
} as const;

type LeverText = keyof typeof levers;

/** What a lever is called. */
export function leverName(lever: LeverText): string {
  return levers[lever];
}

/** A setting of a lever in words: "Best-Fit", "every 1 h", "not used". */
export function leverValue(lever: LeverText, value: string): string {
  if (lever === "interval")
    return value === "never" ? "never saving" : `every ${formatDuration(Number(value) satisfies Seconds)}`;
  if (value === "used" || value === "unused") return value === "used" ? "used" : "not used";
  if (lever === "preemption") return value;
  const named: Readonly<Record<string, { readonly name: string }>> = {
    ...policies,
    ...tiers,
    ...recoveries,
    ...batches,
    ...routings,
  };
  return named[value]?.name ?? value;
}

/** A lever as a claim names it: "Best-Fit", or the lever as such. */
export function claimedName(lever: LeverText, value: string | null): string {
  return value === null || value === "used" || value === "on" ? levers[lever].toLowerCase() : leverValue(lever, value);
}
