import type { JSX } from "preact";
import { panelText } from "../../text/pages.ts";
import type { UsedPlot } from "./use-plot.ts";

interface PlotCanvasProps {
  readonly plot: UsedPlot;
  /** What the plot shows, in words. */
  readonly label: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

/** Where a plot is drawn, or, if what draws it could not be loaded, its table. */
export function PlotCanvas({ plot, label, instead }: PlotCanvasProps): JSX.Element {
  if (!plot.missing) return <div ref={plot.ref} class="plot-canvas" role="img" aria-label={label} />;
  return (
    <div class="plot-table" tabIndex={0} role="group" aria-label={label}>
      <p class="quiet">{panelText.noPlot}</p>
      {instead()}
    </div>
  );
}
