import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { objectivesOf } from "../../insight/standing/objectives.ts";
import {
  dominates,
  frontOf,
  histogramOf,
  pointsOf,
  shareBelow,
  type Point,
  type Standings,
} from "../../insight/standing/standing.ts";
import { keptWork } from "../../insight/worth.ts";
import type { Frame } from "../../session/session.ts";
import { debriefText } from "../../text/pages.ts";
import { standingText as words } from "../../text/standing.ts";
import type { HudState } from "../hud-state.ts";
import { FrontPlot } from "./front-plot.tsx";
import { HistogramPlot } from "./histogram-plot.tsx";
import { BinsTable, StandingsTable } from "./standing-tables.tsx";
import { Words } from "../codex/words.tsx";

interface StandingProps {
  readonly hud: HudState;
  readonly frame: Frame;
  /** Names of the stored plays by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Where the run stands among the level's stored plays, each played on many seeds. */
export function StandingPanel({ hud, frame, names }: StandingProps): JSX.Element {
  const standings = hud.app.standings.value;
  const waits = hud.app.failedComparisons.value.has("standings") ? debriefText.cannotCompare : words.wait;
  return (
    <section class="panel panel-wide standing">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      {standings ? (
        <Standing hud={hud} frame={frame} names={names} standings={standings} />
      ) : (
        <p role="status" class="quiet">
          {standings === null ? words.none : waits}
        </p>
      )}
    </section>
  );
}

function Standing({ hud, frame, names, standings }: StandingProps & { readonly standings: Standings }): JSX.Element {
  const { view, score } = frame;
  const { goals, interaction } = hud.app;
  const theme = interaction.theme.value;
  const axes = words.objectives[score.measure.id];
  const own = useMemo(
    (): Point => ({ ...objectivesOf(view, goals), useful: keptWork(view) / 3600, stars: score.stars }),
    [view.time, score.stars],
  );
  const points = useMemo(() => pointsOf(standings), [standings]);
  const front = useMemo(() => frontOf(points), [points]);
  const bins = useMemo(() => histogramOf(points, own.useful), [points, own]);
  const better = points.filter((point) => point.stars >= own.stars && dominates(point, own)).length;
  const lost = points.filter(({ stars }) => stars === 0).length;
  const { plays } = standings;
  const table = (): JSX.Element => <StandingsTable standings={standings} own={own} axes={axes} names={names} />;
  return (
    <>
      <p class="reached">
        {words.summary(shareBelow(own.useful, points), points.length, plays.length, plays[0]?.runs.length ?? 0)}
      </p>
      <p>
        <Words>{words.beaten(better, points.length)}</Words>
      </p>
      <div class="standing-plots">
        <figure>
          <figcaption>
            {words.histogram}, {words.usefulAxis}
          </figcaption>
          <div class="standing-plot">
            <HistogramPlot bins={bins} own={own.useful} theme={theme} instead={() => <BinsTable bins={bins} />} />
          </div>
        </figure>
        <figure>
          <figcaption>
            {words.front}: ↑ {axes.y}, → {axes.x}
          </figcaption>
          <div class="standing-plot">
            <FrontPlot points={points} front={front} own={own} axes={axes} theme={theme} instead={table} />
          </div>
        </figure>
      </div>
      <ul class="standing-legend">
        {words.stars.map((name, index) => (
          <li key={name}>
            <i class={`swatch stars-${["three", "won"][index]}`} aria-hidden="true" />
            {name}
          </li>
        ))}
        <li>
          <i class="swatch stars-front" aria-hidden="true" />
          {words.best}
        </li>
        {lost > 0 && (
          <li class="quiet">
            <Words>{words.notDrawn(lost)}</Words>
          </li>
        )}
      </ul>
      <details class="seeds-table">
        <summary>{words.table(plays.length)}</summary>
        {table()}
        <p class="quiet">
          {words.medians} {words.lost}
        </p>
      </details>
      <details class="seeds-table">
        <summary>{words.histogramTable}</summary>
        <BinsTable bins={bins} />
      </details>
    </>
  );
}
