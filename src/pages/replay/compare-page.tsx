import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Act } from "../../hud/app.ts";
import { commandWords } from "../../hud/command-words.ts";
import type { ComparedRun, Comparing } from "../../hud/comparing.ts";
import type { HudState } from "../../hud/hud-state.ts";
import { Icon } from "../../hud/icons.tsx";
import type { Lesson } from "../../hud/lesson.ts";
import { partingOf, type Parting } from "../../insight/parting.ts";
import type { Command } from "../../sim/index.ts";
import { compareText } from "../../text/compare.ts";
import { formatStopwatch } from "../../text/numbers.ts";
import { watchText } from "../../text/watch.ts";
import { AddRun } from "./add-run.tsx";
import { CompareCurves } from "./compare-curves.tsx";
import { CompareHall } from "./compare-hall.tsx";
import { CompareLedger } from "./compare-ledger.tsx";

const speeds = [1, 4, 16, 64] as const;

interface ComparePageProps {
  readonly hud: HudState;
  readonly lessonOf: (act: Act) => Lesson;
}

/** Runs of one seed side by side: halls in step by one clock, their curves, where they part, and the ledgers' difference. */
export function ComparePage({ hud, lessonOf }: ComparePageProps): JSX.Element {
  const { comparing } = hud.app.watching;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => runClock(comparing), []);
  const theme = hud.app.interaction.theme.value;
  const ink = useMemo(() => comparing.ink(), [theme]);
  const act = comparing.act.value;
  const runs = comparing.runs.value;
  const partings = useMemo(() => partingsOf(runs), [runs]);
  if (act === null) return <></>;
  const lesson = lessonOf(act);
  const time = comparing.time.value;
  return (
    <main class="page compare">
      <header class="compare-head">
        <div>
          <p class="eyebrow">
            {act.about.number}, {watchText.seed(runs[0]?.player.record.seed ?? "")}
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {compareText.heading}
          </h1>
          <p class="quiet">{compareText.lead}</p>
        </div>
        <div class="compare-ways">
          <button type="button" class="ghost-button" onClick={() => comparing.leave()}>
            {compareText.back}
          </button>
          <button type="button" class="ghost-button" onClick={() => hud.app.leave()}>
            {watchText.back}
          </button>
        </div>
      </header>
      <Clock comparing={comparing} partings={partings.map((one) => one.parting?.time ?? null)} />
      <section class="compare-halls" aria-label={compareText.halls}>
        {runs.map((run) => (
          <CompareHall key={run.letter} comparing={comparing} run={run} playNames={lesson.playNames} ink={ink} />
        ))}
      </section>
      <AddRun comparing={comparing} playNames={lesson.playNames} />
      <Partings comparing={comparing} partings={partings} />
      <div class={runs.length > 2 ? "compare-panels many" : "compare-panels"}>
        <CompareCurves
          runs={runs}
          time={time}
          end={comparing.end.value}
          theme={theme}
          partings={partings.flatMap(({ parting }) => (parting === null ? [] : [parting.time]))}
        />
        <CompareLedger runs={runs} lesson={lesson} time={time} />
      </div>
    </main>
  );
}

/** Lets time pass while the page is open; returns how to stop. */
function runClock(comparing: Comparing): () => void {
  let last = performance.now();
  const tick = (now: number): void => {
    comparing.frame(Math.max(0, now - last) / 1000);
    last = now;
    next = requestAnimationFrame(tick);
  };
  let next = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(next);
}

interface PartingOfTwo {
  readonly first: ComparedRun;
  readonly second: ComparedRun;
  readonly parting: Parting | null;
}

/** Where each of the others parts from the first. */
function partingsOf([first, ...others]: readonly ComparedRun[]): readonly PartingOfTwo[] {
  if (first === undefined) return [];
  return others.map((second) => {
    return { first, second, parting: partingOf(first.player.commands, second.player.commands) };
  });
}

function Clock({
  comparing,
  partings,
}: {
  readonly comparing: Comparing;
  readonly partings: readonly (number | null)[];
}): JSX.Element {
  const { time, end, paused, speed } = comparing;
  const known = partings.filter((at) => at !== null);
  return (
    <section class="compare-clock" aria-label={compareText.clock}>
      <button
        type="button"
        class="ghost-button square"
        aria-label={paused.value ? watchText.play : watchText.pause}
        onClick={() => comparing.setPaused(!paused.value)}
      >
        <Icon name={paused.value ? "run" : "pause"} />
      </button>
      <span class="segments" role="group" aria-label={watchText.speed}>
        {speeds.map((one) => (
          <button
            key={one}
            type="button"
            class="segment"
            aria-pressed={speed.value === one}
            onClick={() => comparing.setSpeed(one)}
          >
            {one}×
          </button>
        ))}
      </span>
      <span class="compare-range">
        {known.map((at) => (
          <i key={at} class="compare-parting" style={{ left: `${(100 * at) / Math.max(1, end.value)}%` }} />
        ))}
        <input
          type="range"
          min={0}
          max={end.value}
          step={1}
          value={time.value}
          aria-label={watchText.scrub}
          aria-valuetext={formatStopwatch(time.value)}
          onInput={(event) => comparing.seek(Number(event.currentTarget.value))}
        />
      </span>
      <output class="watch-time">
        {formatStopwatch(time.value)} / {formatStopwatch(end.value)}
      </output>
    </section>
  );
}

function Partings({
  comparing,
  partings,
}: {
  readonly comparing: Comparing;
  readonly partings: readonly PartingOfTwo[];
}): JSX.Element {
  return (
    <section class="panel compare-partings">
      <h2>{compareText.parting}</h2>
      {partings.length === 0 && <p class="quiet">{compareText.alone}</p>}
      <ul>
        {partings.map(({ first, second, parting }) => (
          <li key={second.letter}>
            {parting === null ? (
              compareText.same(first.letter, second.letter)
            ) : (
              <>
                <span>{compareText.parts(first.letter, second.letter, formatStopwatch(parting.time))}</span>
                <span>{compareText.did(first.letter, doneWords(first, parting.first))}</span>
                <span>{compareText.did(second.letter, doneWords(second, parting.second))}</span>
                <button type="button" class="ghost-button" onClick={() => comparing.seek(parting.time)}>
                  {compareText.go}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A command by the names that its run's jobs have at its moment. */
function doneWords({ player }: ComparedRun, command: Command | null): string {
  if (command === null) return compareText.nothing;
  const time = player.commands.find((one) => one.command === command)?.time ?? player.end;
  return commandWords(command, player.at(time).view());
}
