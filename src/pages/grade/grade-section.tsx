import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ReadonlySignal } from "@preact/signals";
import type { Assignment } from "../../grading/assignment.ts";
import type { Cell } from "../../grading/csv.ts";
import type { Graded } from "../../grading/grade-files.ts";
import { gradeText } from "../../text/instructor.ts";
import type { Grading } from "./create-grading.ts";
import { readChosen, readDrop } from "./read-drop.ts";

/** Offers a text as a file. */
export type SaveText = (name: string, text: string, type: string) => void;

interface GradeSectionProps {
  readonly grading: Grading;
  readonly assignment: ReadonlySignal<Assignment | null>;
  readonly save: SaveText;
}

/** Where hand-ins are dropped, and the table that comes of them. */
export function GradeSection({ grading, assignment, save }: GradeSectionProps): JSX.Element {
  const state = grading.state.value;
  return (
    <section class="paper instructor-part" aria-labelledby="grade-heading">
      <h2 id="grade-heading">{gradeText.heading}</h2>
      <p class="quiet">{gradeText.lead}</p>
      <label class="instructor-field">
        <span>{gradeText.roster}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv"
          onChange={(event) => grading.setRoster(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      <p class="quiet">{gradeText.assignment(assignment.value?.assignment ?? null)}</p>
      <DropZone grading={grading} />
      <p role="status" class={state.kind === "failed" ? "warning" : ""}>
        {state.kind === "reading" && gradeText.reading}
        {state.kind === "playing" && gradeText.progress(state.done, state.all)}
        {state.kind === "failed" && state.why}
        {state.kind === "graded" && gradeText.done(state.graded)}
      </p>
      {state.kind === "playing" && <progress value={state.done} max={state.all} aria-label={gradeText.table} />}
      {state.kind === "graded" && <Results graded={state.graded} grading={grading} save={save} />}
    </section>
  );
}

function DropZone({ grading }: { readonly grading: Grading }): JSX.Element {
  const [isOver, setOver] = useState(false);
  return (
    <div
      class={isOver ? "drop-zone over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) grading.start(readDrop(event.dataTransfer));
      }}
    >
      <p>{gradeText.drop}</p>
      <div class="instructor-buttons">
        <Chooser grading={grading} label={gradeText.folder} isFolder />
        <Chooser grading={grading} label={gradeText.files} />
      </div>
    </div>
  );
}

function Chooser({
  grading,
  label,
  isFolder = false,
}: {
  readonly grading: Grading;
  readonly label: string;
  readonly isFolder?: boolean;
}): JSX.Element {
  return (
    <label class="file-button">
      <span class={isFolder ? "main-button" : "ghost-button large"}>{label}</span>
      <input
        type="file"
        class="sr"
        multiple
        {...(isFolder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files !== null && files.length > 0) grading.start(Promise.resolve(readChosen(files)));
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

interface ResultsProps {
  readonly graded: Graded;
  readonly grading: Grading;
  readonly save: SaveText;
}

function Results({ graded, grading, save }: ResultsProps): JSX.Element {
  const button = (label: string, name: string, text: string, isMain = false): JSX.Element => (
    <button
      type="button"
      class={isMain ? "main-button" : "ghost-button large"}
      onClick={() => save(name, text, "text/csv")}
    >
      {label}
    </button>
  );
  const order = orderOf(graded.columns);
  return (
    <>
      <div class="instructor-buttons">
        {button(gradeText.csv, "grades.csv", graded.csv, true)}
        {button(gradeText.moodle, "grades-moodle.csv", graded.moodle)}
        {button(gradeText.canvas, "grades-canvas.csv", graded.canvas)}
        <button type="button" class="ghost-button large" onClick={() => grading.again()}>
          {gradeText.again}
        </button>
      </div>
      <div class="grade-table" role="region" aria-label={gradeText.table} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {order.map((place) => (
                <th key={place} scope="col">
                  {graded.columns[place]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {graded.rows.map((row, index) => (
              <tr key={index} class={row.includes("verified") ? "" : "unverified"}>
                {order.map((place) => (
                  <td key={place} class={cellClass(row[place] ?? null)}>
                    {row[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What an instructor looks at first; the file keeps its own order. */
const first = ["student", "level", "stars", "score", "verified", "flags"];

/** Places of the columns, in the order in which they are shown. */
function orderOf(columns: readonly Cell[]): readonly number[] {
  return columns.map((_, place) => place).toSorted((a, b) => rankOf(columns[a]) - rankOf(columns[b]));
}

function rankOf(column: Cell | undefined): number {
  const rank = first.indexOf(String(column));
  return rank < 0 ? first.length : rank;
}

function cellClass(cell: Cell): string {
  if (typeof cell === "number") return "figures";
  return cell !== null && cell.length > 24 ? "long" : "";
}
