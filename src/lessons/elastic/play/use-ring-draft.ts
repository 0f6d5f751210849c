import { useEffect, useRef } from "preact/hooks";
import { closeGaps, draftOf, leaveOut, orderOf, type RingDraft } from "../../../session/ring-draft.ts";
import type { ElasticView } from "../../../sim/index.ts";
import type { HudState } from "../../../hud/hud-state.ts";

/** Whether the player's hand is what the ring waits for, or soon will be: a finished drawing then costs nothing more. */
export function waitsForHand({ stage, mode, routing }: Pick<ElasticView, "stage" | "mode" | "routing">): boolean {
  return routing === "by-hand" && (stage === "waiting-for-ring" || (stage === "detecting" && mode !== "rigid"));
}

/** The ring that is being drawn; if it is open and nobody has touched it, what is left of it; else null. */
export function draftNow(hud: HudState, elastic: ElasticView): RingDraft | null {
  return hud.app.interaction.ringDraft.value ?? (waitsForHand(elastic) ? draftOf(elastic) : null);
}

/** Closes the gaps of what is drawn, or of what is left of the ring. */
export function closeDraft(hud: HudState, elastic: ElasticView): void {
  const { ringDraft, ringEnd } = hud.app.interaction;
  const draft = ringDraft.peek() ?? (waitsForHand(elastic) ? draftOf(elastic) : null);
  if (draft === null) return;
  ringEnd.value = null;
  ringDraft.value = closeGaps(draft, elastic.ring);
}

/** Closes the gaps by the key, if there is a job with a ring. */
export function closeRing(hud: HudState): void {
  const elastic = hud.frame.peek()?.view.elastic ?? null;
  if (elastic !== null) closeDraft(hud, elastic);
}

/** Throws the drawing away. */
export function dropDraft(hud: HudState): void {
  hud.app.interaction.ringDraft.value = null;
  hud.app.interaction.ringEnd.value = null;
}

/**
 * Sends a drawing as soon as it is closed while the fleet waits for it, takes replicas that break out of it, and drops
 * it once the ring itself has changed.
 */
export function useRingDraft(hud: HudState, elastic: ElasticView | null): void {
  const draft = hud.app.interaction.ringDraft.value;
  const session = hud.app.session.value;
  const ring = elastic?.ring.join(" ") ?? "";
  const broken = elastic?.replicas.filter(({ status }) => status === "broken").map(({ id }) => id) ?? [];
  const waits = elastic !== null && waitsForHand(elastic);
  const known = useRef({ ring, session });
  useEffect(() => {
    if (known.current.ring !== ring || known.current.session !== session) dropDraft(hud);
    known.current = { ring, session };
  }, [ring, session]);
  useEffect(() => {
    if (draft === null) return;
    const gone = broken.filter((id) => draft.members.includes(id));
    if (gone.length > 0) {
      hud.app.interaction.ringDraft.value = gone.reduce(leaveOut, draft);
      return;
    }
    const order = waits ? orderOf(draft) : null;
    if (order !== null && hud.send({ type: "set-ring", order }).ok) dropDraft(hud);
  }, [draft, waits, broken.join(" ")]);
}
