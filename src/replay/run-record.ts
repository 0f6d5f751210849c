import type { Mechanism } from "../levels/mechanisms.ts";
import type { Command, Seconds } from "../sim/index.ts";

/** A command and when it was done. */
export interface TimedCommand {
  readonly time: Seconds;
  readonly command: Command;
  /** The wall clock when it was given. It proves nothing, but shows who thought long, and who stopped and began anew. */
  readonly at?: Instant;
}

/** The state's hash at a time, after all commands of that time. */
export interface TimedDigest {
  readonly time: Seconds;
  /** 16 hex digits. */
  readonly digest: string;
}

/** How the player had set the game up, accommodations included; it never changes what the core computes. */
export type RunSettings = Readonly<Record<string, string | number | boolean>>;

/** The numbers of a structured rationale, seconds; null where nothing has been filled in. */
export interface Claims {
  /** How long a checkpoint takes. */
  readonly checkpoint: Seconds | null;
  readonly mttf: Seconds | null;
  /** The interval chosen. */
  readonly interval: Seconds | null;
}

/** What a player answered to a question that came up during the run. */
export interface RunAnswer {
  /** Of the question, by its lesson. */
  readonly id: string;
  readonly time: Seconds;
  /** In the question's unit; null where it was skipped. */
  readonly value: number | null;
  /** What `sealAnswer` gave when it was locked. */
  readonly seal: string;
}

/** Milliseconds since 1970. */
export type Instant = number;

/** How a run was judged where it was played; whoever plays it again judges for themselves. */
export interface ClaimedScore {
  readonly stars: 0 | 1 | 2 | 3;
  /** By the level's measure. */
  readonly measure: number;
}

/** Where a run was played on from: practice, whatever comes of it. */
export interface Fork {
  /** The last digest of the run that it was forked from, which tells that from every other. */
  readonly of: string;
  readonly at: Seconds;
}

/** The format of a run's record. */
export const recordFormat = 5;

/**
 * A whole run, unfinished or over: enough to go on with it, and for anybody to run it again and to see that it is the
 * same. What does not apply, or was not recorded, is null.
 */
export interface RunRecord {
  readonly format: typeof recordFormat;
  readonly simVersion: number;
  /** The code that the run was played by. */
  readonly build: string | null;
  readonly levelId: string;
  /** The level that the run was played and judged by, as `levelHash` has it. */
  readonly levelHash: string;
  readonly seed: string;
  /** The state's hash before the first command: it says which seed the run was played on. */
  readonly start: string | null;
  readonly settings: RunSettings | null;
  /** In the unit of the level's metric; null before it is locked. */
  readonly prediction: number | null;
  /** Why it would come out so; locked with it. */
  readonly mechanism: Mechanism | null;
  /** Null for a run that was played from its beginning. */
  readonly fork: Fork | null;
  /** What `sealPrediction` gave when they were locked, or the run was forked. */
  readonly predictionSeal: string | null;
  /** What was predicted during the run, in order of time; missing where nothing was asked. */
  readonly answers?: readonly RunAnswer[];
  /** In order of time. */
  readonly commands: readonly TimedCommand[];
  /** All that the player wrote; null for nothing. */
  readonly rationale: string | null;
  readonly claims: Claims | null;
  /** In order of time; a record that can be verified has its last one at `time`. */
  readonly digests: readonly TimedDigest[];
  /** How far the run is told: no command and no digest is later. */
  readonly time: Seconds;
  /** Null for a run that is not over. */
  readonly score: ClaimedScore | null;
  /** Which attempt at the level it was on its computer, counted from 1; those that were given up count. */
  readonly attempt: number | null;
  /** One play-through in one tab: a run that is gone on with is another. */
  readonly id: string | null;
  /** The visit in which it was played: others do not see its words. */
  readonly visit: string | null;
  /** When the run began; one that is gone on with began when it was begun first. */
  readonly startedAt: Instant | null;
  /** When this record was made: of several unfinished runs the one played last comes back. */
  readonly savedAt: Instant | null;
  /** When the run was over; null while it is not. */
  readonly endedAt: Instant | null;
}

/** What of a record the simulation cannot tell. */
export type RunNotes = Omit<
  RunRecord,
  "format" | "simVersion" | "levelId" | "seed" | "start" | "commands" | "digests" | "time"
>;

/** Bounds on a record from outside, checked before anything else is: they bound the work that it may cause. */
export const replayLimits = {
  commands: 5_000,
  /** No level notes as many. */
  digests: 60,
  /** Nodes, jobs or replicas that one command may name. */
  idsInCommand: 100_000,
  /** Nodes, jobs and replicas that all commands together may name. */
  idsInAll: 1_000_000,
  settings: 50,
  /** Answers to questions. */
  answers: 100,
  /** Characters of an id or a setting. */
  word: 200,
  /** Characters of a rationale. */
  rationale: 20_000,
  seconds: 366 * 24 * 3600,
} as const;
