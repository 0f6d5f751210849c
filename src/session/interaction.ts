import { signal, type Signal } from "@preact/signals-core";
import type { JobId, NodeId } from "../sim/index.ts";
import type { RingDraft } from "./ring-draft.ts";

/** What can be held in the hand: a gang to place, or running jobs to move. */
export type Held =
  | { readonly kind: "gang"; readonly job: JobId }
  | { readonly kind: "jobs"; readonly jobs: readonly JobId[] };

/** What the player holds in the hand. */
export type Carry = Held & {
  /** The pointer that drags it, and lets go of it at the latest when it is up; null once it stays until it is put down. */
  readonly pointer: number | null;
};

/** A place in the hall under the pointer or the keyboard, with its position on the page in CSS pixels. */
export interface Spot {
  readonly node: NodeId;
  readonly x: number;
  readonly y: number;
}

/** Colors of the hall: the usual four, or a set that is safe for color vision, with patterns. */
export type Theme = "control-room" | "color-safe";

/**
 * What the player is about to do: shared by the hall and the zones, gone when the page is.
 * The zones start and end a carry; the hall moves the ghost and drops.
 */
export interface Interaction {
  /** GPU index under the pointer or the hall's keyboard cursor, or null. */
  readonly hovered: Signal<{ readonly gpu: number; readonly x: number; readonly y: number } | null>;
  /** Nodes selected by a click on a rack or a box; ascending. */
  readonly selection: Signal<readonly NodeId[]>;
  readonly carry: Signal<Carry | null>;
  /** Where the carried thing would land; for a gang, `node` is the first node of its window, kept inside one pod. */
  readonly ghost: Signal<Spot | null>;
  /** Set by a drop; the zones then ask what to do and set it back to null. */
  readonly dropped: Signal<{ readonly carry: Held; readonly spot: Spot } | null>;
  /** The hall flies to these nodes when this changes. */
  readonly lookAt: Signal<readonly NodeId[] | null>;
  /** Which of the three levels of meaning the hall shows now. */
  readonly zoom: Signal<"hall" | "rack" | "node">;
  /** Asked of the hall by buttons and keys; the hall sets it back to null. */
  readonly zoomRequest: Signal<"in" | "out" | "fit" | null>;
  /** The ring of a data-parallel job while the player draws it; null while it is as the core has it. */
  readonly ringDraft: Signal<RingDraft | null>;
  /** The replica whose loose end is in the hand, to be connected to another. */
  readonly ringEnd: Signal<number | null>;
  readonly theme: Signal<Theme>;
  readonly reducedMotion: Signal<boolean>;
}

export function createInteraction(): Interaction {
  return {
    hovered: signal(null),
    selection: signal([]),
    carry: signal(null),
    ghost: signal(null),
    dropped: signal(null),
    lookAt: signal(null),
    zoom: signal("hall"),
    zoomRequest: signal(null),
    ringDraft: signal(null),
    ringEnd: signal(null),
    theme: signal("control-room"),
    reducedMotion: signal(false),
  };
}

/** Empties the hand, also of what has been dropped and is still asked about. */
export function emptyHand({ carry, ghost, dropped }: Interaction): void {
  dropped.value = null;
  carry.value = null;
  ghost.value = null;
}

/** Whether a pointer, or any of them, drags what is in the hand. */
export function isDragged({ carry }: Interaction, pointer: number | null = null): boolean {
  const by = carry.peek()?.pointer ?? null;
  return by !== null && (pointer === null || by === pointer);
}
