import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { optimalText as words } from "../text/accounts.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { scenesKnown, scenesPlayed, type Scene } from "../../../insight/checkpoint/accounts.ts";
import { DebriefPlot } from "./debrief-plot.tsx";
import { IntervalsTable } from "./intervals-table.tsx";
import { Words } from "../../../hud/codex/words.tsx";

/** The optimal interval, where it comes from in three lines with the run's own numbers, and how it moved. */
export function OptimalPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element | null {
  const { view } = frame;
  const played = scenesPlayed(view);
  const known = scenesKnown(view);
  const [first] = played;
  const [from, to] = [known[0], known.at(-1)];
  if (first === undefined || from === undefined || to === undefined) return null;
  return (
    <section class="panel panel-wide optimal">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <div class="optimal-split">
        <Derivation view={view} scene={first} />
        <DebriefPlot hud={hud} view={view} scenes={played} />
      </div>
      {known.length > 1 && (
        <p class="optimal-moved">
          {words.moved.sentence({ tier: from.tier, exact: from.optimal.exact }, { ...to, exact: to.optimal.exact })}
        </p>
      )}
      <details class="seeds-table">
        <summary>{words.table.caption}</summary>
        <IntervalsTable view={view} scenes={known} />
      </details>
    </section>
  );
}

function Derivation({ view, scene }: { readonly view: ClusterView; readonly scene: Scene }): JSX.Element {
  const { costs, mttf, optimal, tier } = scene;
  const steps = words.steps({ pause: costs.pause, restart: costs.restart, mttf, young: optimal.young });
  const split = view.forecast({ tier, mttf, interval: optimal.young });
  return (
    <ol class="derivation">
      {steps.map(({ name, formula, words: sentence }) => (
        <li key={name}>
          <h3>
            <Words>{name}</Words>
          </h3>
          <code>{formula}</code>
          <p>
            <Words>{sentence}</Words>
          </p>
        </li>
      ))}
      <li class="derivation-exact">
        <p>
          {split !== null && words.split(optimal.young, split)} {words.exact(optimal.exact, costs.pause, mttf)}
        </p>
      </li>
    </ol>
  );
}
