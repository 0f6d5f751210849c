import { formatCount } from "../../../text/numbers.ts";
import type { RingRefusal } from "../hall/ring-refusal.ts";

/** How the ring is operated by keys. */
export const ringKeys =
  "Enter on a replica takes its loose end in hand, Enter on another connects them, Escape lets go, Delete leaves a replica out of the ring.";

/** What is said at the slowest hop of a ring. */
export function slowestHop(bytesPerSecond: number): string {
  return `slowest: ${formatCount(Math.round(bytesPerSecond / 1e9))} GB/s`;
}

/** Why what is drawn of a ring cannot be. */
export const ringRefusals: Readonly<Record<RingRefusal, string>> = {
  broken: "Broken: it cannot take part",
  linked: "These two are connected already",
  loop: "That closes the ring without the others",
  full: "It has two neighbors: cut one first",
};
