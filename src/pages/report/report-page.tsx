import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatDate } from "../../text/numbers.ts";
import { reportText as words } from "../../text/report.ts";
import { AuditSection } from "./audit-section.tsx";
import { ChooseRuns } from "./choose-runs.tsx";
import { ReportCover } from "./report-cover.tsx";
import type { ReportProps } from "./report-props.ts";
import { RunSection, UnplayedSection } from "./run-section.tsx";

/** The lab report: a page to fill in, to print and to save; it hands in the runs that prove what it says. */
export function ReportPage({ hud, lessonOf }: ReportProps): JSX.Element {
  const { reporting, acts } = hud.app;
  const report = reporting.report.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="page report">
      <header class="report-head">
        <p class="eyebrow">{words.lab}</p>
        <h1 ref={heading} tabIndex={-1}>
          {words.heading}
        </h1>
        <p class="lead report-screen">{words.lead}</p>
        {report?.assignment != null && <p>{words.assignment(report.assignment)}</p>}
        <Names hud={hud} />
        <p class="report-paper">{report !== null && words.made(formatDate(report.madeAt))}</p>
      </header>
      <Tools hud={hud} />
      {reporting.hidden.value && (
        <p class="notice report-screen">
          {words.hidden}
          <button type="button" class="ghost-button" onClick={() => reporting.claim()}>
            {words.claim}
          </button>
        </p>
      )}
      <ChooseRuns hud={hud} lessonOf={lessonOf} />
      {report === null ? (
        <p role="status">{words.making}</p>
      ) : (
        <>
          <ReportCover report={report} hud={hud} lessonOf={lessonOf} />
          {report.objectives.map((asked) => {
            const act = acts.find(({ level }) => level.id === asked.levelId);
            const own = report.runs.filter(({ levelId }) => levelId === asked.levelId);
            if (act === undefined) return null;
            if (own.length === 0) return <UnplayedSection key={asked.levelId} asked={asked} lesson={lessonOf(act)} />;
            return own.map((run) => (
              <RunSection key={run.id} hud={hud} run={run} asked={asked} lesson={lessonOf(act)} />
            ));
          })}
          <AuditSection audit={report.audit} objectives={report.objectives} />
        </>
      )}
    </main>
  );
}

function Names({ hud }: Pick<ReportProps, "hud">): JSX.Element {
  const { reporting } = hud.app;
  return (
    <div class="report-names">
      {(["student", "course"] as const).map((name) => (
        <label key={name}>
          <span>
            {words[name]} <span class="report-screen">{words.optional}</span>
          </span>
          <input
            type="text"
            maxLength={200}
            autocomplete={name === "student" ? "name" : "off"}
            placeholder=" "
            value={reporting.words.value[name]}
            onInput={(event) => reporting.write({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

function Tools({ hud }: Pick<ReportProps, "hud">): JSX.Element {
  const { reporting } = hud.app;
  const isMade = reporting.report.value !== null;
  return (
    <div class="report-tools report-screen">
      <button type="button" class="main-button" disabled={!isMade} onClick={() => reporting.saveFile()}>
        {words.file}
      </button>
      <button type="button" class="ghost-button large" disabled={!isMade} onClick={() => print()}>
        {words.print}
      </button>
      <button type="button" class="ghost-button large" disabled={!isMade} onClick={() => reporting.saveJson()}>
        {words.json}
      </button>
      <button type="button" class="ghost-button large" onClick={() => hud.app.leave()}>
        {words.back}
      </button>
      <p class="quiet">{words.fileMeaning}</p>
    </div>
  );
}
