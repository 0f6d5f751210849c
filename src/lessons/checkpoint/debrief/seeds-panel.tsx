import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { seedsText as words } from "../text/accounts.ts";
import { debriefText } from "../../../text/pages.ts";
import { requiredTrainingOf } from "../../../insight/checkpoint/training.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Stars } from "../../../hud/stars.tsx";
import { keptTraining } from "./checkpoint-verdict.ts";
import { spreadOf, type Spread } from "../../../insight/checkpoint/spread.ts";
import { formatHours } from "../../../text/numbers.ts";
import type { Baseline, OtherSeed } from "../../../insight/baseline.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The student's commands and the stored solution against other failures; fills seed by seed. */
export function SeedsPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const { of, rows } = hud.app.otherSeeds.value;
  const own = spreadOf(
    view,
    rows.map((row) => row.own),
  );
  const solution = spreadOf(
    view,
    rows.map((row) => row.solution),
  );
  const done = of > 0 && rows.length >= of;
  const failed = hud.app.failedComparisons.value.has("other-seeds");
  return (
    <section class="panel panel-wide seeds">
      <h2>
        <Words>{words.heading(of)}</Words>
      </h2>
      <p class="quiet">
        <Words>{words.meaning}</Words>
      </p>
      <div class="strips">
        <Strip view={view} name={words.own} spread={own} here={keptTraining(view)} />
        <Strip view={view} name={words.solution} spread={solution} here={null} />
        <Axis view={view} />
      </div>
      {!done && !failed && (
        <progress max={Math.max(1, of)} value={rows.length} aria-label={words.progress(rows.length, of)} />
      )}
      <p role="status" class={done ? "headline" : "quiet"}>
        {done && own !== null && solution !== null
          ? words.summary(own, solution, of)
          : failed
            ? debriefText.cannotCompare
            : words.progress(rows.length, of)}
      </p>
      {rows.length > 0 && <SeedsTable rows={rows} view={view} />}
    </section>
  );
}

interface StripProps {
  readonly view: ClusterView;
  readonly name: string;
  readonly spread: Spread | null;
  /** What the run itself kept, in the same row; null in a row that is not the student's. */
  readonly here: Seconds | null;
}

/** One dot a seed by the hours it kept, with the median. */
function Strip({ view, name, spread, here }: StripProps): JSX.Element {
  const at = (kept: Seconds): { left: string } => ({ left: `${((100 * kept) / view.level.duration).toFixed(2)}%` });
  const label = spread === null ? name : words.label(name, spread.median, spread.min, spread.max);
  return (
    <div class="strip">
      <span class="strip-name">{name}</span>
      <div class="strip-track" role="img" aria-label={label}>
        <i class="strip-objective" style={at(requiredTrainingOf(view) ?? 0)} />
        {here !== null && <i class="strip-here" style={at(here)} title={`${words.thisSeed}: ${formatHours(here)}`} />}
        {spread !== null && <i class="strip-median" style={at(spread.median)} />}
        {spread?.seeds.map(({ kept, stars }, index) => (
          <i
            key={index}
            class={`strip-dot strip-stars-${stars}`}
            style={at(kept)}
            title={`${formatHours(kept)}, ${words.starsOf(stars)}`}
          />
        ))}
      </div>
      <span class="strip-stars figures">{spread === null ? "" : words.won(spread.won, spread.seeds.length)}</span>
    </div>
  );
}

function Axis({ view }: { readonly view: ClusterView }): JSX.Element {
  const required = requiredTrainingOf(view) ?? 0;
  return (
    <div class="strip strip-axis figures" aria-hidden="true">
      <span class="strip-name" />
      <div class="strip-track">
        <span style={{ left: "0%" }}>0 h</span>
        <span style={{ left: `${((100 * required) / view.level.duration).toFixed(2)}%` }}>
          {words.required(required)}
        </span>
        <span style={{ left: "100%" }}>{formatHours(view.level.duration)}</span>
      </div>
      <span class="strip-stars" />
    </div>
  );
}

function SeedsTable({ rows, view }: { readonly rows: readonly OtherSeed[]; readonly view: ClusterView }): JSX.Element {
  const cells = (row: Baseline): JSX.Element => (
    <>
      <td>
        <Stars count={row.stars} />
      </td>
      <td>{formatHours(Math.max(0, row.useful / view.gpuCount))}</td>
    </>
  );
  return (
    <details class="seeds-table">
      <summary>{words.table}</summary>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.seed}</th>
            <th scope="col" colSpan={2}>
              {words.own}
            </th>
            <th scope="col" colSpan={2}>
              {words.solution}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.seed}>
              <th scope="row" class="figures">
                {row.seed}
              </th>
              {cells(row.own)}
              {cells(row.solution)}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
