import { formatCount, formatGpuHours, formatMany, formatWaiting } from "./numbers.ts";

/** What each figure on the screen measures, in one or two plain sentences. */
export const glossary = {
  fragmentation:
    "The share of the idle GPUs that the waiting jobs cannot use, because they are stranded in pieces too small. The badge is the mean of the last ten minutes.",
  goodput:
    "Useful work as a share of the GPU time that jobs held since the start. Kills, failures, copies and pauses lower it: busy is not productive.",
  sla: "All SLOs together: red while one is violated. A late giant and killed work cannot be recovered.",
  mfu: "Useful work as a share of the hall's full capacity, times the share of a GPU's peak that the jobs reach while they work (model FLOPs utilization).",
  wait: "How long students wait from submission to start. p95: 95 of 100 wait no longer than this.",
  tco: "Total cost of ownership so far: every GPU-hour is paid for, busy or idle, plus storage and the penalties of violated SLOs.",
  disruption:
    "What your decisions cost the students: killed work, copies, paused jobs, and the tax on moved jobs, both paid and still to come. Kept low it earns the third star.",
} as const;

/** Why a badge stands as it does now. */
export const whyText = {
  idleNothing: "No GPU is idle, so nothing is fragmented.",
  gangWaits: (name: string, needed: number, run: number, idle: number) =>
    `${name} needs ${formatMany(needed, "empty node")} side by side. ${formatCount(idle)} GPUs are idle, but ${run === 0 ? "no node is empty" : `the longest empty run is ${formatMany(run, "node")}`}.`,
  studentsWait: (jobs: number, gpus: number, idle: number) =>
    `${formatWaiting(jobs, `${gpus}-GPU job`)}, and the ${formatCount(idle)} idle GPUs are stranded in pieces too small for ${jobs === 1 ? "it" : "them"}.`,
  nobodyWaits: (idle: number) =>
    `The queue is empty: the ${formatCount(idle)} idle GPUs are judged by the jobs that usually arrive.`,
  lost: (lost: number, held: number) => `${formatGpuHours(lost)} of ${formatGpuHours(held)} held so far were lost.`,
} as const;

/** The running meter of what the third star allows. */
export const meterText = {
  disruption: "Disruption",
  of: (value: number, limit: number | null) =>
    limit === null || limit === Infinity
      ? formatGpuHours(value)
      : `${formatCount(Math.round(value / 3600))} of ${formatGpuHours(limit)}`,
  over: "Disruption: no third star",
} as const;
