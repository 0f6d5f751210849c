import type { JSX } from "preact";
import type { LabReport } from "../../insight/report/lab-report.ts";
import { Stars } from "../../hud/stars.tsx";
import { graderText, missingText, reportText as words } from "../../text/report.ts";
import { verdictReason, verdictWords } from "../../text/verdicts.ts";
import type { ReportProps } from "./report-props.ts";

interface CoverProps extends ReportProps {
  readonly report: LabReport;
}

/** The first page: what is handed in, three lines for the grader, and what is missing. */
export function ReportCover({ report, hud, lessonOf }: CoverProps): JSX.Element {
  return (
    <section class="report-section report-first">
      {report.runs.length > 0 && <RunsTable report={report} hud={hud} lessonOf={lessonOf} />}
      <GraderLines report={report} />
      <Incomplete report={report} />
    </section>
  );
}

function RunsTable({ report, hud, lessonOf }: CoverProps): JSX.Element {
  const { columns } = words;
  return (
    <>
      <h2>{words.runs}</h2>
      <div class="table-scroll">
        <table class="report-table report-runs">
          <thead>
            <tr>
              {Object.values(columns).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.runs.map((run) => {
              const act = hud.app.acts.find(({ level }) => level.id === run.levelId);
              const amounts = act && lessonOf(act).measures;
              return (
                <tr key={run.id}>
                  <th scope="row">{act?.about.number}</th>
                  <td>{run.seed}</td>
                  <td>{run.attempt ?? words.unknown}</td>
                  <td>{run.stars !== null && <Stars count={run.stars} />}</td>
                  <td>{run.measure !== null && amounts !== undefined && amounts.format(run.measure.value)}</td>
                  <td title={verdictReason(run.verdict) ?? undefined}>{verdictWords(run.verdict)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What a machine can count, and room for a mark. */
function GraderLines({ report: { grader } }: Pick<CoverProps, "report">): JSX.Element {
  const { numbers, why, tradeOff } = grader;
  const lines = [
    [graderText.numbers, [graderText.verified(numbers.verified), graderText.predictions(numbers.predictions)]],
    [
      graderText.why,
      [
        graderText.mechanisms(why.mechanisms),
        graderText.rationales(why.rationales),
        graderText.claimsBacked(why.claimsBacked),
      ],
    ],
    [
      graderText.tradeOff,
      [
        graderText.rejected(tradeOff.rejected),
        graderText.risks(tradeOff.risks),
        graderText.leversTested(tradeOff.leversTested),
      ],
    ],
  ] as const;
  return (
    <>
      <h2>{words.grader}</h2>
      <dl class="report-grader">
        {lines.map(([question, facts]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{facts.join(" · ")}</dd>
            <dd class="report-mark">
              <span>{words.mark}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Incomplete({ report }: Pick<CoverProps, "report">): JSX.Element {
  const { incomplete, objectives, runs } = report;
  if (incomplete.length === 0) return <p class="good">{words.complete}</p>;
  const several = (levelId: string): boolean => runs.filter((run) => run.levelId === levelId).length > 1;
  return (
    <>
      <h2>{words.missing}</h2>
      <ul class="report-missing">
        {objectives.map(({ levelId, number }) => {
          const own = incomplete.filter((one) => one.levelId === levelId);
          const keys = [...new Set(own.map((one) => ("run" in one ? one.run : null)))];
          return keys.map((key) => {
            const seed = several(levelId) ? runs.find(({ id }) => id === key)?.seed : undefined;
            const parts = own
              .filter((one) => ("run" in one ? one.run : null) === key)
              .map(({ kind }) => missingText[kind]);
            return (
              <li key={`${levelId} ${key}`}>
                <b>
                  {number}
                  {seed !== undefined && ` (${seed})`}:
                </b>{" "}
                {parts.join(", ")}
              </li>
            );
          });
        })}
      </ul>
    </>
  );
}
