import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Where a floating card of a size goes, in CSS pixels of the page. */
export type Placer = (size: { readonly width: number; readonly height: number }) => {
  readonly x: number;
  readonly y: number;
};

/** Puts a card where `place` wants it, by its measured size, after each render. */
export function useFloat(place: Placer): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const card = ref.current;
    if (card === null) return;
    const { x, y } = place({ width: card.offsetWidth, height: card.offsetHeight });
    card.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  });
  return ref;
}

/** A value kept between two bounds; the lower one wins where they cross. */
export function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
