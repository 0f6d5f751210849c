import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { Mechanism } from "../insight/prediction.ts";
import { briefText, predictText } from "../text/pages.ts";
import type { PredictScale } from "./asking.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import { MechanismChoice, type MechanismWords } from "./mechanism-choice.tsx";

interface PredictFormProps {
  readonly hud: HudState;
  readonly onBack: () => void;
  readonly question: string;
  readonly meaning: string;
  readonly scale: PredictScale;
  /** Under the slider. */
  readonly marks: ComponentChildren;
  /** What the value chosen means; null while none is. */
  readonly told: (value: number | null) => ComponentChildren;
  readonly mechanisms: MechanismWords;
  /** What locking it means. */
  readonly locked: string;
}

const moves: ReadonlySet<string> = new Set([
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
]);

/** A number and its reason, both empty until they are chosen: nothing can be locked before. */
export function PredictForm(props: PredictFormProps): JSX.Element {
  const { hud, scale } = props;
  const position = useSignal<number | null>(null);
  const mechanism = useSignal<Mechanism | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const [questionId, missingId] = [useId(), useId()];
  const value = position.value === null ? null : scale.at(position.value);
  const missing = predictText.missing(value === null, mechanism.value === null);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const why = mechanism.peek();
        if (value !== null && why !== null) return hud.app.lock(value, why);
        const first = value === null ? "[type=range]" : "[type=radio]";
        form.current?.querySelector<HTMLElement>(first)?.focus();
      }}
    >
      <p class="lead" id={questionId}>
        <Words>{props.question}</Words>
      </p>
      <p class="quiet">
        <Words>{props.meaning}</Words>
      </p>
      <output class={value === null ? "predict-value is-empty" : "predict-value"}>
        {value === null ? predictText.unchosen : scale.format(value)}
      </output>
      <PredictSlider
        scale={scale}
        position={position.value}
        label={questionId}
        onMove={(to) => (position.value = to)}
      />
      {props.marks}
      {props.told(value)}
      <MechanismChoice hud={hud} words={props.mechanisms} chosen={mechanism} />
      <footer class="paper-foot">
        <button type="button" class="ghost-button large" onClick={props.onBack}>
          {briefText.back}
        </button>
        <p class="paper-missing" id={missingId} aria-live="polite">
          {missing}
        </p>
        <button
          type="submit"
          class="main-button"
          aria-disabled={missing !== null}
          aria-describedby={missing === null ? undefined : missingId}
        >
          {briefText.lock}
        </button>
      </footer>
      <p class="quiet">{props.locked}</p>
    </form>
  );
}

interface PredictSliderProps {
  readonly scale: PredictScale;
  /** Null until it has been touched: it has no thumb then. */
  readonly position: number | null;
  readonly label: string;
  readonly onMove: (position: number) => void;
}

/** A slider that is empty until it has been touched. */
export function PredictSlider({ scale, position, label, onMove }: PredictSliderProps): JSX.Element {
  const rest = Math.round(scale.steps / 2);
  return (
    <input
      class={position === null ? "slider is-empty" : "slider"}
      type="range"
      min="0"
      max={scale.steps}
      step="1"
      value={position ?? rest}
      aria-labelledby={label}
      aria-valuetext={position === null ? predictText.unchosen : scale.format(scale.at(position))}
      onInput={(event) => onMove(Number(event.currentTarget.value))}
      // Where the thumb already is, a pointer and a key change nothing that the browser would tell of.
      onPointerUp={(event) => onMove(Number(event.currentTarget.value))}
      onKeyUp={(event) => {
        if (position === null && moves.has(event.key)) onMove(Number(event.currentTarget.value));
      }}
      onKeyDown={(event) => {
        const direction = event.key === "PageUp" ? 1 : event.key === "PageDown" ? -1 : null;
        if (direction === null || scale.page === undefined) return;
        event.preventDefault();
        onMove(scale.page(position ?? rest, direction));
      }}
    />
  );
}
