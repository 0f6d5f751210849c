import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { formatSpan } from "../text/pages.ts";
import { claimsText } from "../text/claims.ts";
import { theoryUnlocked } from "../../../insight/checkpoint/theory.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Icon } from "../../../hud/icons.tsx";
import { checkClaims, isAgreement, truthOf, type Claims } from "../../../insight/checkpoint/claims-check.ts";
import { parseSpan, parseSpanNear } from "./parse-span.ts";
import { remarkWords } from "./remark-words.ts";
import { Words } from "../../../hud/codex/words.tsx";

const longest = 2000;
const longestSpan = 24;
const minute = 60;
const hour = 3600;

const fields = ["checkpoint", "mttf", "interval"] as const satisfies readonly (keyof Claims)[];

interface StructuredRationaleProps {
  readonly hud: HudState;
  readonly rows: number;
  /** Where room is short, the remarks that agree are one line. */
  readonly compact?: boolean;
}

/** The interval and why, as a sentence with gaps whose numbers are checked against the run; kept with the run. */
export function StructuredRationale({ hud, rows, compact = false }: StructuredRationaleProps): JSX.Element {
  const { rationale } = hud.app;
  const frame = hud.frame.value;
  const view = frame?.view ?? null;
  const because = useId();
  return (
    <section class="claims" aria-label={claimsText.label}>
      <h2 class="zone-name">{claimsText.label}</h2>
      <div class="claims-sentence">
        {fields.map((field) => (
          <ClaimField key={field} hud={hud} field={field} view={view} />
        ))}
        <label for={because}>{claimsText.because}</label>
      </div>
      <textarea
        id={because}
        rows={rows}
        maxLength={longest}
        placeholder={claimsText.becauseHint}
        value={rationale.value}
        onInput={(event) => {
          rationale.value = event.currentTarget.value;
        }}
      />
      {frame !== null && <Remarks hud={hud} frame={frame} compact={compact} />}
    </section>
  );
}

interface FieldProps {
  readonly hud: HudState;
  readonly field: keyof Claims;
  readonly view: ClusterView | null;
}

function ClaimField({ hud, field, view }: FieldProps): JSX.Element {
  const { claims, session } = hud.app;
  const [draft, setDraft] = useState("");
  const id = useId();
  // A new run begins with empty gaps, also where something unreadable stood.
  useEffect(() => setDraft(""), [session.value]);
  const words = claimsText.fields[field];
  const claim = claims.value[field];
  const read = readClaim(field, draft, view);
  const shown = read === claim ? draft : claim === null ? "" : formatSpan(claim);
  const unread = claim === null && shown.trim() !== "";
  return (
    <span class="claim">
      <label for={id}>{words.before}</label>{" "}
      <span class="claim-gap">
        <input
          id={id}
          type="text"
          autocomplete="off"
          maxLength={longestSpan}
          placeholder={words.hint}
          value={shown}
          aria-invalid={unread}
          title={unread ? claimsText.unread : undefined}
          aria-description={unread ? claimsText.unread : undefined}
          onInput={({ currentTarget: { value } }) => {
            setDraft(value);
            claims.value = { ...claims.peek(), [field]: readClaim(field, value, view) };
          }}
          onBlur={() => {
            const kept = claims.peek()[field];
            if (kept !== null) setDraft(formatSpan(kept));
          }}
        />
        {words.after}
      </span>
    </span>
  );
}

function readClaim(field: keyof Claims, text: string, view: ClusterView | null): Seconds | null {
  if (field === "interval") return parseSpanNear(text, view?.checkpointInterval ?? null);
  return parseSpan(text, field === "checkpoint" ? minute : hour);
}

interface RemarksProps {
  readonly hud: HudState;
  /** New at each beat, while the view in it stays the same object. */
  readonly frame: Frame;
  readonly compact: boolean;
}

/** Said once the first contract has been played or the run is over: before that a number would be given away. */
function Remarks({ hud, frame: { view }, compact }: RemarksProps): JSX.Element {
  const told = theoryUnlocked(view) || view.ended !== null;
  const truth = told ? truthOf(view) : null;
  const remarks = truth === null ? [] : checkClaims(hud.app.claims.value, truth);
  const agreeing = remarks.filter(isAgreement);
  const shown = compact ? remarks.filter((remark) => !isAgreement(remark)) : remarks;
  return (
    <ul class="remarks" aria-label={claimsText.remarks} aria-live="polite" tabIndex={0}>
      {remarks.length === 0 && (
        <li class="quiet">
          <Words>{told ? claimsText.empty : claimsText.later}</Words>
        </li>
      )}
      {shown.map((remark) => (
        <RemarkLine key={remark.kind} agrees={isAgreement(remark)} words={remarkWords(remark)} />
      ))}
      {compact && agreeing.length > 0 && (
        <RemarkLine agrees words={claimsText.agrees(agreeing.length, remarks.length)} />
      )}
    </ul>
  );
}

function RemarkLine({ agrees, words }: { readonly agrees: boolean; readonly words: string }): JSX.Element {
  return (
    <li class={agrees ? "remark agrees" : "remark"}>
      <Icon name={agrees ? "check" : "info"} />
      {words}
    </li>
  );
}
