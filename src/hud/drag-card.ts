import { emptyHand, isDragged, type Held, type Interaction } from "../session/interaction.ts";

/** A press moves at least this far before it is a drag, CSS pixels. */
const dragPixels = 6;

/**
 * Follows a press on a card until it is a drag, which takes what the card stands for into the hand. The hall then moves
 * and drops it; whatever ends the drag elsewhere, or where there is no hall, puts it back.
 */
export function dragCard(interaction: Interaction, held: Held, press: PointerEvent, onPickUp: () => void): void {
  const card = press.currentTarget;
  if (press.button !== 0 || isDragged(interaction) || !isElement(card)) return;
  const pointer = press.pointerId;
  const stop = new AbortController();
  const { signal } = stop;
  const touch = press.pointerType === "touch";
  let drags = false;
  const end = (): void => {
    stop.abort();
    if (isDragged(interaction, pointer)) emptyHand(interaction);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return;
    // Its end was told to nobody.
    if (!touch && event.buttons === 0) return end();
    if (drags || Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < dragPixels) return;
    drags = true;
    card.setPointerCapture(pointer);
    interaction.carry.value = { ...held, pointer };
    onPickUp();
  };
  const own = (event: PointerEvent): void => {
    if (event.pointerId === pointer) end();
  };
  // A finger's press is captured by what is under it, and goes over to the card.
  const lost = (event: PointerEvent): void => {
    if (drags && !card.hasPointerCapture(pointer)) own(event);
  };
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", own, { signal });
  window.addEventListener("pointercancel", own, { signal });
  window.addEventListener("lostpointercapture", lost, { signal });
  // Under a finger that rests, a menu is no end: none is wanted.
  window.addEventListener("contextmenu", (event) => (touch ? event.preventDefault() : end()), { signal });
  window.addEventListener("blur", end, { signal });
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && "setPointerCapture" in target;
}
