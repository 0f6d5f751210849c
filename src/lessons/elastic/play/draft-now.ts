import { waitsForHand } from "../../../session/send-ring.ts";
import { closeGaps, draftOf, type RingDraft } from "../../../session/ring-draft.ts";
import type { ElasticView } from "../../../sim/index.ts";
import type { HudState } from "../../../hud/hud-state.ts";

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
