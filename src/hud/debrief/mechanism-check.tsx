import type { JSX } from "preact";
import { judgePrediction } from "../../insight/prediction.ts";
import type { Frame } from "../../session/session.ts";
import { mechanismText, outcomeOf, outcomeWords } from "../../text/mechanisms.ts";
import type { HudState } from "../hud-state.ts";
import type { MechanismWords } from "../mechanism-choice.tsx";
import { Words } from "../codex/words.tsx";

interface MechanismCheckProps {
  readonly hud: HudState;
  readonly frame: Frame;
  readonly words: MechanismWords;
}

/** The mechanism that was locked against the right one, and what the number is worth without it. */
export function MechanismCheck({ hud, frame, words }: MechanismCheckProps): JSX.Element | null {
  const { predicted, mechanism, prediction } = hud.app;
  const said = mechanism.value;
  if (said === null) return null;
  const judged = judgePrediction({ prediction }, { prediction: predicted.value, mechanism: said }, frame.view);
  return (
    <div class="mechanism-check">
      <h3>{mechanismText.because}</h3>
      <p>
        <Words>{words[said] ?? ""}</Words>
      </p>
      <p class={`mechanism-verdict ${judged.isMechanismRight === true ? "good" : "short"}`}>
        {outcomeWords(outcomeOf(judged))}
      </p>
      {judged.isMechanismRight === false && (
        <p>
          {mechanismText.instead} {words[judged.rightMechanism]}
        </p>
      )}
    </div>
  );
}
