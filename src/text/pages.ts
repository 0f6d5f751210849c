import type { ClauseId } from "../sim/index.ts";
import {
  formatCount,
  formatDollars,
  formatDuration,
  formatGpuHours,
  formatMany,
  formatPercent,
  formatWaiting,
  keptWords,
} from "./numbers.ts";

/** Words of the start page. */
export const startText = {
  title: "The Fleet Orchestrator",
  lab: "Lab 08 · The Fragmentation War",
  what: "Run a GPU fleet, lose it first, and find out why 100% busy is not 100% productive.",
  attempts: (count: number) => formatMany(count, "try", "tries"),
  best: (measured: string, seed: string | null) => `best: ${measured}${seed === null ? "" : ` on seed ${seed}`}`,
  never: "not played yet",
  reading: "looking for earlier runs",
  acts: "Act",
  rationale: "Your last rationale",
  stars: (count: number) => `${count} of 3 stars`,
  play: "Play",
  resume: "Continue",
  resumeMine: "It was me: continue",
  unfinished: (clock: string, seed: string) => `Unfinished run: ${clock}, seed ${seed}`,
  unfinishedOther: (clock: string, seed: string) => `Unfinished run of an earlier visit: ${clock}, seed ${seed}`,
  seed: "Seed",
  seedMeaning: "The same seed meets the same arrivals and failures, whatever you do.",
  newSeed: "New seed",
  sound: "Sound",
  licenses: "Licenses",
} as const;

/** Words of the brief and of the prediction. */
export const briefText = {
  heading: "Brief",
  from: "Cloud Titan, head of fleet operations",
  objectives: "Service-level objectives",
  penalty: (dollars: number) => `penalty ${formatDollars(dollars)}`,
  fatal: (value: string) => `past ${value} the act is lost`,
  fatalAtOnce: "and the act is lost",
  badges: "Badges",
  stars: "Stars",
  starRules: ["every giant starts in time", "all three badges green at the end"],
  next: "My prediction",
  predict: "Lock a prediction",
  question: "How many GPU-hours of the students' work will it cost you to start the giant?",
  meaning: "Lost work, copies, the tax on moved jobs and every pause.",
  unit: (hallHours: string, dollars: string) =>
    `One GPU-hour is one GPU for one hour and costs ${dollars}; the whole hall makes ${hallHours} in an hour.`,
  scale: (giantHours: string) => `The giant alone takes ${giantHours} an hour.`,
  lock: "Lock it and start",
  locked: "You cannot change it later; being wrong costs nothing.",
  back: "Back",
} as const;

/** Words of a prediction that is not made yet. */
export const predictText = {
  unchosen: "not chosen yet",
  /** What still has to be chosen; null for nothing. */
  missing: (number: boolean, reason: boolean) => {
    if (number) return reason ? "Choose a number and a reason first." : "Choose a number first.";
    return reason ? "Choose a reason first." : null;
  },
} as const;

/** Words of the debrief. */
export const debriefText = {
  heading: "Debrief",
  won: "The giant runs",
  wonButViolated: "The giant runs, but an SLO is violated",
  wonButStopped: "The giant started in time, then was stopped",
  lost: "Lost",
  neverStarted: "The giant never started",
  lostTo: {
    "gang-starts": "The giant never started",
    "student-p95-wait": "Lost: the students waited too long",
    "wide-p95-wait": "Lost: the whole-node jobs waited too long",
    "student-work-killed": "Lost: too much of the students' work was killed",
    "longest-pause": "Lost: student jobs were paused too long",
    "training-time-lost": "Lost: the model cannot be trained in time any more",
    "batch-shrunk": "Lost: trained too long with a smaller batch",
  } satisfies Record<ClauseId, string>,
  because: (violation: string) => `Because ${violation}.`,
  keptFcfs: (students: number, violation: string) =>
    `you kept FCFS: ${formatMany(students, "student job")} queued behind the giant, and ${violation}`,
  windowNotEmpty: (limit: number, jobs: number) =>
    `${formatDuration(limit)} after its arrival ${formatMany(jobs, "job")} still ran in the window that was reserved for it`,
  noWindow: (limit: number, needed: number, run: number) =>
    `in ${formatDuration(limit)} no window was cleared for it: it takes ${formatMany(needed, "empty node")} side by side, and the longest run is ${formatCount(run)}`,
  violated: (violation: string) => `Violated: ${violation}.`,
  startedAfter: (name: string, waited: number, limit: number) =>
    `${name} started ${formatDuration(waited)} after its arrival; the SLO is ${formatDuration(limit)}.`,
  stoppedAtEnd: "A failed node or a kill stopped it later, and it was not placed again.",
  stars: (stars: number) => `${stars} of 3 stars`,
  met: "met:",
  missed: "missed:",
  unearned: "met, but not earned:",
  nothingDone: "You changed nothing in this run: what stands well without you gets no tick.",
  notYet: "not started",
  atMost: (limit: string) => `at most ${limit}`,
  asks: {
    1: "The act was survived and every giant started in time",
    2: "All three badges green at the end",
  },
  needsAbove: "needs the line above first",
  badges: { fragmentation: "Fragmentation, last 10 min", goodput: "Goodput", sla: "SLA" },
  badgeNeeds: {
    fragmentation: (limit: number) => `below ${formatPercent(limit)}`,
    goodput: (limit: number) => `above ${formatPercent(limit)}`,
    sla: "every SLO met",
  },
  disruptionNow: (value: string) => `yours: ${value}`,
  advice: {
    fcfs: "Next time choose Best-Fit before the giant arrives: what fits then starts, and only the giant waits for its place.",
    "gang-starts":
      "Next time reserve a window as soon as the giant arrives (press G), let it move what fits, and kill the rest while there is still time.",
    "student-p95-wait":
      "Next time free some GPUs early or release a window that you have reserved for too long: students start wherever they fit.",
    "wide-p95-wait":
      "Next time pack the narrow jobs closer early, while it is cheap: a job that fills a node needs eight idle GPUs in one node, and Best-Fit alone never lets it have them.",
    "student-work-killed":
      "Next time move jobs out of the cheapest window and kill only those that are young or cannot be placed elsewhere.",
    "longest-pause": "Next time move jobs a few at a time instead of stopping the world.",
    "training-time-lost":
      "Next time save often enough that a failure costs less than the saves do, and pay for faster storage when it is offered.",
    "batch-shrunk": "Next time keep the global batch, or shrink it only until the replicas are back.",
  } satisfies Record<ClauseId | "fcfs", string>,
  prediction: "Your prediction",
  predicted: "You said",
  happened: "It cost",
  gap: (share: number, by: string) =>
    share === 1
      ? "Exactly right."
      : share > 1
        ? `It cost ${by} more: ${times(share)} what you said.`
        : `It cost ${by} less: ${times(share)} what you said.`,
  free: (by: string) => `It cost nothing; you were ${by} off.`,
  where: "Where the GPU-hours went",
  disruption: "What your decisions cost",
  disruptionParts: { lostToKills: "killed work", migrating: "copies", tax: "migration tax", stalled: "pauses" },
  taxOwed: "tax still to come",
  baselines: "The same seed, played other ways",
  baselinesMeaning: "Stored plays ship with the level; the best known play knows the future and tries four windows.",
  sameAs: (name: string) => `the same as “${name}”`,
  nothingKept: "negative",
  nothingKeptMeaning: "More work was lost than was done.",
  baselinesWait: "Playing the same seed the other ways…",
  cannotCompare:
    "This cannot be worked out: a part of the game could not be loaded, or broke. Your run and its stars are kept.",
  you: "You",
  yes: "yes",
  no: "no",
  names: {
    "do-nothing": "Stored play: do nothing (FCFS)",
    "best-fit": "Stored play: Best-Fit, nothing else",
    preemption: "Stored play: leave it to Preemption",
    "stop-the-world": "Stored play: stop the world once",
    "kill-all": "Stored play: kill everything",
    "kill-window": "Stored play: kill the whole window",
    solution: "Stored play: the mixture, in the cheapest window",
    oracle: "Best known play",
  } as Readonly<Record<string, string>>,
  columns: {
    play: "Play",
    stars: "Stars",
    disruption: "Disruption",
    started: "Giant waited",
    wait: "p95 wait",
    goodput: "Goodput",
    fragmentation: "Fragm.",
  },
  never: "never",
  lesson: "The lesson",
  lessonText: (lesson: {
    idle: number;
    giantGpus: number;
    run: number;
    needed: number;
    utilization: number;
    goodput: number;
  }) =>
    `When the giant arrived, ${formatCount(lesson.idle)} GPUs were idle, ${formatCount(lesson.giantGpus)} were needed, and ${lesson.run === 0 ? `of the ${formatCount(lesson.needed)} empty nodes in one piece that it takes there was not one` : `the longest empty run was ${formatMany(lesson.run, "node")} of the ${formatCount(lesson.needed)} it takes`}: idle GPUs count only where they are side by side. ` +
    `Your fleet was ${formatPercent(lesson.utilization, 1)} busy and ${keptWords(lesson.goodput)}: the difference is what moving, killing and waiting cost.`,
  lessonLost: (lesson: { idle: number; giantGpus: number; run: number; needed: number }) =>
    `When the giant arrived, ${formatCount(lesson.idle)} GPUs were idle and ${formatCount(lesson.giantGpus)} were needed, but ${lesson.run === 0 ? `of the ${formatCount(lesson.needed)} empty nodes in one piece that it takes there was not one` : `the longest empty run was ${formatMany(lesson.run, "node")} of the ${formatCount(lesson.needed)} it takes`}: idle GPUs count only where they are side by side.`,
  lessonUnmet: (utilization: number, goodput: number) =>
    `Your fleet was ${formatPercent(utilization, 1)} busy and ${keptWords(goodput)}.`,
  nextAct: (number: string, title: string) => `${number}: ${title}`,
  sameSeed: "Same seed again",
  fresh: "New seed",
  home: "Start page",
  replay: "Save its file",
} as const;

function times(share: number): string {
  return share >= 10 ? `${Math.round(share)} times` : `${(Math.round(share * 100) / 100).toString()} times`;
}

/** Words of the rationale box. */
export const rationaleText = {
  label: "Rationale",
  hint: "Why this place, and why cleared like this? Saved with the run.",
  elasticHint:
    "Why rigid, elastic or regroup? Why this ring, and why did replicas rejoin when they did? Saved with the run.",
} as const;

/** The three lines that help on the first play, each at its time. */
export const coachText = {
  look: (idle: string, run: number, needed: string) =>
    `White is idle: ${idle} GPUs, but ${run === 0 ? "no empty node" : `empty runs of at most ${run}`}. A giant will need ${needed} in a row.`,
  arrived: (name: string) => `Drag ${name}'s card over the hall to see what is in the way and what it costs.`,
  diagnose: "The clock waits: say under “Levers” why the giant cannot start.",
  booked: (name: string) => `${name} is booked. A window that is kept for it now empties by itself for an hour.`,
  reserved: "The window is reserved: nothing new starts there. The giant starts when the last job is out.",
  stranded: (waiting: number, widest: string, idle: string) =>
    `${formatWaiting(waiting, "job")}, up to ${widest} wide; ${idle} idle GPUs are stranded in pieces too small. Press “Stranded GPUs”, then move those jobs.`,
  resumed: "The run is paused where you left it. Space or the run button above resumes it.",
  close: "Got it",
} as const;

/** What went wrong around the game, in words. */
export const noticeText = {
  memory: "This browser refuses storage: progress is lost when the page closes. The game goes on.",
  full: "Storage is full: the last save did not fit. The game goes on.",
  unknownLevel: (id: string) => `There is no level "${id}". Choose an act below.`,
  slow: "This browser's storage does not answer yet. The game goes on; what is stored comes when it answers.",
  otherTab: "The game is open in another tab, which keeps its progress. What you do in this one is not kept.",
  takenOver: "Another tab has taken the game over. The clock is paused, and what you do in this tab is not kept.",
  takeOver: "Go on in this tab",
  staleRun:
    "An unfinished run was made by another version of the game and cannot be continued here. It is kept: see the settings.",
  beside: "Something that was stored here cannot be read by this version of the game. It is kept: see the settings.",
  wentBack: "You went back to the start page. Your run is kept: Continue, or forward, goes on with it.",
  failed: "Something on this page failed and may not have been done. The run goes on.",
  silence: "The sounds could not be loaded: the game is silent, and goes on.",
  bug: "Something in the game failed. The clock is stopped and your run is kept.",
  bugReplay: "Save the replay",
  bugReload: "Reload",
  dismiss: "Dismiss",
} as const;

/** What a part of the page says when it fails and is taken down. */
export const panelText = {
  plots: "Plots of the run",
  noPlot: "The plot cannot be drawn: a part of the game could not be loaded. Its numbers:",
  failed: (name: string) => `${name}: this part of the page failed and was taken down. Nothing else is affected.`,
  retry: "Show it again",
  overlay: "Card over the hall",
  dialog: "Dialog",
  coach: "Advice",
  pages: {
    start: "Start page",
    brief: "Brief",
    play: "Hall",
    debrief: "Debrief",
    runs: "Runs to watch",
    watch: "Watching",
    report: "Lab report",
    compare: "Comparing runs",
  },
} as const;

/** Headings and names that only a screen reader hears. */
export const zoneText = {
  header: "Command header",
  telemetry: "Telemetry center",
  tabs: "Zones",
  levers: "Levers",
  ledger: "Ledger and log",
  plots: "Plots",
} as const;

/** Where the whole hall's time went. */
export const timeText = {
  heading: "Where the time went",
  classColumn: "What the hall did",
  time: "Time",
  share: "Share",
  dollars: "GPU cost",
  all: "all",
} as const;

export const disruptionMeasures = { name: "disruption", format: formatGpuHours } as const;
