import { signal, type ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { TermId } from "../../codex/term-names.ts";

/** Milliseconds that a pointer rests on a term, or a finger stays on it, until its card opens. */
const restMs = 500;
/** Milliseconds that a pointer has to reach the card before it closes. */
const leaveMs = 200;

/** A term's card that is open, and what it was opened from. */
export interface OpenTerm {
  readonly id: TermId;
  readonly anchor: HTMLElement;
  /** It was asked for, and stays until it is closed; else it goes with the pointer. */
  readonly stays: boolean;
  /** What the element adds to its term. */
  readonly more: (() => JSX.Element) | null;
}

/** Opens and closes the cards of terms; at most one is open. */
export interface TermControl {
  readonly open: ReadonlySignal<OpenTerm | null>;
  show(term: OpenTerm): void;
  hide(): void;
  /** Shows another term in the card that is open. */
  turnTo(id: TermId): void;
  /** Opens it in a moment, unless the pointer leaves. */
  rest(term: OpenTerm): void;
  /** Closes it in a moment, unless it stays or the pointer comes back. */
  leave(): void;
  /** The pointer is on the card, or a finger has left before its time. */
  stay(): void;
}

/** Builds the page's one card; `onShow` is called before one opens. */
export function createTermControl(onShow: () => void): TermControl {
  const open = signal<OpenTerm | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (run: () => void, after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(run, after);
  };
  const show = (term: OpenTerm | null): void => {
    clearTimeout(timer);
    if (term !== null) onShow();
    open.value = term;
  };
  return {
    open,
    show,
    hide: () => show(null),
    turnTo(id) {
      const now = open.peek();
      if (now !== null) show({ ...now, id, more: null, stays: true });
    },
    rest: (term) => later(() => open.peek()?.stays !== true && show(term), restMs),
    leave() {
      const now = open.peek();
      if (now === null) clearTimeout(timer);
      else if (!now.stays) later(() => show(null), leaveMs);
    },
    stay: () => clearTimeout(timer),
  };
}

interface Triggers {
  readonly "aria-haspopup": "dialog";
  readonly "aria-expanded": "false";
  readonly onClick: (event: Event) => void;
  readonly onPointerEnter: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
}

/** What makes a button open a term's card: by a click or a key, under a pointer that rests, or a finger that stays. */
export function opensTerm(control: TermControl, id: TermId, more: OpenTerm["more"] = null): Triggers {
  const termAt = (event: Event, stays: boolean): OpenTerm | null =>
    event.currentTarget instanceof HTMLElement ? { id, anchor: event.currentTarget, stays, more } : null;
  const rest = (event: Event): void => {
    const term = termAt(event, false);
    if (term !== null) control.rest(term);
  };
  return {
    "aria-haspopup": "dialog",
    // The card says so itself while it is open.
    "aria-expanded": "false",
    onClick(event) {
      const term = termAt(event, true);
      const now = control.open.peek();
      if (term === null || (now?.stays === true && now.anchor === term.anchor)) control.hide();
      else control.show(term);
    },
    onPointerEnter(event) {
      if (event.pointerType === "mouse") rest(event);
    },
    onPointerDown(event) {
      if (event.pointerType !== "mouse") rest(event);
    },
    onPointerLeave(event) {
      if (event.pointerType === "mouse") control.leave();
      else if (control.open.peek() === null) control.stay();
    },
  };
}
