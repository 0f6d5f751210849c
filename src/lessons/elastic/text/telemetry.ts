import type { GpuSeconds, Seconds } from "../../../sim/index.ts";
import { formatStep, speedWords } from "./elastic.ts";
import { formatCount, formatDuration, formatGpuHours } from "../../../text/numbers.ts";

/** Words of the plots under the hall. */
export const elasticPlot = {
  label: "Throughput and step times",
  throughput: "Throughput, tokens/s",
  steps: "Compute time by replica",
  asTable: "Table",
  hours: (hours: number) => `${hours} h`,
  millions: (millions: number) => `${millions}M`,
  keyYours: "yours",
  keyGhost: "crash and wait",
  full: "at the start",
  throughputLabel: (share: number, ghost: number | null) =>
    `Throughput over time. Now ${speedWords(share)}${ghost === null ? "" : `; with crash and wait ${speedWords(ghost)}`}.`,
  stepsLabel:
    "Compute time of each replica, by its place in the hall. Arrow keys go from replica to replica, Enter chooses one.",
  stepOf: (name: string, seconds: number | null, status: string) =>
    `${name}: ${seconds === null ? status : `${formatStep(seconds)}, ${status}`}`,
  range: (min: number, max: number) =>
    min === max ? `all ${formatStep(min)}` : `${formatStep(min)} to ${formatStep(max)}`,
  hint: "choose one to act on it",
  table: {
    caption: "Throughput since the start",
    from: "From",
    replicas: "Replicas",
    tokens: "Tokens",
    share: "Share",
    ghost: "Crash and wait",
    steps: "Compute times, slowest first",
    replica: "Replica",
    place: "Place",
    compute: "Compute",
    state: "State",
    none: "—",
  },
} as const;

/** "9.2k GPU-h": GPU-hours where there is little room. */
export function formatShortGpuHours(gpuSeconds: GpuSeconds): string {
  const hours = gpuSeconds / 3600;
  return hours < 999.5 ? formatGpuHours(gpuSeconds) : `${(hours / 1000).toFixed(1)}k GPU-h`;
}

/** Words of the ledger of a fleet that trains one job: what it holds beside what it makes. */
export const fleetText = {
  busy: "busy",
  productive: "useful",
  bars: (busy: string, useful: string) =>
    `Busy ${busy} of the time; ${useful} of that was useful. A survivor that waits is allocated, not productive.`,
  goodputMeaning:
    "Useful work as a share of the GPU time that jobs held since the start. A healthy GPU whose ring is broken is allocated, paid for and counted as busy: 100% busy is not 100% productive.",
  paused: "Paused",
  pausedMeaning:
    "What failures and rescales have cost: stalled GPUs, lost work, rings being built, and steps that waited for the slow one.",
  stalledRow: "Stalled",
  buildRow: "Building, restarting",
  lostRow: "Lost work",
  waitRow: "All-reduce, waiting for the slowest",
} as const;

/** The running meter of the third star. */
export const lostText = {
  name: "Fleet time lost",
  over: "No third star",
  of: (value: Seconds, limit: Seconds) => `${formatDuration(value)} of ${formatDuration(limit)}`,
  meaning:
    "Fleet time that did not become training: pauses, building rings, all-reduce, missing replicas, lost work. Ten minutes at 90% count as one. Kept low it earns the third star.",
} as const;

/** Badges in this lesson. */
export const elasticBadgeText = {
  timeLost: "SLA: time lost",
  slaMeaning:
    "Of twelve hours only so much training time may be lost; the students must be served, and the batch may be smaller only for a while. Once the training SLO is out of reach the run ends.",
  lostOf: (lost: Seconds, limit: Seconds) => `${formatDuration(lost)} of ${formatDuration(limit)}`,
  goodputNow: (span: Seconds) => `Judged over the last ${formatDuration(span)}.`,
  stalled: (gpus: number) =>
    `Right now ${formatCount(gpus)} healthy GPUs are held but stalled: busy is not productive.`,
} as const;

/** Names of what is drawn over the hall in this lesson. */
export const elasticLegend = {
  working: "working",
  waiting: "held, stalled",
  idle: "idle",
  failed: "failed",
  ring: "ring",
  broken: "broken replica",
  ready: "ready",
} as const;
