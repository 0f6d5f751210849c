import type { JSX } from "preact";
import type { Decision, Trial } from "../../insight/decisions/decision.ts";
import { rankDecisions, type Judged } from "../../insight/decisions/rank-decisions.ts";
import type { Frame } from "../../session/session.ts";
import { decisionText as words, measureWords } from "../../text/decisions.ts";
import { formatClock } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import { refusals } from "../../text/refusals.ts";
import { commandWords } from "../command-words.ts";
import type { HudState } from "../hud-state.ts";
import { DecisionsTable, changeWords } from "./decisions-table.tsx";
import { Words } from "../codex/words.tsx";

interface DecisionsProps {
  readonly hud: HudState;
  readonly frame: Frame;
}

/** The dearest and the best decisions of the run, and those that changed nothing; fills as each is tried. */
export function DecisionsPanel({ hud, frame }: DecisionsProps): JSX.Element {
  const { of, rows } = hud.app.decisions.value;
  const { dearest, best, idle } = rankDecisions(rows, frame.score.stars);
  const isDone = rows.length === of && rows.every((row) => row.isDone);
  const lines = { hud, frame };
  return (
    <section class="panel panel-wide decisions">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <Progress hud={hud} isDone={isDone} />
      {of > 0 && (
        <div class="decision-lists">
          <div>
            <h3>{words.dearest}</h3>
            <Lines {...lines} judged={dearest} kind="cost" none={isDone ? words.dearestNone : words.searching} />
          </div>
          <div>
            <h3>{words.best}</h3>
            <Lines {...lines} judged={best} kind="won" none={isDone ? words.bestNone : words.searching} />
          </div>
        </div>
      )}
      {isDone && of > 0 && (
        <>
          <IdleList frame={frame} idle={idle} />
          <details class="seeds-table">
            <summary>{words.all(of)}</summary>
            <DecisionsTable rows={rows} frame={frame} />
          </details>
        </>
      )}
      <p class="quiet">
        <Words>{words.meaning}</Words>
      </p>
    </section>
  );
}

/** How far it is, or why it goes no further. */
function Progress({ hud, isDone }: { readonly hud: HudState; readonly isDone: boolean }): JSX.Element {
  const { of, rows } = hud.app.decisions.value;
  const done = rows.filter((row) => row.isDone).length;
  if (of === 0)
    return (
      <p class="quiet">
        <Words>{words.none}</Words>
      </p>
    );
  if (!isDone && hud.app.failedComparisons.value.has("decisions")) {
    return (
      <p role="status" class="quiet">
        {debriefText.cannotCompare}
      </p>
    );
  }
  const trials = rows.reduce((sum, row) => sum + row.trials.length, 0);
  return (
    <div class="decision-progress">
      {!isDone && <progress max={2 * of} value={rows.length + done} aria-label={words.progressLabel} />}
      {!isDone && <span class="quiet">{words.progress(done, of)}</span>}
      <span role="status" class="quiet">
        {isDone && words.finished(of, trials)}
      </span>
    </div>
  );
}

interface LinesProps extends DecisionsProps {
  readonly judged: readonly Judged[];
  readonly kind: "cost" | "won";
  /** Said if there are none. */
  readonly none: string;
}

function Lines({ judged, none, ...line }: LinesProps): JSX.Element {
  if (judged.length === 0) return <p class="quiet">{none}</p>;
  return (
    <ol class="decision-list">
      {judged.map((one) => (
        <Line key={one.decision.index} {...line} judged={one} />
      ))}
    </ol>
  );
}

/** A decision, what it was worth, and by which trial; and a way to that moment. */
function Line({
  hud,
  frame,
  judged: { decision, trial },
  kind,
}: DecisionsProps & { readonly judged: Judged; readonly kind: "cost" | "won" }): JSX.Element {
  const { view, score } = frame;
  const { time, command, index } = decision;
  const clock = formatClock(view.level.clockStart + time);
  const name = commandWords(command, view);
  const stars = trial.stars === score.stars ? null : words.stars(trial.stars);
  const parts = [stars, measureWords(score.measure.id, trial.measure)].filter((part) => part !== null);
  const besides = words.besides(parts);
  return (
    <li class={`decision decision-${kind}`}>
      <p class="decision-name">
        <span class="figures quiet">{clock}</span> {name}
      </p>
      <p class="decision-worth">
        <Words>{words[kind](Math.abs(trial.useful), worthShown(kind, trial))}</Words>
      </p>
      <p class="quiet">
        {kind === "cost" ? words.would(changeWords(trial.change, decision, view), besides) : words.without(besides)}
        {trial.skipped.length > 0 && ` ${skippedWords(trial)}`}
      </p>
      <button type="button" class="ghost-button" onClick={() => hud.app.watching.forkOwn({ time, index })}>
        {words.open(clock)}
        <span class="sr"> {words.before(name)}</span>
      </button>
    </li>
  );
}

/** Positive where it goes the way of the work, which money need not. */
function worthShown(kind: "cost" | "won", { dollars }: Trial): number {
  return kind === "cost" ? dollars : -dollars;
}

/** The first reason stands for all of them. */
function skippedWords({ skipped }: Trial): string {
  const [first] = skipped;
  return first === undefined ? "" : words.skipped(skipped.length, refusals[first.refusal]);
}

function IdleList({ frame, idle }: { readonly frame: Frame; readonly idle: readonly Judged[] }): JSX.Element {
  const { view } = frame;
  if (idle.length === 0) return <p class="quiet">{words.idle(0)}.</p>;
  return (
    <details class="seeds-table">
      <summary>{words.idle(idle.length)}</summary>
      <p class="quiet">
        <Words>{words.idleMeaning}</Words>
      </p>
      <ul class="idle-list">
        {idle.map(({ decision: { index, time, command } }: { readonly decision: Decision }) => (
          <li key={index}>
            <span class="figures quiet">{formatClock(view.level.clockStart + time)}</span> {commandWords(command, view)}
          </li>
        ))}
      </ul>
    </details>
  );
}
