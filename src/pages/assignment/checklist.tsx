import type { JSX } from "preact";
import type { App, AskedLevel, Assigned } from "../../hud/app.ts";
import { Stars } from "../../hud/stars.tsx";
import { reportText } from "../../text/report.ts";
import { checklistText } from "../../text/assignments.ts";

/** What an assignment asks for, and how far one is with it; nothing without an assignment. */
export function Checklist({ assigned, reporting }: Pick<App, "assigned" | "reporting">): JSX.Element | null {
  const now = assigned.now.value;
  const fault = assigned.fault.value;
  if (now === null) {
    return fault === null ? null : (
      <p class="warning" role="alert">
        {checklistText.unreadable(fault)}
      </p>
    );
  }
  const { name, deadline, report, levels } = now;
  const isNameless = levels.some(({ needsName }) => needsName);
  return (
    <section class="paper checklist" aria-labelledby="assignment-name">
      <header>
        <h2 id="assignment-name">{checklistText.heading(name)}</h2>
        {deadline !== null && (
          <p class={deadline < Date.now() ? "late" : ""}>
            {deadline < Date.now() ? checklistText.late(deadline) : checklistText.deadline(deadline)}
          </p>
        )}
        <button type="button" class="link-button" onClick={() => assigned.close()}>
          {checklistText.drop}
        </button>
      </header>
      <label class="checklist-name">
        <span>{checklistText.name}</span>
        <input
          type="text"
          autocomplete="name"
          maxLength={200}
          value={assigned.student}
          onInput={(event) => (assigned.student.value = event.currentTarget.value)}
        />
        {isNameless && <span class="warning">{checklistText.nameFirst}</span>}
      </label>
      <ul>
        {levels.map((level) => (
          <LevelLine key={level.id} assigned={assigned} level={level} />
        ))}
      </ul>
      <footer>
        <button
          type="button"
          class="ghost-button"
          disabled={levels.every(({ stars }) => stars === null)}
          aria-describedby="hand-in-meaning"
          onClick={() => assigned.save()}
        >
          {checklistText.save}
        </button>
        {report.length > 0 && (
          <button type="button" class="ghost-button" onClick={() => reporting.open()}>
            {reportText.open}
          </button>
        )}
        <span class="quiet" id="hand-in-meaning">
          {levels.every(({ stars }) => stars === null) && checklistText.nothing}{" "}
          {report.length > 0 && checklistText.report(report)}
        </span>
      </footer>
    </section>
  );
}

function LevelLine({ assigned, level }: { readonly assigned: Assigned; readonly level: AskedLevel }): JSX.Element {
  const { act, stars, begun, allowed } = level;
  if (act === null) {
    return (
      <li>
        <b>{level.id}</b> <span class="warning">{checklistText.unknownLevel}</span>
      </li>
    );
  }
  return (
    <li>
      <button type="button" class="link-button" disabled={level.needsName} onClick={() => assigned.play(level)}>
        <span aria-hidden="true">{stars === null ? "○" : "✓"}</span> {act.about.number}, {act.about.title}
        <span class="sr">{checklistText.choose}</span>
      </button>
      <span class="figures">{seedWords(level)}</span>
      <span class={allowed !== null && begun > allowed ? "warning" : "quiet"}>
        {checklistText.attempts(begun, allowed)}
      </span>
      {stars === null ? <span class="quiet">{checklistText.none}</span> : <Stars count={stars} />}
    </li>
  );
}

function seedWords({ seed, needsName }: AskedLevel): string {
  if (seed !== null) return checklistText.seed(seed);
  return needsName ? checklistText.ownSeed : checklistText.anySeed;
}

/** The button that opens an assignment's file. */
export function OpenAssignment({ assigned }: { readonly assigned: Assigned }): JSX.Element {
  return (
    <label class="file-button">
      <span class="ghost-button">{checklistText.open}</span>
      <input
        type="file"
        class="sr"
        accept=".json,.txt"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) assigned.open(file);
        }}
      />
    </label>
  );
}
