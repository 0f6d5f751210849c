import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type uPlot from "uplot";

/** How a plot is made for an element of some size. */
export type PlotMaker = (size: { readonly width: number; readonly height: number }) => uPlot.Options;

/**
 * Draws a plot into the element that the returned ref is given to; it follows the element's size, and is made anew when
 * `key` changes. The library is loaded by the first plot: the acts without plots need not wait for it.
 */
export function usePlot(make: PlotMaker, data: uPlot.AlignedData, key: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement | null>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(data);
  latest.current = data;
  useEffect(() => {
    const parent = ref.current;
    if (parent === null) return;
    let gone = false;
    const resized = new ResizeObserver(() => plot.current?.setSize(sizeOf(parent)));
    void import("./plot-engine.ts").then(({ Plot }) => {
      if (gone) return;
      plot.current = new Plot(make(sizeOf(parent)), latest.current, parent);
      resized.observe(parent);
    });
    return () => {
      gone = true;
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [key]);
  useEffect(() => plot.current?.setData(data), [data]);
  return ref;
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): { readonly width: number; readonly height: number } {
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
}
