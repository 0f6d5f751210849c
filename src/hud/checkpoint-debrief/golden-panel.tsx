import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { ClusterView, Seconds } from "../../sim/index.ts";
import { tiers } from "../../text/checkpoint.ts";
import { goldenText as words } from "../../text/checkpoint-accounts.ts";
import { everyWords, formatSpan } from "../../text/checkpoint-pages.ts";
import { formatDuration } from "../../text/numbers.ts";
import { goldenPoint } from "../checkpoint/theory.ts";
import type { HudState } from "../hud-state.ts";
import { expectedGoodput, scenesOffered, scenesPlayed, type Scene } from "./accounts.ts";
import { DebriefPlot } from "./debrief-plot.tsx";

/** The golden interval, where it comes from in three lines with the run's own numbers, and how it moved. */
export function GoldenPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element | null {
  const { view } = frame;
  const played = scenesPlayed(view);
  const offered = scenesOffered(view);
  const [first] = played;
  if (first === undefined) return null;
  return (
    <section class="panel panel-wide golden">
      <h2>{words.heading}</h2>
      <div class="golden-split">
        <Derivation scene={first} />
        <DebriefPlot hud={hud} view={view} scenes={played} />
      </div>
      <RulesTable view={view} scenes={played} />
      {offered.length > 1 && <MovedTable view={view} scenes={offered} />}
    </section>
  );
}

function Derivation({ scene }: { readonly scene: Scene }): JSX.Element {
  const { costs, mttf, golden } = scene;
  const steps = words.steps({ pause: costs.pause, restart: costs.restart, mttf, young: golden.young });
  return (
    <ol class="derivation">
      {steps.map(({ name, formula, words: sentence }) => (
        <li key={name}>
          <h3>{name}</h3>
          <code>{formula}</code>
          <p>{sentence}</p>
        </li>
      ))}
      <li class="derivation-exact">
        <p>{words.exact(golden.exact, costs.pause, mttf)}</p>
      </li>
    </ol>
  );
}

interface ScenesProps {
  readonly view: ClusterView;
  readonly scenes: readonly Scene[];
}

function RulesTable({ view, scenes }: ScenesProps): JSX.Element {
  const { table } = words;
  return (
    <div class="table-scroll">
      <table class="figures-table rules-table">
        <caption class="sr">{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.contract}</th>
            <th scope="col">{table.save}</th>
            <th scope="col">{table.mttf}</th>
            <th scope="col">{table.young}</th>
            <th scope="col">{table.daly}</th>
            <th scope="col">{table.exact}</th>
            <th scope="col" class="mine-head">
              {table.yours}
            </th>
          </tr>
        </thead>
        <tbody>
          {scenes.map((scene) => (
            <RulesRow key={`${scene.tier} ${scene.mttf}`} view={view} scene={scene} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RulesRow({ view, scene }: { readonly view: ClusterView; readonly scene: Scene }): JSX.Element {
  const { tier, mttf, costs, golden, played } = scene;
  const cell = (interval: Seconds | null, mine = false): JSX.Element => (
    <td class={mine ? "mine" : ""}>
      {interval === null ? everyWords(null) : formatSpan(interval)}
      <span class="keeps">{words.table.keeps(expectedGoodput(view, { tier, mttf, interval }))}</span>
    </td>
  );
  return (
    <tr>
      <th scope="row">{tiers[tier].name}</th>
      <td>{formatDuration(costs.pause)}</td>
      <td>{formatDuration(mttf)}</td>
      {cell(golden.young)}
      {cell(golden.daly)}
      {cell(goldenPoint(view, { tier, mttf })?.interval ?? golden.exact)}
      {cell(played?.setting.interval ?? null, true)}
    </tr>
  );
}

function MovedTable({ view, scenes }: ScenesProps): JSX.Element {
  const { moved } = words;
  return (
    <>
      <h3>{moved.heading}</h3>
      <p>{moved.meaning}</p>
      <div class="table-scroll">
        <table class="figures-table rules-table">
          <thead>
            <tr>
              <th scope="col">{moved.from}</th>
              <th scope="col">{moved.save}</th>
              <th scope="col">{moved.mttf}</th>
              <th scope="col">{moved.rule}</th>
              <th scope="col">{moved.exact}</th>
              <th scope="col">{moved.keeps}</th>
            </tr>
          </thead>
          <tbody>
            {scenes.map((scene, index) => (
              <MovedRow
                key={`${scene.tier} ${scene.mttf}`}
                view={view}
                scene={scene}
                before={scenes[index - 1] ?? scene}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A row tells what changed since the row above. */
function MovedRow({ view, scene, before }: { view: ClusterView; scene: Scene; before: Scene }): JSX.Element {
  const { moved } = words;
  const best = goldenPoint(view, scene);
  const cell = (value: Seconds, was: Seconds, change: (factor: number) => string): JSX.Element => (
    <td>
      {formatDuration(value)}
      <span class="keeps">{change(value / was)}</span>
    </td>
  );
  return (
    <tr>
      <th scope="row">{tiers[scene.tier].name}</th>
      {cell(scene.costs.pause, before.costs.pause, moved.root)}
      {cell(scene.mttf, before.mttf, moved.root)}
      {cell(scene.golden.young, before.golden.young, moved.factor)}
      {cell(scene.golden.exact, before.golden.exact, moved.factor)}
      <td>{words.table.keeps(best?.goodput ?? 0)}</td>
    </tr>
  );
}
