import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { scaleOf } from "../session/page-scale.ts";

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
    const { width, height } = card.getBoundingClientRect();
    const { x, y } = place({ width, height });
    const scale = scaleOf(card);
    card.style.transform = `translate(${Math.round(x / scale)}px, ${Math.round(y / scale)}px)`;
  });
  return ref;
}

/** A value kept between two bounds; the lower one wins where they cross. */
export function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
