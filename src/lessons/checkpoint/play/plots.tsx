import type { ComponentChildren, JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { plotText } from "../text/checkpoint.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { knowsTheory } from "./knows-theory.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { tipOf } from "../../../hud/tip.tsx";
import { GoodputPlot } from "./goodput-plot.tsx";
import { GoodputTable, ProgressTable } from "./plot-tables.tsx";
import { ProgressPlot } from "./progress-plot.tsx";
import { otherCurves, playedSettings, type PlayedSetting } from "./stint-dots.ts";
import { optimalPoint, theoryCurve, theoryUnlocked, youngPoint } from "../../../insight/checkpoint/theory.ts";
import { Words } from "../../../hud/codex/words.tsx";

const day = 86_400;
const names = ["progress", "goodput"] as const;

/** Under the hall: how far the job is, and what each interval has given. Where there is room for one, tabs choose. */
export function Plots({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const [front, setFront] = useState<(typeof names)[number]>("goodput");
  if (hud.frame.value === null) return null;
  return (
    <section class="plots training-plots" data-front={front} aria-label={plotText.label}>
      <div class="segments plot-tabs">
        {names.map((name) => (
          <button key={name} type="button" class="segment" aria-pressed={front === name} onClick={() => setFront(name)}>
            {plotText[name]}
          </button>
        ))}
      </div>
      <ProgressFigure hud={hud} />
      <GoodputFigure hud={hud} />
    </section>
  );
}

function PlotFigure({
  name,
  tools,
  legend,
  table,
  children,
}: {
  readonly name: "progress" | "goodput";
  readonly tools?: ComponentChildren;
  readonly legend: ComponentChildren;
  readonly table: () => JSX.Element;
  readonly children: ComponentChildren;
}): JSX.Element {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure class={`plot plot-${name}`}>
      <figcaption class="plot-head">
        <h2 class="zone-name">
          <Words>{plotText[name]}</Words>
        </h2>
        {tools}
        <button
          type="button"
          class="ghost-button plot-button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {plotText.asTable}
          <span class="sr"> {plotText[name]}</span>
        </button>
      </figcaption>
      {asTable ? (
        <div class="plot-table" tabIndex={0}>
          {table()}
        </div>
      ) : (
        children
      )}
      <div class="plot-legend">{legend}</div>
    </figure>
  );
}

function ProgressFigure({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const [span, setSpan] = useState<Seconds | null>(day);
  const view = hud.frame.value?.view;
  if (view === undefined) return null;
  const track = hud.course.value;
  const table = (): JSX.Element => <ProgressTable track={track} clockStart={view.level.clockStart} />;
  const spans = [
    [day, plotText.day],
    [null, plotText.all],
  ] as const;
  return (
    <PlotFigure
      name="progress"
      table={table}
      tools={
        <span class="plot-spans" role="group" aria-label={plotText.span}>
          {spans.map(([length, name]) => (
            <button
              key={name}
              type="button"
              class="ghost-button plot-button"
              aria-pressed={span === length}
              onClick={() => setSpan(length)}
            >
              {name}
            </button>
          ))}
        </span>
      }
      legend={
        <>
          {(["keyDone", "keySaved", "keySave", "keyFailure"] as const).map((key) => (
            <span key={key} class={`key ${key}`}>
              {plotText[key]}
            </span>
          ))}
        </>
      }
    >
      <ProgressPlot
        track={track}
        time={view.time}
        span={span}
        duration={view.level.duration}
        theme={hud.app.interaction.theme.value}
        instead={table}
      />
    </PlotFigure>
  );
}

/** A view is live, the same object at every beat; the frame is a new one, and so each beat is seen. */
function GoodputFigure({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const frame = hud.frame.value;
  return frame === null ? null : <LiveGoodput hud={hud} frame={frame} theme={hud.app.interaction.theme.value} />;
}

function LiveGoodput({
  hud,
  frame: { view },
  theme,
}: {
  readonly hud: HudState;
  readonly frame: Frame;
  readonly theme: string;
}): JSX.Element {
  const { level, tier, mttf, time } = view;
  const dots = useMemo(() => playedSettings(view.stints), [time, view.revision, level]);
  const known = knowsTheory(hud, view) && mttf !== null;
  const offered = view.offeredTiers.length;
  const theory = useMemo(
    () =>
      known
        ? {
            curve: theoryCurve(view, { tier, mttf }),
            others: otherCurves(view),
            optimal: optimalPoint(view, { tier, mttf }),
            young: youngPoint(view, { tier, mttf }),
          }
        : { curve: null, others: [], optimal: null, young: null },
    [known, tier, mttf, offered, level],
  );
  const shortest = Math.min(
    ...level.storage.filter(({ offeredAt }) => offeredAt <= time).map((one) => one.shortestInterval),
  );
  const table = (): JSX.Element => <GoodputTable view={view} dots={dots} known={known} />;
  return (
    <PlotFigure
      name="goodput"
      table={table}
      tools={
        known && (
          <button type="button" class="ghost-button plot-button" {...tipOf(hud, () => plotText.youngMeaning)}>
            {plotText.keyYoung}
          </button>
        )
      }
      legend={
        known ? (
          <TierKeys view={view} dots={dots} />
        ) : (
          <span>{theoryUnlocked(view) ? plotText.changed : plotText.hidden}</span>
        )
      }
    >
      <GoodputPlot
        shortest={shortest}
        longest={level.longestInterval}
        badge={hud.app.goals.goodputAbove}
        dots={dots}
        theme={theme}
        instead={table}
        {...theory}
      />
    </PlotFigure>
  );
}

function TierKeys({
  view,
  dots,
}: {
  readonly view: ClusterView;
  readonly dots: readonly PlayedSetting[];
}): JSX.Element {
  const shown = view.offeredTiers.filter((id) => id === view.tier || dots.some(({ tier }) => tier === id));
  return (
    <>
      {shown.map((id) => (
        <span key={id} class={`key tier-${id}`}>
          <i class="tier-mark" aria-hidden="true" />
          {tiers[id].short}
        </span>
      ))}
      <span class="key key-running">{plotText.keyRunning}</span>
    </>
  );
}
