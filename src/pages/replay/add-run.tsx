import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Comparing } from "../../hud/comparing.ts";
import { compareText } from "../../text/compare.ts";
import { sourceWords } from "./source-words.ts";

interface AddRunProps {
  readonly comparing: Comparing;
  readonly playNames: Readonly<Record<string, string>>;
}

/** Puts another run beside those that are there: of one's own, a stored play, the best known, a file, a code. */
export function AddRun({ comparing, playNames }: AddRunProps): JSX.Element {
  const [text, setText] = useState("");
  const offers = comparing.offers.value;
  const pending = comparing.pending.value;
  const fault = comparing.fault.value;
  return (
    <section class="panel compare-add">
      <h2>{compareText.add}</h2>
      <div class="compare-add-ways">
        <label>
          <span>{compareText.addMeaning}</span>
          <select
            value=""
            disabled={pending !== null}
            onChange={(event) => {
              const source = offers[Number(event.currentTarget.value)];
              if (event.currentTarget.value !== "" && source !== undefined) comparing.add(source);
              event.currentTarget.value = "";
            }}
          >
            <option value="">{compareText.addNone}</option>
            {offers.map((source, index) => (
              <option key={index} value={index}>
                {sourceWords(source, playNames)}
              </option>
            ))}
          </select>
        </label>
        <label class="runs-file">
          <span class="ghost-button large">{compareText.addFile}</span>
          <input
            type="file"
            class="sr"
            accept=".fleet,.json,.txt"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) comparing.addFile(file);
              event.currentTarget.value = "";
            }}
          />
        </label>
        <form
          class="runs-code"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") comparing.addText(text);
            setText("");
          }}
        >
          <label>
            <span>{compareText.addCode}</span>
            <input
              type="text"
              spellcheck={false}
              autocomplete="off"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="ghost-button large">
            {compareText.open}
          </button>
        </form>
      </div>
      <p role="status" class={fault === null ? "quiet" : "notice"}>
        {pending === null ? fault : compareText.working(sourceWords(pending, playNames))}
      </p>
    </section>
  );
}
