import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ClusterView } from "../../../sim/index.ts";
import { plotText } from "../text/checkpoint.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { optimalText } from "../text/accounts.ts";
import { GoodputPlot } from "../play/goodput-plot.tsx";
import { GoodputTable } from "../play/plot-tables.tsx";
import { playedSettings } from "../play/stint-dots.ts";
import { optimalPoint, shortestOf, theoryCurve, youngPoint } from "../../../insight/checkpoint/theory.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Scene } from "../../../insight/checkpoint/accounts.ts";

interface DebriefPlotProps {
  readonly hud: HudState;
  readonly view: ClusterView;
  readonly scenes: readonly Scene[];
}

/** Goodput over the interval: the student's stretches as dots, and the curve of one contract at a time before the others. */
export function DebriefPlot({ hud, view, scenes }: DebriefPlotProps): JSX.Element | null {
  const [chosen, choose] = useState(0);
  const curves = useMemo(() => scenes.map((scene) => theoryCurve(view, scene)), [view.time]);
  const dots = useMemo(() => playedSettings(view.stints).map((dot) => ({ ...dot, running: false })), [view.time]);
  const others = useMemo(() => curves.filter((_, index) => index !== chosen), [curves, chosen]);
  const scene = scenes[chosen];
  if (scene === undefined) return null;
  return (
    <figure class="debrief-plot">
      <figcaption class="sr">{optimalText.plot}</figcaption>
      <div class="debrief-plot-body">
        <GoodputPlot
          shortest={Math.min(...scenes.map(({ tier }) => shortestOf(view.level, tier)))}
          longest={view.level.longestInterval}
          badge={hud.app.goals.goodputAbove}
          dots={dots}
          curve={curves[chosen] ?? null}
          others={others}
          optimal={optimalPoint(view, scene)}
          young={youngPoint(view, scene)}
          theme={hud.app.interaction.theme.value}
          instead={() => <GoodputTable view={view} dots={dots} known />}
        />
      </div>
      <div class="segments plot-choice">
        {scenes.map(({ tier, mttf }, index) => (
          <button
            key={`${tier} ${mttf}`}
            type="button"
            class="segment"
            aria-pressed={index === chosen}
            onClick={() => choose(index)}
          >
            <i class={`swatch tier-${tier}`} aria-hidden="true" />
            {plotText.curveOf(tiers[tier].short, mttf)}
          </button>
        ))}
      </div>
      <details class="seeds-table dots-table">
        <summary>{plotText.table.goodput}</summary>
        <div class="table-scroll">
          <GoodputTable view={view} dots={dots} known />
        </div>
      </details>
    </figure>
  );
}
