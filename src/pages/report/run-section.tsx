import type { JSX } from "preact";
import { commandWords } from "../../hud/command-words.ts";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { Stars } from "../../hud/stars.tsx";
import type { ActObjectives, ReportedRun } from "../../insight/report/lab-report.ts";
import { clauseObjective, clauseValue } from "../../text/clauses.ts";
import { ledgerClasses, ledgerText } from "../../text/ledger.ts";
import { thirdStarRule } from "../../text/third-star.ts";
import { outcomeOf, outcomeWords } from "../../text/mechanisms.ts";
import { formatClock, formatDate, formatGpuHours, formatPercent } from "../../text/numbers.ts";
import { reportedText as words, reportText } from "../../text/report.ts";
import { verdictReason, verdictWords } from "../../text/verdicts.ts";
import { QrCode, qrLetters } from "../replay/qr-code.tsx";
import { BadgePlot, LedgerPlot } from "./run-plots.tsx";
import { RunWords } from "./run-words.tsx";

interface RunSectionProps {
  readonly hud: HudState;
  readonly run: ReportedRun;
  readonly asked: ActObjectives;
  readonly lesson: Lesson;
}

/** All that the report says of one run. */
export function RunSection({ hud, run, asked, lesson }: RunSectionProps): JSX.Element {
  const reason = verdictReason(run.verdict);
  const started = run.startedAt ?? run.endedAt;
  const clockStart = hud.app.reporting.viewOf(run.id)?.level.clockStart ?? 0;
  return (
    <section class="report-section" aria-label={`${asked.number}: ${asked.title}, ${run.seed}`}>
      <header class="report-run-head">
        <div>
          <h2>
            {asked.number}: {asked.title}
          </h2>
          <p class="quiet">
            {words.facts({
              seed: run.seed,
              attempt: run.attempt === null ? reportText.unknown : String(run.attempt),
              played: started === null ? reportText.unknown : formatDate(started),
            })}{" "}
            · {verdictWords(run.verdict)}
            {reason !== null && `: ${reason}`}
          </p>
        </div>
        {run.stars !== null && <Stars count={run.stars} />}
      </header>
      <div class="report-columns">
        <PredictionPart run={run} lesson={lesson} />
        <Objectives asked={asked} run={run} lesson={lesson} />
      </div>
      {run.course.length > 0 && (
        <>
          <h3>{words.plots}</h3>
          <div class="report-columns">
            <LedgerPlot run={run} clockStart={clockStart} />
            <BadgePlot run={run} clockStart={clockStart} />
          </div>
        </>
      )}
      <div class="report-columns">
        <LedgerPart run={run} />
        <Decisions hud={hud} run={run} />
      </div>
      <RunWords hud={hud} run={run} lesson={lesson} />
      <h3>{words.code}</h3>
      <p class="quiet">{run.code === null ? words.codeNone : words.codeMeaning}</p>
      {run.code !== null && (
        <div class="report-codes">
          {run.code.length <= qrLetters && (
            <div class="report-paper">
              <QrCode text={run.code} label={words.code} />
            </div>
          )}
          <p class="report-code">{run.code}</p>
        </div>
      )}
      {run.digest !== null && <p class="report-code">{words.digest(run.digest)}</p>}
    </section>
  );
}

/** What an act asks of which no run is handed in. */
export function UnplayedSection({ asked, lesson }: Pick<RunSectionProps, "asked" | "lesson">): JSX.Element {
  return (
    <section class="report-section" aria-label={`${asked.number}: ${asked.title}`}>
      <h2>
        {asked.number}: {asked.title}
      </h2>
      <p class="quiet">{words.notPlayed}</p>
      <Objectives asked={asked} run={null} lesson={lesson} />
    </section>
  );
}

function PredictionPart({ run: { prediction }, lesson }: Pick<RunSectionProps, "run" | "lesson">): JSX.Element {
  const { predicted, actual, error, mechanism, rightMechanism } = prediction;
  const { name, format } = lesson.predicts;
  const outcome = outcomeOf({
    isNumberRight: prediction.isNumberRight ?? null,
    isMechanismRight: prediction.isMechanismRight ?? null,
  });
  const rows: readonly (readonly [string, string])[] = [
    [words.predicted, predicted === null ? words.none : format(predicted)],
    [words.happened, actual == null ? words.nothing : format(actual)],
    ...(error == null ? [] : [[words.error, formatPercent(error)] as const]),
    [words.reason, (mechanism === null ? undefined : lesson.mechanisms[mechanism]) ?? words.none],
    ...(outcome.reason === null && outcome.number === null ? [] : [[words.outcome, outcomeWords(outcome)] as const]),
    ...(outcome.reason === false && rightMechanism !== undefined
      ? [["", lesson.mechanisms[rightMechanism] ?? ""] as const]
      : []),
  ];
  return (
    <section>
      <h3>{words.prediction}</h3>
      <p class="quiet">{name}</p>
      <dl class="report-facts">
        {rows.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ObjectiveRow {
  readonly ask: string;
  readonly came: string | null;
  readonly isMet: boolean | null;
}

function Objectives({
  asked,
  run,
  lesson,
}: Pick<RunSectionProps, "asked" | "lesson"> & { readonly run: ReportedRun | null }): JSX.Element {
  return (
    <section>
      <h3>{words.objectives}</h3>
      <table class="report-table">
        <thead>
          <tr>
            <th scope="col">{words.asked}</th>
            {run !== null && <th scope="col">{words.came}</th>}
          </tr>
        </thead>
        <tbody>
          {objectiveRows(asked, run, lesson).map(({ ask, came, isMet }) => (
            <tr key={ask}>
              <th scope="row">{ask}</th>
              {run !== null && (
                <td class={isMet === true ? "good" : "late"}>
                  {came !== null && `${came}, ${isMet === true ? words.met : words.missed}`}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function objectiveRows(asked: ActObjectives, run: ReportedRun | null, lesson: Lesson): readonly ObjectiveRow[] {
  const badge = (id: "fragmentation" | "goodput", ask: string): ObjectiveRow => {
    const found = run?.badges?.find((one) => one.id === id);
    return {
      ask,
      came: found === undefined ? null : formatPercent(Math.max(0, found.value), 1),
      isMet: found === undefined ? null : found.state === "green",
    };
  };
  const { format } = lesson.measures;
  const measure = run?.measure ?? null;
  return [
    ...asked.clauses.map(({ id, limit }): ObjectiveRow => {
      const clause = run?.clauses?.find((one) => one.id === id);
      return {
        ask: clauseObjective(id, limit),
        came: clause === undefined ? null : clauseValue(id, clause.value),
        isMet: clause === undefined ? null : clause.state === "met",
      };
    }),
    badge("fragmentation", words.fragmentation(asked.fragmentationBelow)),
    badge("goodput", words.goodput(asked.goodputAbove)),
    {
      ask: words.third(thirdStarRule(lesson.measures, asked.thirdStar)),
      came: measure === null ? null : format(measure.value),
      isMet: measure === null || measure.limit === null ? null : measure.value <= measure.limit,
    },
  ];
}

function LedgerPart({ run: { ledger } }: Pick<RunSectionProps, "run">): JSX.Element | null {
  if (ledger === null) return null;
  return (
    <section>
      <h3>{words.ledger}</h3>
      <table class="band-table">
        <tbody>
          {ledgerClasses.map((id) => (
            <tr key={id}>
              <th scope="row">
                <i class={`swatch band-${id}`} aria-hidden="true" />
                {ledgerText[id].name}
              </th>
              <td>{formatGpuHours(ledger[id])}</td>
              <td>{formatPercent(ledger[id] / Math.max(1, ledger.capacity), 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const mostDecisions = 60;

function Decisions({ hud, run }: Pick<RunSectionProps, "hud" | "run">): JSX.Element {
  const view = hud.app.reporting.viewOf(run.id);
  const { decisions } = run;
  return (
    <section>
      <h3>{words.decisions(decisions.length)}</h3>
      {view !== null && (
        <ol class="report-decisions">
          {decisions.slice(0, mostDecisions).map(({ time, command }, index) => (
            <li key={index}>
              <span class="figures quiet">{formatClock(view.level.clockStart + time)}</span>{" "}
              {commandWords(command, view)}
            </li>
          ))}
        </ol>
      )}
      {decisions.length > mostDecisions && <p class="quiet">{words.moreDecisions(decisions.length - mostDecisions)}</p>}
    </section>
  );
}
