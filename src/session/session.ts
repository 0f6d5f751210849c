import type { ClusterView, Command, CommandResult, GangWindow, JobId, Level, PriceResult, Seconds, SimEvent } from "../sim/index.ts";

/** What every screen gets once a frame. */
export interface Frame {
  readonly view: ClusterView;
  /** Since the last frame, oldest first. */
  readonly events: readonly SimEvent[];
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
  /** Advances by `realSeconds` of the wall clock, unless paused or ended. */
  frame(realSeconds: number): Frame;
  /** Advances simulated time at once, whatever the speed; for tools. */
  advance(seconds: Seconds): void;
  digest(): string;
}
