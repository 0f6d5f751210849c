import type { Seconds } from "../sim/index.ts";
import { formatPoints } from "./checkpoint-pages.ts";
import { formatCount, formatDuration, formatGpuHours } from "./numbers.ts";

/** The names of the acts, and what stands on their cards, by what they teach. */
export const actText = {
  fragmentation: {
    number: "Act I",
    name: "The Fragmentation Audit",
    what: ({ gpus, widest }: ActFacts) =>
      `${formatCount(gpus)} GPUs, thousands of students, and one giant job that needs ${formatCount(widest)} of them side by side.`,
    best: (disruption: number, seed: string | null) =>
      `best: ${formatGpuHours(disruption)} of disruption${seed === null ? "" : ` on seed ${seed}`}`,
    picture: "A hall of busy cells with single idle ones between them; a frame finds no place.",
  },
  checkpoint: {
    number: "Act II",
    name: "The Checkpoint Gamble",
    what: ({ widest, mttf }: ActFacts) =>
      `One training job on ${formatCount(widest)} GPUs, and a failure every ${formatDuration(mttf)} that throws it back to its last save.`,
    best: (regret: number, seed: string | null) =>
      `best: ${formatPoints(regret)} of regret${seed === null ? "" : ` on seed ${seed}`}`,
    picture: "A line of progress climbs, falls back to its last save at each failure, and climbs again.",
  },
  elastic: {
    number: "Act III",
    name: "The Elastic Rescale",
    what: ({ widest, replicas }: ActFacts) =>
      `${formatCount(replicas)} replicas of one model on ${formatCount(widest)} GPUs, joined by one ring. A power feed trips, and the ring is open: wait for hours, or go on without what broke.`,
    best: (lost: number, seed: string | null) =>
      `best: ${formatDuration(lost)} of fleet time lost${seed === null ? "" : ` on seed ${seed}`}`,
    picture: "A ring runs through rows of replicas and passes the broken ones by.",
  },
} as const;

/** What a card says of its level in numbers. */
interface ActFacts {
  readonly gpus: number;
  /** GPUs of the widest job. */
  readonly widest: number;
  /** Mean time between failures of the whole hall. */
  readonly mttf: Seconds;
  /** Of the data-parallel job; 0 without one. */
  readonly replicas: number;
}
