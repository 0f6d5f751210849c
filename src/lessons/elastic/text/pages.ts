import type { Rescale, Seconds } from "../../../sim/index.ts";
import {
  formatCount,
  formatDollars,
  formatDuration,
  formatMany,
  formatPercent,
  formatTimeOfDay,
  formatHours,
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
  parts: "When a node dies: three ways to go on",
  drawing: (fleet: FleetFacts) =>
    `A replica of ${fleet.nodesPerReplica} nodes, one of them dead; and a ring of replicas that passes the broken one by.`,
  replica: (fleet: FleetFacts) =>
    `A replica is ${formatCount(fleet.nodesPerReplica)} nodes that hold the model together. One dead node breaks all of it.`,
  ring: "The ring joins each replica to two others. It goes at the pace of its slowest hop, and the slowest replica sets the step.",
  promisedTraining: (promised: Seconds, all: Seconds) =>
    `${formatHours(promised)} of the ${formatHours(all)} of the fleet's time become training`,
  starRules: (lost: Seconds) => [
    "the promised training is done",
    "all three badges green at the end",
    `at most ${formatDuration(lost)} of the fleet's time lost`,
  ],
  goodput: (limit: number, span: Seconds | null) =>
    `Goodput > ${formatPercent(limit)}${span === null ? "" : ` over the last ${formatDuration(span)}`}`,
  question: (dead: number, nodes: number) =>
    `${formatCount(dead)} of ${formatCount(nodes)} nodes will die. What share of the training's throughput will that cost?`,
  meaning: (dead: number, nodes: number) =>
    `${formatCount(dead)} nodes are ${formatShare(dead / nodes)} of them. Counted is the pace at which all others could go on, against the pace before.`,
  unit: (dollars: number) => `Each 1% of the throughput that is missing costs ${formatDollars(dollars)} an hour.`,
} as const;

/** How a run ended. */
export const elasticVerdict = {
  won: "The training went on",
  red: "The training went on, but a promise is broken",
  unproductive: "The training went on, but not productively",
  kept: (kept: Seconds, all: Seconds, promised: Seconds) =>
    `${formatHours(kept)} of ${formatHours(all)} of the fleet's time became training; ${formatHours(promised)} were promised.`,
  badge: (name: string, share: number, needs: string) =>
    `${name} is ${formatPercent(share, 1)}, and should be ${needs}.`,
  because: (run: {
    readonly time: Seconds;
    readonly kept: Seconds;
    readonly promised: Seconds;
    readonly stood: Seconds;
    readonly thrown: Seconds;
    readonly slow: Seconds;
  }) =>
    `After ${formatHours(run.time)} only ${formatHours(run.kept)} had been made: ${formatHours(run.stood)} the fleet stood still, ${formatHours(run.thrown)} of work were thrown away, ${formatHours(run.slow)} went into adding up and waiting for the slowest. The promised ${formatHours(run.promised)} are out of reach.`,
  advice: {
    rigid:
      "Next time choose Elastic or Regroup before a node dies, or as soon as the job waits: then it goes on with the replicas that are left.",
    open: "Next time close the ring as soon as it opens, or let it close itself: while it is open all replicas wait.",
    slow: "Next time look at the ring and at the compute times: a better route, or leaving one slow replica out, speeds up all others.",
  },
  asks: {
    1: (promised: Seconds) => `${formatHours(promised)} of training`,
    2: "All three badges green at the end",
    3: (limit: Seconds) => `At most ${formatDuration(limit)} of the fleet's time lost`,
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
  dead: (share: number) => `The dead nodes alone are ${formatShare(share)} of all.`,
  replicas: (broken: number, of: number) => `${Number(broken.toFixed(1))} of ${formatMany(of, "replica")}`,
  none: "No node died in this run.",
  right: "That is what it was: a dead node takes its whole replica with it, and no more.",
  more: (times: number, nodes: number) =>
    `It took ${timesWords(times)} what you said: each dead node takes the other ${formatCount(nodes - 1)} of its replica with it.`,
  less: (times: number, left: number) =>
    `It took ${timesWords(times)} what you said: a dead node takes its whole replica with it, but the other ${formatCount(left)} can go on.`,
  wentOn: (stood: Seconds, left: number) =>
    `In your run everything stood still for ${formatFleetTime(stood)}; then ${formatMany(left, "replica")} went on.`,
  never: (stood: Seconds) =>
    `In your run it took 100%: all replicas stood still for ${formatFleetTime(stood)}, to the end.`,
  crashed: (stood: Seconds) =>
    `In your run it took 100% for ${formatFleetTime(stood)}: all replicas waited for the dead nodes.`,
} as const;

/** The throughput over the run. */
export const elasticCurve = {
  heading: "Throughput, and what waiting would have made of it",
  mean: (own: number) => `Your mean over the run: ${formatPercent(own, 1)} of the pace it began with.`,
  ghost: (ghost: number) =>
    `Left to crash and wait, the same seed runs at ${formatPercent(ghost, 1)}, and throws away what it had not saved.`,
  ghostWait: "Playing the same seed left to crash and wait…",
} as const;

/** Each rescale: what it cost and what it gained. */
export const rescaleText = {
  heading: "What each rescale cost and gained",
  meaning:
    "In time of the whole fleet. A gain is the change of pace, from then to the next failure or to the end; a failure's loss is counted to the next rescale.",
  columns: {
    when: "When",
    why: "Why",
    replicas: "Replicas",
    start: "Start",
    still: "Stood still",
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
  together: "Each cold start stops all replicas, however few join: taking in several at once pays for it once.",
} as const;

/** The same ten nodes, placed in two ways. */
export const blastText = {
  heading: "The blast radius",
  wait: "Playing the same seed with the replicas laid along the power feeds…",
  spread: "As it was: replicas by rack",
  packed: "Replicas along the feeds",
  drawing: (broken: number, of: number) => `${formatMany(broken, "replica")} of ${formatCount(of)} broken`,
  broken: "Broken replicas",
  nodes: "Dead nodes",
  share: "Work lost in all",
  stalled: "GPUs not working",
  pause: "Closing the ring",
  sentence: (nodes: number, times: number) =>
    `The same ${formatMany(nodes, "dead node")}, the same seed: spread over the replicas they cost ${timesWords(times)} as much.`,
  meaning:
    "Both go on around a smaller ring that closes itself, up to the second failure; the work lost in all counts the pause and the poorer route around the gaps, too. What shares a feed fails together: lay a replica along it, and the feed takes one replica.",
} as const;

/** Where the time of the whole hall went. */
export const elasticTime = {
  useful: "computing, the students' too",
  tax: "adding up, waiting for the slowest",
  checkpointing: "standing still to save",
  restarting: "finding failures, building rings",
  stalled: "held, but standing still",
  lostToFailures: "work thrown away by failures",
  down: "broken nodes",
  rest: "idle, and all else",
  failures: (count: number, rescales: number) =>
    `${formatMany(count, "dead node")}, ${formatMany(rescales, "rescale")}.`,
} as const;

/** The same seed, played other ways. */
export const elasticPlays = {
  heading: "The same seed, played other ways",
  wait: "Playing the same seed the other ways…",
  table: (count: number) => `All ${formatCount(count)} as a table`,
  meaning:
    "Stored plays ship with the level. The best known play knows the future: it tries many ways to recover, to take replicas in and to deal with the slow one, and keeps the best.",
  names: {
    "do-nothing": "Stored play: do nothing",
    rigid: "Stored play: crash and wait",
    automatic: "Stored play: the solution on the automatic route",
    elastic: "Stored play: elastic, nothing regrouped",
    "elastic-never-up": "Stored play: elastic, nobody taken in again",
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
  reached: (share: number) =>
    `You reached ${formatPercent(share, share > 0.985 ? 1 : 0)} of the best known play's training.`,
  beaten: "You matched or beat the best known play.",
} as const;

/** The lesson, and what a run has shown to be wrong. */
export const elasticLesson = {
  paradox: (run: {
    readonly dead: number;
    readonly nodes: number;
    readonly share: number;
    readonly perReplica: number;
  }) =>
    `${formatMany(run.dead, "node")} died, ${formatShare(run.dead / run.nodes)} of the fleet. Each broke a replica of ${formatCount(run.perReplica)}, and so they took ${formatShare(run.share)} of the throughput. What else was lost, the way of going on decided.`,
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
    `“Spares waste money.” ${formatMany(run.spares, "spare node")} ${run.spares === 1 ? "costs" : "cost"} ${formatDollars(run.costs)} an hour. One in the place of a dead node brings back a whole replica: ${formatCount(run.gpus)} GPUs, ${formatDollars(run.earns)} an hour. ${run.used === 0 ? "You used none." : `You used ${formatCount(run.used)}.`}`,
  ring: (run: { readonly before: number; readonly after: number; readonly firstMs: number; readonly lastMs: number }) =>
    `“A smaller ring adds up faster.” With ${formatCount(run.before)} replicas each GPU sends ${sent(run.before)} times its gradients, with ${formatCount(run.after)} still ${sent(run.after)} times. What counts is the slowest hop: your first ring took ${formatCount(Math.round(run.firstMs))} ms, your last ${formatCount(Math.round(run.lastMs))} ms.`,
  independent: (nodes: number, incidents: number) =>
    `“Failures are independent.” ${formatMany(nodes, "node")} failed in ${formatMany(incidents, "incident")}: what shares a feed or a rack dies together, and four spares for the average day are too few for that one.`,
} as const;

/** Of a reduce-scatter and an all-gather around N replicas: 2(N-1)/N. */
function sent(replicas: number): string {
  return ((2 * (replicas - 1)) / replicas).toFixed(2);
}

function timesWords(times: number): string {
  return `${times >= 9.95 ? formatCount(Math.round(times)) : Number(times.toPrecision(2)).toString()} times`;
}
