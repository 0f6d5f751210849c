import type { ClusterView, Command, CommandResult, GangWindow, JobId, Level, PriceResult, Seconds, SimEvent } from "../sim/index.ts";

/** A constraint badge of the header. */
export interface Badge {
  readonly id: "fragmentation" | "goodput" | "sla";
  /** A share in [0, 1]; for the SLA, seconds left until the gang must start, or 0. */
  readonly value: number;
  readonly limit: number;
  readonly state: "green" | "red" | "waiting";
}

/** How well a run stands, by its level's goals. */
export interface Score {
  readonly stars: 0 | 1 | 2 | 3;
  readonly badges: readonly Badge[];
  /** Lost to kills + migrating + tax + stalled, GPU-seconds. */
  readonly disruption: number;
  /** The most disruption that still earns the third star, GPU-seconds. */
  readonly threeStarDisruption: number;
}

/** What every screen gets once a frame. */
export interface Frame {
  readonly view: ClusterView;
  /** Since the last frame, oldest first. */
  readonly events: readonly SimEvent[];
  readonly score: Score;
  readonly paused: boolean;
  readonly speed: Speed;
}

export type Speed = 1 | 4 | 16;

/** A part of the screen or a speaker. */
export interface Screen {
  show(frame: Frame): void;
}

/** One play-through: the wall clock drives simulated time, and commands are recorded as they are done. */
export interface Session {
  readonly level: Level;
  readonly seed: string;
  paused: boolean;
  speed: Speed;
  send(command: Command): CommandResult;
  price(command: Command): PriceResult;
  windows(job: JobId, count: number): readonly GangWindow[];
  view(): ClusterView;
  score(): Score;
  /** Advances by `realSeconds` of the wall clock, unless paused or ended. */
  frame(realSeconds: number): Frame;
  /** Advances simulated time at once, whatever the speed; for tools. */
  advance(seconds: Seconds): void;
  digest(): string;
}
