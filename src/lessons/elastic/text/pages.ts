import type { Rescale, Seconds } from "../../../sim/index.ts";
import {
  formatCount,
  formatDollars,
  formatDuration,
  formatMany,
  formatPercent,
  formatTimeOfDay,
  formatHours,
  formatKept,
} from "../../../text/numbers.ts";

/** A share in [0, 1] as "0.6%", "3.4%", "10%": small ones with a decimal. */
export function formatShare(share: number): string {
  return formatPercent(share, share < 0.0995 ? 1 : 0).replace(".0%", "%");
}

/** Time of the whole fleet, to the second where it is short: "42 s", "2.6 min", "31 min", "2 h 5 min". */
export function formatFleetTime(seconds: Seconds): string {
  const size = Math.abs(seconds);
  if (size < 60 || size >= 594) return formatDuration(seconds);
  return `${seconds < 0 ? "−" : ""}${(size / 60).toFixed(1).replace(".0", "")} min`;
}

/** What a job of replicas is, in numbers. */
export interface FleetFacts {
  readonly job: string;
  readonly gpus: number;
  readonly nodes: number;
  readonly replicas: number;
  readonly nodesPerReplica: number;
  /** Nodes on one power feed. */
  readonly feed: number;
  readonly dollarsPerHour: number;
  readonly saveEvery: Seconds;
  readonly hours: number;
}

/** Words of the brief. */
export const elasticBrief = {
  drawing: (fleet: FleetFacts) => `A replica of ${fleet.nodesPerReplica} nodes, and a ring of replicas.`,
  replica: (fleet: FleetFacts) =>
    `A replica is ${formatCount(fleet.nodesPerReplica)} nodes that hold the model together.`,
  ring: "The ring connects each replica to two others. It runs at the speed of its slowest hop, and the slowest replica sets the step time.",
  requiredTraining: (required: Seconds, all: Seconds) =>
    `${formatHours(required)} of the ${formatHours(all)} of fleet time become training`,
  starRules: ["the training SLO is met", "all three badges green at the end"],
  goodput: (limit: number, span: Seconds | null) =>
    `Goodput > ${formatPercent(limit)}${span === null ? "" : ` over the last ${formatDuration(span)}`}`,
  question: (failed: number, nodes: number) =>
    `${formatCount(failed)} of ${formatCount(nodes)} nodes will fail. What share of the training's throughput will that cost?`,
  meaning:
    "What counts is the throughput of all that can still compute, against the throughput before; how long they wait until they do is not counted here.",
  unit: (dollars: number) => `Each 1% of the throughput that is missing costs ${formatDollars(dollars)} an hour.`,
} as const;

/** How a run ended. */
export const elasticVerdict = {
  won: "The training continued",
  red: "The training continued, but an SLO is violated",
  unproductive: "The training continued, but not productively",
  kept: (kept: Seconds, all: Seconds, required: Seconds) =>
    `${formatHours(kept)} of ${formatHours(all)} of fleet time became training; the SLO is ${formatHours(required)}.`,
  badge: (name: string, share: number, needs: string) => `${name} is ${formatKept(share)}, and should be ${needs}.`,
  because: (run: {
    readonly time: Seconds;
    readonly kept: Seconds;
    readonly required: Seconds;
    readonly paused: Seconds;
    readonly lost: Seconds;
    readonly slow: Seconds;
  }) =>
    `After ${formatHours(run.time)} only ${formatHours(run.kept)} had been made: the fleet was paused for ${formatHours(run.paused)}, lost ${formatHours(run.lost)} of work, and spent ${formatHours(run.slow)} on all-reduce and waiting for the slowest. The SLO of ${formatHours(run.required)} is out of reach.`,
  advice: {
    rigid:
      "Next time choose Elastic or Regroup before a node fails, or as soon as the job waits: then it continues with the replicas that are left.",
    open: "Next time close the ring as soon as it opens, or let it close itself: while it is open all replicas wait.",
    slow: "Next time look at the ring and at the compute times: a better route, or leaving one slow replica out, speeds up all others.",
  },
  asks: {
    1: (required: Seconds) => `${formatHours(required)} of training`,
    2: "All three badges green at the end",
  },
  badges: (span: Seconds | null) => ({
    fragmentation: "Fragmentation, last 10 min",
    goodput: span === null ? "Goodput" : `Goodput, last ${formatDuration(span)}`,
    sla: "SLA",
  }),
} as const;

/** The prediction against what the first failure took. */
export const elasticPrediction = {
  said: "You said",
  happened: "It took",
  failed: (share: number) => `The failed nodes alone are ${formatShare(share)} of all.`,
  replicas: (broken: number, of: number) => `${Number(broken.toFixed(1))} of ${formatMany(of, "replica")}`,
  none: "No node failed in this run.",
  right: "That is what it was: a failed node takes its whole replica out, and no more.",
  more: (times: number, nodes: number) =>
    `It took ${timesWords(times)} what you said: each failed node takes the other ${formatCount(nodes - 1)} of its replica out.`,
  less: (times: number, left: number) =>
    `It took ${timesWords(times)} what you said: a failed node takes its whole replica out, but the other ${formatCount(left)} can continue.`,
  continued: (paused: Seconds, left: number) =>
    `In your run all replicas were paused for ${formatFleetTime(paused)}; then ${formatMany(left, "replica")} continued.`,
  never: (paused: Seconds) =>
    `In your run it took 100%: all replicas were stalled for ${formatFleetTime(paused)}, to the end.`,
  crashed: (paused: Seconds) =>
    `In your run it took 100% for ${formatFleetTime(paused)}: all replicas waited for the failed nodes.`,
} as const;

/** The throughput over the run. */
export const elasticCurve = {
  heading: "Throughput, against crash and wait",
  mean: (own: number) => `Your mean over the run: ${formatPercent(own, 1)} of the initial throughput.`,
  ghost: (ghost: number) =>
    `With crash and wait, the same seed runs at ${formatPercent(ghost, 1)}, and loses what it had not saved.`,
  ghostWait: "Playing the same seed with crash and wait…",
} as const;

/** Each rescale: what it cost and what it gained. */
export const rescaleText = {
  heading: "What each rescale cost and gained",
  meaning:
    "In time of the whole fleet. A gain is the change of throughput, from then to the next failure or to the end; a failure's loss is counted to the next rescale.",
  columns: {
    when: "When",
    why: "Why",
    replicas: "Replicas",
    start: "Start",
    paused: "Paused",
    cost: "Cost",
    gained: "Gained",
    worth: "Worth it",
  },
  why: { failure: "failure", player: "you" } satisfies Record<Rescale["by"], string>,
  change: (before: number, after: number | null) =>
    `${formatCount(before)} → ${after === null ? "none" : formatCount(after)}`,
  open: "—",
  cold: "cold",
  warm: "warm",
  paid: (net: Seconds) => `paid, ${formatFleetTime(net)} more`,
  lost: (net: Seconds) => `did not pay, ${formatFleetTime(-net)} lost`,
  even: "about even",
  forced: "forced",
  none: "No rescale in this run.",
  when: (sinceMonday: Seconds) => formatTimeOfDay(sinceMonday),
  total: (count: number, cost: Seconds) =>
    `${formatMany(count, "rescale")} of your own cost ${formatFleetTime(cost)} of the fleet's time.`,
  together: "Each cold start pauses all replicas, however few rejoin: several that rejoin at once pay for it once.",
} as const;

/** The same ten nodes, placed in two ways. */
export const blastText = {
  heading: "The blast radius",
  wait: "Playing the same seed with the replicas placed along the power feeds…",
  spread: "As it was: replicas by rack",
  packed: "Replicas along the feeds",
  drawing: (broken: number, of: number) => `${formatMany(broken, "replica")} of ${formatCount(of)} broken`,
  broken: "Broken replicas",
  nodes: "Failed nodes",
  share: "Work lost in all",
  stalled: "GPUs not working",
  pause: "Closing the ring",
  sentence: (nodes: number, times: number) =>
    `The same ${formatMany(nodes, "failed node")}, the same seed: spread over the replicas they cost ${timesWords(times)} as much.`,
  meaning:
    "Both continue on a smaller ring that closes itself, up to the second failure; the work lost in all includes the pause and the slower route around the gaps. What shares a feed fails together: place a replica along it, and a feed failure breaks one replica.",
} as const;

/** Where the time of the whole hall went. */
export const elasticTime = {
  useful: "computing, the students' too",
  tax: "all-reduce, waiting for the slowest",
  checkpointing: "paused to save",
  restarting: "detecting failures, building rings",
  stalled: "held, but stalled",
  lostToFailures: "work lost to failures",
  down: "failed nodes",
  rest: "idle, and all else",
  failures: (count: number, rescales: number) =>
    `${formatMany(count, "failed node")}, ${formatMany(rescales, "rescale")}.`,
} as const;

/** The same seed, played other ways. */
export const elasticPlays = {
  heading: "The same seed, played other ways",
  wait: "Playing the same seed the other ways…",
  table: (count: number) => `All ${formatCount(count)} as a table`,
  meaning:
    "Stored plays ship with the level. The best known play knows the future: it tries many ways to recover, to let replicas rejoin and to handle the slow one, and keeps the best.",
  names: {
    "do-nothing": "Stored play: do nothing",
    rigid: "Stored play: crash and wait",
    automatic: "Stored play: the solution on the automatic route",
    elastic: "Stored play: elastic, nothing regrouped",
    "elastic-never-up": "Stored play: elastic, no replica rejoins",
    "ignore-straggler": "Stored play: leave the slow one in",
    "every-return": "Stored play: a rescale for each return",
    shrink: "Stored play: elastic, a smaller batch",
    solution: "Stored play: the shipped solution",
    oracle: "Best known play",
  } as Readonly<Record<string, string>>,
  columns: {
    play: "Play",
    stars: "Stars",
    made: "Training made",
    lost: "Fleet time lost",
    recent: (span: Seconds | null) => (span === null ? "Goodput" : `Goodput, last ${formatDuration(span)}`),
    tco: "TCO",
  },
  lostAfter: (time: Seconds) => `lost after ${formatDuration(time)}`,
  short: {
    rigid: "crash and wait",
    automatic: "the automatic route",
    solution: "shipped solution",
    oracle: "best known",
    you: "you",
  },
  made: (made: Seconds) => formatDuration(made),
  madeUntil: (made: Seconds, lostAt: Seconds) => `${formatDuration(made)}, lost after ${formatDuration(lostAt)}`,
} as const;

/** The lesson, and what a run has shown to be wrong. */
export const elasticLesson = {
  paradox: (run: {
    readonly failed: number;
    readonly nodes: number;
    readonly share: number;
    readonly perReplica: number;
  }) =>
    `${formatMany(run.failed, "node")} failed, ${formatShare(run.failed / run.nodes)} of the fleet. Each broke a replica of ${formatCount(run.perReplica)}, so they took ${formatShare(run.share)} of the throughput. All further loss depends on the recovery mode.`,
  elastic: (kept: Seconds, waited: Seconds, lost: boolean) =>
    `Crash and wait made ${formatHours(waited)} of training on this seed${lost ? " before it was lost" : ""}; you made ${formatHours(kept)}.`,
  misconceptions: "What this run has answered",
  capacity: (replicas: number, pace: number, span: Seconds) =>
    `“90% of the capacity makes 90% of the progress.” In the ${formatDuration(span)} that you were short of replicas you had ${formatPercent(replicas, 1)} of them and made ${formatPercent(pace, 1)} of the tokens: pauses, saves and a slow ring come off first.`,
  held: (span: Seconds, dollars: number) =>
    `“A fleet with 99% of its nodes makes 99% of the progress.” For ${formatDuration(span)} it had that many and made nothing: ${formatDollars(dollars)} for GPUs that were held and waited.`,
  spares: (run: {
    readonly spares: number;
    readonly used: number;
    readonly costs: number;
    readonly earns: number;
    readonly gpus: number;
  }) =>
    `“Spares waste money.” ${formatMany(run.spares, "spare node")} ${run.spares === 1 ? "costs" : "cost"} ${formatDollars(run.costs)} an hour. One that replaces a failed node restores a whole replica: ${formatCount(run.gpus)} GPUs, ${formatDollars(run.earns)} an hour. ${run.used === 0 ? "You used none." : `You used ${formatCount(run.used)}.`}`,
  ring: (run: { readonly before: number; readonly after: number; readonly firstMs: number; readonly lastMs: number }) =>
    `“A smaller ring has a faster all-reduce.” With ${formatCount(run.before)} replicas each GPU sends ${sent(run.before)} times its gradients, with ${formatCount(run.after)} still ${sent(run.after)} times. What counts is the slowest hop: your first ring took ${formatCount(Math.round(run.firstMs))} ms, your last ${formatCount(Math.round(run.lastMs))} ms.`,
  independent: (nodes: number, incidents: number) =>
    `“Failures are independent.” ${formatMany(nodes, "node")} failed in ${formatMany(incidents, "incident")}: what shares a feed or a rack fails together; four spares suffice on an average day, not on that one.`,
} as const;

/** Of a reduce-scatter and an all-gather around N replicas: 2(N-1)/N. */
function sent(replicas: number): string {
  return ((2 * (replicas - 1)) / replicas).toFixed(2);
}

function timesWords(times: number): string {
  return `${times >= 9.95 ? formatCount(Math.round(times)) : Number(times.toPrecision(2)).toString()} times`;
}

export const elasticMeasures = { name: "fleet time lost", format: formatDuration } as const;
