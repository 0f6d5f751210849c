import type { Scene } from "phaser";
import type { Frame } from "../session/session.ts";
import type { JobView, NodeId } from "../sim/index.ts";
import type { Point } from "./geometry.ts";
import type { LampLook } from "./lamps.ts";
import type { WavingJob } from "./training-waves.ts";

/** What a lesson draws over the racks, and does with the pointer and the keys there. */
export interface HallOverlay {
  /** How it is operated, for a screen reader. */
  readonly label: string;
  /** Whether pods stand one under the other, so that lines between their rows are short. */
  readonly stacksPods: boolean;
  readonly hand: OverlayHand;
  /** What the lamps show of it. */
  readonly lamps: Pick<LampLook, "takesPart" | "isStalled">;
  /** Reads what happened. */
  follow(frame: Frame): void;
  /** The job that fills the hall, as its waves show it. */
  waving(job: JobView): WavingJob;
  /** Makes its drawing for a scene. */
  draw(scene: Scene): OverlayDrawing;
}

/** An overlay's game objects. */
export interface OverlayDrawing {
  /** Draws what stands again if any of it changed; returns whether. */
  update(): boolean;
  /** Moves on what lives, by real seconds; `stale`: what the lamps show has changed. */
  advance(seconds: number, paused: boolean): { readonly moves: boolean; readonly stale: boolean };
  destroy(): void;
}

/** What pointer and keys do to it before they do anything else to the hall; each says whether they did. */
export interface OverlayHand {
  /** Whether a finger that rests on this node means the overlay. */
  holds(node: NodeId): boolean;
  /** Begins a drag at a point of the hall, of loose things only if `looseOnly`. */
  grab(point: Point, looseOnly: boolean): boolean;
  /** Ends the drag over a point; null: outside the hall. */
  release(point: Point | null): void;
  click(point: Point): boolean;
  /** Enter on a node. */
  enter(node: NodeId): boolean;
  /** Delete on a node. */
  remove(node: NodeId): boolean;
  /** Empties the hand. */
  drop(): boolean;
}
