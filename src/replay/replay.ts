import type { Command, Seconds } from "../sim/index.ts";

/** A command and when it was done. */
export interface TimedCommand {
  readonly time: Seconds;
  readonly command: Command;
}

/** The state's hash at a time, after all commands of that time. */
export interface TimedDigest {
  readonly time: Seconds;
  /** 16 hex digits. */
  readonly digest: string;
}

/** How the player had set the game up, accommodations included; it never changes what the core computes. */
export type ReplaySettings = Readonly<Record<string, string | number | boolean>>;

/** A whole run: enough for anybody to run it again and to see that it is the same. */
export interface Replay {
  readonly format: 1;
  readonly simVersion: number;
  readonly levelId: string;
  readonly levelHash: string;
  readonly seed: string;
  readonly settings: ReplaySettings;
  /** In order of time. */
  readonly commands: readonly TimedCommand[];
  /** In order of time; the last one is where the run ended. */
  readonly digests: readonly TimedDigest[];
}

/** Bounds on a replay from outside, checked before anything else is: they bound the work that it may cause. */
export const replayLimits = {
  /** Characters of the file. */
  characters: 8_000_000,
  commands: 5_000,
  digests: 5_000,
  /** Nodes, jobs or replicas that one command may name. */
  idsInCommand: 100_000,
  /** Nodes, jobs and replicas that all commands together may name. */
  idsInAll: 1_000_000,
  settings: 50,
  /** Characters of an id or a setting. */
  word: 200,
  seconds: 366 * 24 * 3600,
} as const;
