import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { parseAssignment, reportParts } from "../../grading/assignment.ts";
import { assignmentJson, assignmentParameter } from "../../grading/assignment-link.ts";
import { makeText, reportPartNames } from "../../text/assignments.ts";
import type { Draft, LevelDraft, SeedKind } from "./draft.ts";

interface MakeSectionProps {
  readonly draft: Draft;
  readonly save: (name: string, text: string, type: string) => void;
}

/** Where an instructor says what is asked, and gets the link for it. */
export function MakeSection({ draft, save }: MakeSectionProps): JSX.Element {
  const [fault, setFault] = useState<string | null>(null);
  const said = fault ?? draft.fault.value;
  return (
    <section class="paper instructor-part" aria-labelledby="make-heading">
      <h2 id="make-heading">{makeText.heading}</h2>
      <p class="quiet">{makeText.lead}</p>
      <div class="instructor-fields">
        <label class="instructor-field">
          <span>{makeText.name}</span>
          <input
            type="text"
            maxLength={200}
            value={draft.name}
            onInput={(event) => (draft.name.value = event.currentTarget.value)}
          />
        </label>
        <label class="instructor-field">
          <span>{makeText.attempts}</span>
          <input
            type="text"
            inputMode="numeric"
            value={draft.attempts}
            onInput={(event) => (draft.attempts.value = event.currentTarget.value)}
          />
        </label>
        <label class="instructor-field">
          <span>{makeText.deadline}</span>
          <input
            type="datetime-local"
            value={draft.deadline}
            onInput={(event) => (draft.deadline.value = event.currentTarget.value)}
          />
        </label>
      </div>
      <fieldset class="instructor-set">
        <legend>{makeText.levels}</legend>
        {draft.levels.map((level) => (
          <LevelRow key={level.id} level={level} />
        ))}
      </fieldset>
      <ReportParts draft={draft} />
      {said !== null && (
        <p role="status" class="warning">
          {said}
        </p>
      )}
      <LinkRow draft={draft} save={save} onFault={setFault} />
    </section>
  );
}

function LevelRow({ level }: { readonly level: LevelDraft }): JSX.Element {
  const kinds = Object.entries(makeText.seeds) as [SeedKind, string][];
  return (
    <div class="level-row">
      <label class="choice-line">
        <input
          type="checkbox"
          checked={level.isAsked}
          onChange={(event) => (level.isAsked.value = event.currentTarget.checked)}
        />
        {level.name}
      </label>
      {level.isAsked.value && (
        <>
          <select
            aria-label={makeText.seedOf(level.name)}
            value={level.kind}
            onChange={(event) => {
              const kind = kinds.find(([id]) => id === event.currentTarget.value);
              if (kind !== undefined) level.kind.value = kind[0];
            }}
          >
            {kinds.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
          {level.kind.value === "fixed" && (
            <input
              type="text"
              aria-label={makeText.seedOf(level.name)}
              placeholder={makeText.fixed}
              value={level.seed}
              onInput={(event) => (level.seed.value = event.currentTarget.value)}
            />
          )}
        </>
      )}
    </div>
  );
}

function ReportParts({ draft }: { readonly draft: Draft }): JSX.Element {
  const { report } = draft;
  return (
    <fieldset class="instructor-set parts">
      <legend>{makeText.report}</legend>
      {reportParts.map((part) => (
        <label key={part} class="choice-line">
          <input
            type="checkbox"
            checked={report.value.includes(part)}
            onChange={(event) => {
              const isAsked = event.currentTarget.checked;
              report.value = reportParts.filter((one) => (one === part ? isAsked : report.peek().includes(one)));
            }}
          />
          {reportPartNames[part]}
        </label>
      ))}
    </fieldset>
  );
}

interface LinkRowProps extends MakeSectionProps {
  readonly onFault: (fault: string | null) => void;
}

function LinkRow({ draft, save, onFault }: LinkRowProps): JSX.Element {
  const [said, setSaid] = useState("");
  const assignment = draft.assignment.value;
  const link =
    assignment === null
      ? null
      : new URL(`./?assignment=${assignmentParameter(assignment)}`, location.href.replace(/[?#].*/, "")).href;
  return (
    <div class="instructor-field">
      {link === null ? (
        <p class="quiet">{makeText.lacking}</p>
      ) : (
        <label>
          <span>{makeText.link}</span>
          <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
      <div class="instructor-buttons">
        <button
          type="button"
          class="main-button"
          disabled={link === null}
          onClick={() => {
            if (link === null) return;
            navigator.clipboard.writeText(link).then(
              () => setSaid(makeText.copied),
              () => setSaid(makeText.notCopied),
            );
          }}
        >
          {makeText.copy}
        </button>
        <button
          type="button"
          class="ghost-button large"
          disabled={assignment === null}
          onClick={() => {
            if (assignment === null) return;
            const name = `${assignment.assignment.replaceAll(/[^\w-]+/g, "_")}.json`;
            save(name, `${JSON.stringify(assignmentJson(assignment), null, 2)}\n`, "application/json");
          }}
        >
          {makeText.file}
        </button>
        <label class="file-button">
          <span class="ghost-button large">{makeText.open}</span>
          <input
            type="file"
            class="sr"
            accept=".json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) void open(draft, file, onFault);
            }}
          />
        </label>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}

async function open(draft: Draft, file: Blob, onFault: (fault: string | null) => void): Promise<void> {
  try {
    draft.fill(parseAssignment(JSON.parse(await file.text())));
    onFault(null);
  } catch (error) {
    onFault(makeText.unreadable(error instanceof Error ? error.message : String(error)));
  }
}
