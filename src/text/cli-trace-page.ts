import { formatCount, formatDuration, formatPercent } from "./numbers.ts";

/** What the page of a trace says; times in seconds. */
export const tracePageText = {
  title: (file: string) => `${file}: how long its jobs wait`,
  policy: "Policy",
  waits: {
    heading: "Waits",
    note: "The share of the jobs that waited at most so long. The axis is logarithmic from a second on.",
    x: "wait",
    y: "share of jobs",
    table: "Waits by share of the jobs",
  },
  utilization: {
    heading: "Utilization over time",
    note: "The share of the machine that was busy, from the first submission to the last end.",
    x: "time",
    y: "busy",
    table: "Utilization by time",
  },
  slowdown: {
    heading: "Slowdown by size",
    note: "The mean bounded slowdown of jobs of so many processors up to twice as many. Both axes are logarithmic.",
    x: "processors, from",
    y: "mean bounded slowdown",
    table: "Mean bounded slowdown by size",
  },
  jobs: "Jobs",
  numbers: "As numbers",
  share: (share: number): string => formatPercent(share),
  time: (seconds: number): string => formatDuration(seconds),
  size: (processors: number): string => formatCount(processors),
  times: (slowdown: number): string => (slowdown < 100 ? slowdown.toFixed(1) : formatCount(slowdown)),
};
