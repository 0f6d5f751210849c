import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { offeredMechanisms, type Mechanism } from "../insight/prediction.ts";
import { mechanismText } from "../text/mechanisms.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";

/** A lesson's words for the mechanisms of its prediction. */
export type MechanismWords = Readonly<Partial<Record<Mechanism, string>>>;

interface MechanismChoiceProps {
  readonly hud: HudState;
  readonly words: MechanismWords;
  readonly chosen: Signal<Mechanism | null>;
}

/** Why the number will come out so: one of four, in the order of the seed, without which the form cannot be sent. */
export function MechanismChoice({ hud, words, chosen }: MechanismChoiceProps): JSX.Element {
  const { prediction, session } = hud.app;
  const seed = session.value?.seed ?? "";
  return (
    <fieldset class="mechanisms">
      <legend>
        <Words>{mechanismText.question}</Words>
      </legend>
      {offeredMechanisms(prediction.metric, seed).map((mechanism) => (
        <label key={mechanism} class="mechanism">
          <input
            type="radio"
            name="mechanism"
            required
            checked={chosen.value === mechanism}
            onChange={() => (chosen.value = mechanism)}
          />
          <span>{words[mechanism]}</span>
        </label>
      ))}
    </fieldset>
  );
}
