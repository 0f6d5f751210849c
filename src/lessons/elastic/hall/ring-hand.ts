import {
  connect,
  insert,
  leaveOut,
  neighborsOf,
  includeReplica,
  type Link,
  type RingDraft,
} from "../../../session/ring-draft.ts";
import type { RingRefusal } from "./ring-refusal.ts";
import { middleOf, type RingState } from "./ring-state.ts";

/** Where something in the hand may be put. */
export type RingTarget =
  | { readonly kind: "replica"; readonly replica: number }
  | { readonly kind: "link"; readonly link: Link };

/** What putting it there would come to. */
export type RingOffer =
  | { readonly ok: true; readonly draft: RingDraft }
  | { readonly ok: false; readonly refusal: RingRefusal };

/**
 * What becomes of a draft when the replica in the hand is put somewhere: a loose end is connected to another; a replica
 * that stands alone, or is moved as a whole, goes between two that are connected.
 */
export function offerAt(
  ring: RingState,
  shown: RingDraft,
  held: number,
  target: RingTarget,
  moves: boolean,
): RingOffer {
  const ids = target.kind === "replica" ? [held, target.replica] : [held, ...target.link];
  if (ids.some((id) => ring.replicas[id]?.status === "broken")) return { ok: false, refusal: "broken" };
  const draft = includeReplica(shown, held);
  const links = neighborsOf(draft, held).length;
  const free = moves || links === 0;
  if (target.kind === "link") {
    const next = free ? insert(draft, held, target.link) : draft;
    return next === draft ? { ok: false, refusal: "full" } : { ok: true, draft: next };
  }
  const other = includeReplica(draft, target.replica);
  const full = neighborsOf(other, target.replica).length > 1;
  if (free && full) return besides(ring, other, held, target.replica);
  if (full || (links > 1 && !moves)) {
    return { ok: false, refusal: neighborsOf(other, held).includes(target.replica) ? "linked" : "full" };
  }
  return join(moves && links > 1 ? lift(other, held) : other, held, target.replica);
}

/** Whether a replica has an end that can be connected: it is healthy, and has fewer than two neighbors. */
export function isLoose(ring: RingState, draft: RingDraft, replica: number): boolean {
  return ring.replicas[replica]?.status !== "broken" && neighborsOf(draft, replica).length < 2;
}

function join(draft: RingDraft, held: number, other: number): RingOffer {
  const next = connect(draft, held, other);
  if (next) return { ok: true, draft: next };
  return { ok: false, refusal: neighborsOf(draft, held).includes(other) ? "linked" : "loop" };
}

/** Takes a replica out from between its neighbors, which are connected. */
function lift(draft: RingDraft, replica: number): RingDraft {
  const [before, after] = neighborsOf(draft, replica);
  const rest = leaveOut(draft, replica);
  const closed = before === undefined || after === undefined ? null : connect(rest, before, after);
  return includeReplica(closed ?? rest, replica);
}

/** Puts a replica on that side of another where the way around is shorter. */
function besides(ring: RingState, draft: RingDraft, held: number, other: number): RingOffer {
  const detour = (neighbor: number): number => {
    const [a, b, c] = [middleOf(ring, other), middleOf(ring, neighbor), middleOf(ring, held)];
    return Math.hypot(c.x - b.x, c.y - b.y) - Math.hypot(a.x - b.x, a.y - b.y);
  };
  const sides = neighborsOf(draft, other).filter((neighbor) => neighbor !== held);
  const [nearest] = sides.toSorted((one, next) => detour(one) - detour(next));
  const next = nearest === undefined ? draft : insert(draft, held, [other, nearest]);
  return next === draft ? { ok: false, refusal: "linked" } : { ok: true, draft: next };
}
