import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type uPlot from "uplot";

/** How a plot is made for an element of some size. */
export type PlotMaker = (size: { readonly width: number; readonly height: number }) => uPlot.Options;

/** A plot in the making. */
export interface UsedPlot {
  /** Goes to the element that the plot is drawn into. */
  readonly ref: RefObject<HTMLDivElement | null>;
  /** Whether what draws plots could not be loaded. */
  readonly missing: boolean;
}

/**
 * Draws a plot into the element that the returned ref is given to; it follows the element's size, and is made anew when
 * `key` changes. The library is loaded by the first plot: the acts without plots need not wait for it.
 */
export function usePlot(make: PlotMaker, data: uPlot.AlignedData, key: string): UsedPlot {
  const ref = useRef<HTMLDivElement | null>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(data);
  const [missing, setMissing] = useState(false);
  latest.current = data;
  useEffect(() => {
    const parent = ref.current;
    if (parent === null) return;
    let gone = false;
    const resized = new ResizeObserver(() => plot.current?.setSize(sizeOf(parent)));
    import("./plot-engine.ts").then(
      ({ Plot }) => {
        if (gone) return;
        plot.current = new Plot(make(sizeOf(parent)), latest.current, parent);
        resized.observe(parent);
      },
      () => setMissing(true),
    );
    return () => {
      gone = true;
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [key]);
  useEffect(() => plot.current?.setData(data), [data]);
  return { ref, missing };
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): { readonly width: number; readonly height: number } {
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
}
