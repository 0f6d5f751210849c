import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { elasticPlot as words } from "../text/telemetry.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { StepTable, ThroughputTable } from "./elastic-tables.tsx";
import { StepTimes } from "./step-times.tsx";
import { ThroughputPlot } from "./throughput-plot.tsx";
import { useElastic, type Fleet } from "./use-elastic.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Under the hall: how fast the job went, beside crashing and waiting, and how long each replica computes. */
export function ElasticPlots({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const now = useElastic(hud);
  const [front, setFront] = useState<"throughput" | "steps">("throughput");
  if (now === null) return null;
  return (
    <section class="plots elastic-plots" data-front={front} aria-label={words.label}>
      <div class="segments elastic-tabs">
        {(["throughput", "steps"] as const).map((name) => (
          <button key={name} type="button" class="segment" aria-pressed={front === name} onClick={() => setFront(name)}>
            {words[name]}
          </button>
        ))}
      </div>
      <ThroughputFigure hud={hud} now={now} />
      <PlotFrame name="steps" table={() => <StepTable now={now} />}>
        <StepTimes hud={hud} now={now} />
      </PlotFrame>
    </section>
  );
}

function ThroughputFigure({ hud, now }: { readonly hud: HudState; readonly now: Fleet }): JSX.Element {
  const { view, elastic } = now;
  const ghost = hud.app.ghost.value;
  const table = (): JSX.Element => <ThroughputTable now={now} ghost={ghost} />;
  return (
    <PlotFrame
      name="throughput"
      legend={
        <>
          <span class="key key-yours">{words.keyYours}</span>
          {ghost.length > 0 && <span class="key key-ghost">{words.keyGhost}</span>}
        </>
      }
      table={table}
    >
      <ThroughputPlot
        history={elastic.history}
        ghost={ghost}
        time={view.time}
        duration={view.level.duration}
        full={elastic.fullTokensPerSecond}
        theme={hud.app.interaction.theme.value}
        instead={table}
      />
    </PlotFrame>
  );
}

function PlotFrame({
  name,
  legend,
  table,
  children,
}: {
  readonly name: "throughput" | "steps";
  readonly legend?: ComponentChildren;
  readonly table: () => JSX.Element;
  readonly children: ComponentChildren;
}): JSX.Element {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure class={`plot plot-${name}`}>
      <figcaption class="plot-head">
        <h2 class="zone-name">
          <Words>{words[name]}</Words>
        </h2>
        {legend}
        <button
          type="button"
          class="ghost-button plot-button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {words.asTable}
          <span class="sr"> {words[name]}</span>
        </button>
      </figcaption>
      {asTable ? (
        <div class="plot-table" tabIndex={0}>
          {table()}
        </div>
      ) : (
        children
      )}
    </figure>
  );
}
