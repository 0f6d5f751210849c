import { cut, leaveOut, neighborsOf, type Link, type RingDraft } from "../../../session/ring-draft.ts";
import type { NodeId } from "../../../sim/index.ts";
import type { Point } from "../../../view/geometry.ts";
import { nodeAt } from "../../../view/picking.ts";
import { nearestOn } from "./hop-curve.ts";
import { isLoose, offerAt, type RingOffer, type RingTarget } from "./ring-hand.ts";
import type { RingRefusal } from "./ring-refusal.ts";
import { lineOf, middleOf, replicaOfNode, shownDraft, type RingModel, type RingState } from "./ring-state.ts";

/** A line is met within this distance, CSS pixels. */
const reach = 7;
/** Between these shares of its way a line is what is meant, not the replicas that it connects. */
const middlePart = { from: 0.32, to: 0.68 } as const;

/** What is in the hand: a loose end, or a replica that is moved as a whole. */
export function heldReplica({ hall, movedReplica }: RingModel): number | null {
  return movedReplica ?? hall.interaction.ringEnd.value;
}

/** What of the ring is at a point of the hall: a link in its middle, else a replica. */
export function targetAt(model: RingModel, ring: RingState, point: Point): RingTarget | null {
  const draft = shownDraft(model, ring);
  const replica = replicaOfNode(ring, nodeAt(model.hall.geometry, point));
  const held = heldReplica(model);
  // A loose end that hangs on others cannot be put on a line, so it never means one.
  const bound = held !== null && model.movedReplica === null && neighborsOf(draft, held).length > 0;
  const link = bound ? null : linkAt(model, ring, draft, point, replica === null);
  if (link) return { kind: "link", link };
  return replica === null ? null : { kind: "replica", replica };
}

function linkAt(model: RingModel, ring: RingState, draft: RingDraft, point: Point, anywhere: boolean): Link | null {
  const { view, canvas } = model.hall.camera;
  let best = (reach * canvas.ratio) / view.zoom;
  let found: Link | null = null;
  for (const link of draft.links) {
    const { distance, share } = nearestOn(lineOf(ring, link), point);
    const meant = anywhere || (share > middlePart.from && share < middlePart.to);
    if (!meant || distance > best) continue;
    best = distance;
    found = link;
  }
  return found;
}

/** What is pointed at, by the pointer or by the keyboard's cursor. */
export function pointedTarget(model: RingModel, ring: RingState): RingTarget | null {
  if (model.hall.cursor === null) return model.hall.pointer ? targetAt(model, ring, model.hall.pointer) : null;
  const replica = replicaOfNode(ring, model.hall.cursor);
  return replica === null ? null : { kind: "replica", replica };
}

/** What putting the hand's content on a target would come to; null with an empty hand, or on what is held itself. */
export function offerFor(model: RingModel, ring: RingState, target: RingTarget): RingOffer | null {
  const held = heldReplica(model);
  if (held === null || (target.kind === "replica" && target.replica === held)) return null;
  return offerAt(ring, shownDraft(model, ring), held, target, model.movedReplica !== null);
}

/** Begins a drag at a point, of loose ends only if `looseOnly`; whether there was something of the ring to drag. */
export function grabRing(model: RingModel, point: Point, looseOnly: boolean): boolean {
  const { ring, hall } = model;
  const { interaction } = hall;
  if (!ring || interaction.zoom.value === "node" || interaction.carry.value) return false;
  const replica = replicaOfNode(ring, nodeAt(model.hall.geometry, point));
  if (replica === null) return false;
  const draft = shownDraft(model, ring);
  if (looseOnly && !isLoose(ring, draft, replica)) return false;
  if (ring.replicas[replica]?.status === "broken") {
    refuse(model, ring, replica, "broken");
    return true;
  }
  if (isLoose(ring, draft, replica) && neighborsOf(draft, replica).length > 0) interaction.ringEnd.value = replica;
  else model.movedReplica = replica;
  return true;
}

/** Ends a drag where it is let go; null: outside the hall. */
export function releaseRing(model: RingModel, point: Point | null): void {
  const { ring } = model;
  const target = ring && point ? targetAt(model, ring, point) : null;
  if (ring && target) put(model, ring, target);
  dropRing(model);
}

/** A click: takes a loose end in hand, connects it, or cuts a link; whether the click meant the ring. */
export function clickRing(model: RingModel, point: Point): boolean {
  const { ring, hall } = model;
  const { interaction } = hall;
  if (!ring || (interaction.zoom.value === "node" && heldReplica(model) === null)) return false;
  const target = targetAt(model, ring, point);
  if (heldReplica(model) !== null) {
    if (target === null || put(model, ring, target)) dropRing(model);
    return true;
  }
  if (target?.kind === "link") {
    interaction.ringDraft.value = cut(shownDraft(model, ring), ...target.link);
    return true;
  }
  return target !== null && pickReplica(model, ring, target.replica);
}

/** Enter on a node: the same as a click on its replica. */
export function enterRing(model: RingModel, node: NodeId): boolean {
  const { ring } = model;
  const replica = ring ? replicaOfNode(ring, node) : null;
  if (!ring || replica === null) return false;
  if (heldReplica(model) === null) return pickReplica(model, ring, replica);
  if (put(model, ring, { kind: "replica", replica })) dropRing(model);
  return true;
}

/** Delete on a node: cuts the end in hand from its neighbor there, or leaves the node's replica out. */
export function removeFromRing(model: RingModel, node: NodeId): boolean {
  const { ring, hall } = model;
  const { interaction } = hall;
  const replica = ring ? replicaOfNode(ring, node) : null;
  if (!ring || replica === null) return false;
  const draft = shownDraft(model, ring);
  if (!draft.members.includes(replica)) return false;
  const held = interaction.ringEnd.value;
  const cuts = held !== null && neighborsOf(draft, held).includes(replica);
  interaction.ringDraft.value = cuts ? cut(draft, held, replica) : leaveOut(draft, replica);
  if (held === replica) dropRing(model);
  return true;
}

/** Empties the hand; whether it held anything of the ring. */
export function dropRing(model: RingModel): boolean {
  const held = heldReplica(model) !== null;
  model.movedReplica = null;
  model.hall.interaction.ringEnd.value = null;
  return held;
}

/** Takes a loose end in hand, or else selects the replica's nodes. */
function pickReplica(model: RingModel, ring: RingState, replica: number): boolean {
  const { interaction } = model.hall;
  if (isLoose(ring, shownDraft(model, ring), replica)) interaction.ringEnd.value = replica;
  else interaction.selection.value = (ring.replicas[replica]?.nodes ?? []).toSorted((a, b) => a - b);
  return true;
}

/** Puts what is in the hand on a target, or says why not; whether the hand is free then. */
function put(model: RingModel, ring: RingState, target: RingTarget): boolean {
  const offer = offerFor(model, ring, target);
  if (offer === null) return true;
  model.refusal = null;
  if (offer.ok) model.hall.interaction.ringDraft.value = offer.draft;
  else refuse(model, ring, target.kind === "replica" ? target.replica : target.link[0], offer.refusal);
  return offer.ok;
}

function refuse(model: RingModel, ring: RingState, replica: number, reason: RingRefusal): void {
  model.refusal = { reason, replica, at: middleOf(ring, replica), since: model.hall.now };
}
