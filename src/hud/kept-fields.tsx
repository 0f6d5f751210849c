import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { settingsText } from "../text/header.ts";
import type { Kept } from "./app.ts";

/** What this computer keeps: words of earlier visits, records that cannot be read, and the end of it all. */
export function KeptFields({ kept }: { readonly kept: Kept }): JSX.Element {
  useEffect(() => kept.look(), []);
  const besides = kept.besides.value ?? 0;
  return (
    <fieldset class="kept">
      <legend>{settingsText.kept}</legend>
      {kept.hidden.value && (
        <p>
          {settingsText.hidden}
          <button type="button" class="ghost-button" onClick={() => kept.claimVisits()}>
            {settingsText.claim}
          </button>
        </p>
      )}
      {besides > 0 && (
        <p>
          {settingsText.besides(besides)}
          <button type="button" class="ghost-button" onClick={() => kept.exportBesides()}>
            {settingsText.exportBesides}
          </button>
        </p>
      )}
      <Reset kept={kept} />
    </fieldset>
  );
}

function Reset({ kept }: { readonly kept: Kept }): JSX.Element {
  const [step, setStep] = useState<"offered" | "asked" | "done">("offered");
  if (kept.elsewhere.value) return <p>{settingsText.elsewhere}</p>;
  if (step === "done") return <p role="status">{settingsText.resetDone}</p>;
  if (step === "offered")
    return (
      <p>
        <button type="button" class="ghost-button" onClick={() => setStep("asked")}>
          {settingsText.reset}
        </button>
      </p>
    );
  return (
    <div role="group" aria-labelledby="reset-question">
      <p id="reset-question">{settingsText.resetAsk}</p>
      <p>
        <button
          type="button"
          class="danger-button"
          onClick={() => {
            kept.reset();
            setStep("done");
          }}
        >
          {settingsText.resetYes}
        </button>
        <button type="button" class="ghost-button" autofocus onClick={() => setStep("offered")}>
          {settingsText.resetNo}
        </button>
      </p>
    </div>
  );
}
