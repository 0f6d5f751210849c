import type { CommandResult, ElasticView } from "../sim/index.ts";
import type { Interaction } from "./interaction.ts";
import { leaveOut, orderOf, type RingDraft } from "./ring-draft.ts";

/** Where the ring that is being drawn lies. */
export type RingHand = Pick<Interaction, "ringDraft" | "ringEnd">;

/** Whether the player's hand is what the ring waits for, or soon will be: a finished drawing then costs nothing more. */
export function waitsForHand({ stage, mode, routing }: Pick<ElasticView, "stage" | "mode" | "routing">): boolean {
  return routing === "by-hand" && (stage === "waiting-for-ring" || (stage === "detecting" && mode !== "rigid"));
}

/** Discards the drawing. */
export function dropDraft({ ringDraft, ringEnd }: RingHand): void {
  ringDraft.value = null;
  ringEnd.value = null;
}

/**
 * The rule of a drawing, to be followed each frame: replicas that break leave it; it is sent as soon as it is closed while
 * the fleet waits for it, once; and it is dropped when the ring itself has changed.
 */
export function createRingSender(
  hand: RingHand,
  send: (order: readonly number[]) => CommandResult,
): (elastic: ElasticView | null) => void {
  let known: string | null = null;
  let sent: RingDraft | null = null;
  return (elastic) => {
    const ring = elastic?.ring.join() ?? "";
    if (known !== ring) dropDraft(hand);
    known = ring;
    const draft = hand.ringDraft.peek();
    if (draft === null || elastic === null) return;
    const broken = elastic.replicas.filter(({ id, status }) => status === "broken" && draft.members.includes(id));
    const rest = broken.reduce((left, { id }) => leaveOut(left, id), draft);
    if (rest !== draft) hand.ringDraft.value = rest;
    const waits = waitsForHand(elastic);
    if (!waits) sent = null;
    const order = waits && sent !== rest ? orderOf(rest) : null;
    if (order === null) return;
    sent = rest;
    if (send(order).ok) dropDraft(hand);
  };
}
