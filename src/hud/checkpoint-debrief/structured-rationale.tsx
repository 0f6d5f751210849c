import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { ClusterView, Seconds } from "../../sim/index.ts";
import { claimsText } from "../../text/claims.ts";
import { formatDuration } from "../../text/numbers.ts";
import type { Claims } from "../app.ts";
import { theoryUnlocked } from "../checkpoint/theory.ts";
import type { HudState } from "../hud-state.ts";
import { Icon } from "../icons.tsx";
import { checkClaims, isNod, truthOf, type Remark } from "./claims-check.ts";
import { parseSpan, parseSpanNear } from "./parse-span.ts";
import { remarkWords } from "./remark-words.ts";

const longest = 2000;
const longestSpan = 24;
const minute = 60;
const hour = 3600;

const fields = ["checkpoint", "mttf", "interval"] as const satisfies readonly (keyof Claims)[];

/** The interval and why, as a sentence with gaps whose numbers are checked against the run; kept with the run. */
export function StructuredRationale({ hud, rows }: { readonly hud: HudState; readonly rows: number }): JSX.Element {
  const { rationale } = hud.app;
  const view = hud.frame.value?.view ?? null;
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
      {view !== null && <Remarks hud={hud} view={view} />}
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
  const shown = read === claim ? draft : claim === null ? "" : formatDuration(claim);
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
          onInput={({ currentTarget: { value } }) => {
            setDraft(value);
            claims.value = { ...claims.peek(), [field]: readClaim(field, value, view) };
          }}
          onBlur={() => claim !== null && setDraft(formatDuration(claim))}
        />
        {words.after}
      </span>
      {unread && <span class="claim-unread"> {claimsText.unread}</span>}
    </span>
  );
}

function readClaim(field: keyof Claims, text: string, view: ClusterView | null): Seconds | null {
  if (field === "interval") return parseSpanNear(text, view?.checkpointInterval ?? null);
  return parseSpan(text, field === "checkpoint" ? minute : hour);
}

/** Said once the first contract has been played or the run is over: before that a number would be given away. */
function Remarks({ hud, view }: { readonly hud: HudState; readonly view: ClusterView }): JSX.Element | null {
  const truth = theoryUnlocked(view) || view.ended !== null ? truthOf(view) : null;
  const remarks = truth === null ? [] : checkClaims(hud.app.claims.value, truth);
  return (
    <ul class="remarks" aria-label={claimsText.remarks} aria-live="polite" hidden={remarks.length === 0}>
      {remarks.map((remark) => (
        <RemarkLine key={remark.kind} remark={remark} />
      ))}
    </ul>
  );
}

function RemarkLine({ remark }: { readonly remark: Remark }): JSX.Element {
  const nod = isNod(remark);
  return (
    <li class={nod ? "remark nod" : "remark"}>
      <Icon name={nod ? "check" : "info"} />
      {remarkWords(remark)}
    </li>
  );
}
