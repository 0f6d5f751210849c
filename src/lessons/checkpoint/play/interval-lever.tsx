import { outcomeOf } from "../../../insight/checkpoint/outcome.ts";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { intervalText, tickName } from "../text/checkpoint.ts";
import { formatDollars, formatDuration, formatGpuHours } from "../../../text/numbers.ts";
import { knowsTheory } from "./knows-theory.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { CostSplit } from "./cost-split.tsx";
import { detentsOf, labeledMarks, nearestStop, nextDetent, stopsBetween, stopShare } from "./interval-stops.ts";
import { bestBelow, shortestOf } from "../../../insight/checkpoint/theory.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Milliseconds after the last key before a stop chosen by keys is commanded: the stops passed on the way are not. */
const settles = 450;

/** How often the job saves: a slider over durations a person would choose, and what the chosen one costs. */
export function IntervalLever({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const view = hud.frame.value?.view;
  const [draft, setDraft] = useState<Seconds | null>(null);
  if (view === undefined) return null;
  const set = view.checkpointInterval;
  const interval = draft ?? set;
  return (
    <section class="lever interval-lever">
      <div class="lever-head">
        <h3 id="interval-name">
          <Words>{intervalText.heading}</Words>
        </h3>
        <span class="lever-value interval-value">
          {interval === null ? intervalText.neverValue : formatDuration(interval)}
        </span>
      </div>
      <IntervalSlider hud={hud} view={view} draft={draft} setDraft={setDraft} />
      <NeverSwitch hud={hud} set={set} />
      <IntervalCost known={knowsTheory(hud, view)} view={view} interval={interval} badge={hud.app.goals.goodputAbove} />
    </section>
  );
}

function NeverSwitch({ hud, set }: { readonly hud: HudState; readonly set: Seconds | null }): JSX.Element {
  const last = useRef<Seconds | null>(null);
  if (set !== null) last.current = set;
  const level = hud.app.level;
  return (
    <div class="never-line">
      <span id="never-name">{intervalText.never}</span>
      <button
        type="button"
        role="switch"
        class="switch small"
        aria-checked={set === null}
        aria-labelledby="never-name"
        onClick={() => {
          const tier = hud.frame.peek()?.view.tier;
          const shortest = tier === undefined ? 1 : shortestOf(level, tier);
          const back = Math.max(shortest, last.current ?? level.checkpointInterval ?? level.longestInterval);
          hud.send({ type: "set-checkpoint-interval", interval: set === null ? back : null });
        }}
      />
    </div>
  );
}

interface SliderProps {
  readonly hud: HudState;
  readonly view: ClusterView;
  readonly draft: Seconds | null;
  readonly setDraft: (draft: Seconds | null) => void;
}

function IntervalSlider({ hud, view, draft, setDraft }: SliderProps): JSX.Element {
  const timer = useRef(0);
  const keyed = useRef(false);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const stops = stopsBetween(shortestOf(view.level, view.tier), view.level.longestInterval);
  const interval = draft ?? view.checkpointInterval;
  const index = interval === null ? stops.length - 1 : nearestStop(stops, interval);

  const commit = (stop: Seconds): void => {
    window.clearTimeout(timer.current);
    setDraft(null);
    if (stop !== hud.frame.peek()?.view.checkpointInterval) {
      hud.send({ type: "set-checkpoint-interval", interval: stop });
    }
  };
  const choose = (stop: Seconds | undefined, at: "once" | "soon" | "never"): void => {
    if (stop === undefined) return;
    setDraft(stop);
    window.clearTimeout(timer.current);
    if (at === "once") commit(stop);
    if (at === "soon") timer.current = window.setTimeout(() => commit(stop), settles);
  };
  const onKey = (event: KeyboardEvent): void => {
    keyed.current = true;
    const direction = event.key === "PageUp" ? 1 : event.key === "PageDown" ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    choose(stops[nextDetent(stops, index, direction)], "soon");
  };

  return (
    <div class="interval-slider">
      <input
        class="slider"
        type="range"
        min="0"
        max={stops.length - 1}
        step="1"
        value={index}
        aria-label={intervalText.heading}
        aria-valuetext={interval === null ? intervalText.neverValue : formatDuration(interval)}
        title={intervalText.keys}
        onPointerDown={() => (keyed.current = false)}
        onKeyDown={onKey}
        onInput={(event) => choose(stops[Number(event.currentTarget.value)], keyed.current ? "soon" : "never")}
        onChange={(event) => {
          if (!keyed.current) choose(stops[Number(event.currentTarget.value)], "once");
        }}
        onBlur={() => {
          if (draft !== null) commit(draft);
        }}
      />
      <Ticks stops={stops} />
    </div>
  );
}

function Ticks({ stops }: { readonly stops: readonly Seconds[] }): JSX.Element {
  const marks = detentsOf(stops).map((index) => ({
    share: stopShare(stops, index),
    name: tickName(stops[index] ?? 0),
  }));
  const said = labeledMarks(marks);
  return (
    <div class="ticks" aria-hidden="true">
      {marks.map(({ share, name }, index) => (
        <span key={name} class="tick" style={{ left: `calc(8px + ${share} * (100% - 16px))` }}>
          {said.has(index) && <b>{name}</b>}
        </span>
      ))}
    </div>
  );
}

function IntervalCost({
  known,
  view,
  interval,
  badge,
}: {
  /** Whether theory is shown. */
  readonly known: boolean;
  readonly view: ClusterView;
  readonly interval: Seconds | null;
  /** Goodput that the badge asks for, in [0, 1]. */
  readonly badge: number;
}): JSX.Element | null {
  const { mttf, tier } = view;
  const stint = view.stints.at(-1);
  if (mttf === null || stint === undefined) return null;
  const expected = known ? view.forecast({ interval, tier, mttf }) : null;
  const atBest = known ? bestBelow(view, badge) : null;
  return (
    <>
      {expected === null && <p class="lever-does">{arithmetic(view, interval)}</p>}
      <CostSplit expected={expected} measured={outcomeOf([stint])} />
      {atBest !== null && (
        <p class="split-best">
          <Words>{intervalText.atBest(atBest, badge)}</Words>
        </p>
      )}
    </>
  );
}

/** What an interval costs by plain arithmetic, before there is a theory: the saves for sure, a failure at worst. */
function arithmetic(view: ClusterView, interval: Seconds | null): JSX.Element {
  const costs = view.checkpointCosts(view.tier);
  if (interval === null || costs === null)
    return (
      <span class="late">
        <Words>{intervalText.neverCosts}</Words>
      </span>
    );
  const maxLost = interval * view.gpuCount;
  return (
    <>
      {intervalText.saveShare(costs.pause, interval)}{" "}
      <span class="cost-words">
        {intervalText.failureCosts(
          formatDuration(interval),
          view.gpuCount,
          formatGpuHours(maxLost),
          formatDollars((maxLost / 3600) * view.level.prices.gpuHourDollars),
        )}
      </span>
    </>
  );
}
