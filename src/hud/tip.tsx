import { signal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useFloat, within } from "./use-float.ts";

/** Milliseconds a pointer has to reach the tip before it goes. */
const leaveMs = 160;
const margin = 8;

/** An explanation that is open, and what it explains. */
export interface OpenTip {
  readonly anchor: Element;
  /** Drawn anew as the run goes on. */
  readonly body: () => JSX.Element | string;
}

/** Opens and closes explanations; at most one is open. */
export interface TipControl {
  readonly open: Signal<OpenTip | null>;
  show(tip: OpenTip): void;
  hide(): void;
  /** Closes it unless the pointer comes back in time. */
  leave(): void;
  stay(): void;
}

/** Builds the zones' one tooltip. */
export function createTips(): TipControl {
  const open = signal<OpenTip | null>(null);
  let timer = 0;
  const stay = (): void => {
    window.clearTimeout(timer);
    timer = 0;
  };
  const hide = (): void => {
    stay();
    open.value = null;
  };
  return {
    open,
    stay,
    hide,
    show(tip) {
      stay();
      open.value = tip;
    },
    leave() {
      // A pointer that goes on moving must not put it off.
      if (timer === 0) timer = window.setTimeout(hide, leaveMs);
    },
  };
}

/** Who has the one tooltip. */
interface Tipped {
  readonly tips: TipControl;
}

interface TipTriggers {
  readonly "aria-describedby": string;
  readonly onPointerEnter: (event: Event) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onFocus: (event: Event) => void;
  readonly onBlur: () => void;
}

/** What makes an element explain itself under a pointer, under the focus, or after a tap. */
export function tipOf(hud: Tipped, body: OpenTip["body"]): TipTriggers {
  const { tips } = hud;
  const show = (event: Event): void => {
    if (event.currentTarget instanceof Element) tips.show({ anchor: event.currentTarget, body });
  };
  return {
    "aria-describedby": "tip",
    onPointerEnter: show,
    onPointerLeave: (event) => {
      if (event.pointerType === "mouse") tips.leave();
    },
    // Focus that a closing dialog gives back after a click explains nothing: the tip would lie over what is next.
    onFocus: (event) => {
      if (event.currentTarget instanceof Element && event.currentTarget.matches(":focus-visible")) show(event);
    },
    onBlur: () => tips.hide(),
  };
}

/** The tooltip: inside the page, below what it explains or, where there is no room, above. */
export function Tip({ hud }: { readonly hud: Tipped }): JSX.Element | null {
  const tip = hud.tips.open.value;
  const ref = useFloat((size) => (tip === null ? { x: 0, y: 0 } : placeTip(tip.anchor, size)));
  useEffect(() => {
    if (tip === null) return;
    const stop = new AbortController();
    const { signal: until } = stop;
    window.addEventListener("keydown", (event) => event.key === "Escape" && hud.tips.hide(), { signal: until });
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !tip.anchor.contains(event.target)) hud.tips.hide();
    };
    window.addEventListener("pointerdown", elsewhere, { signal: until, capture: true });
    // What it explains may be gone or moved from under the pointer, which nothing tells of.
    const movedOn = (event: PointerEvent): void => {
      if (event.pointerType === "mouse" && !explains(tip, event.target)) hud.tips.leave();
    };
    window.addEventListener("pointermove", movedOn, { signal: until, capture: true });
    return () => stop.abort();
  }, [tip]);
  if (tip === null || !tip.anchor.isConnected) return null;
  return (
    <div
      ref={ref}
      id="tip"
      class="tip"
      role="tooltip"
      onPointerEnter={() => hud.tips.stay()}
      onPointerLeave={() => hud.tips.leave()}
    >
      {tip.body()}
    </div>
  );
}

/** Whether the tip is about what is there, or what has the keyboard's focus. */
function explains({ anchor }: OpenTip, target: EventTarget | null): boolean {
  if (anchor.isConnected && anchor.matches(":focus-visible")) return true;
  return target instanceof Element && (anchor.contains(target) || target.closest("#tip") !== null);
}

/** Below an element, or above it where there is no room; inside the window. */
export function placeTip(
  anchor: Element,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  const box = anchor.getBoundingClientRect();
  const below = box.bottom + margin / 2;
  const above = box.top - height - margin / 2;
  return {
    x: within(box.left + box.width / 2 - width / 2, margin, window.innerWidth - width - margin),
    y: below + height <= window.innerHeight - margin ? below : Math.max(margin, above),
  };
}
