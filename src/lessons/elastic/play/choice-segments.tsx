import type { JSX } from "preact";
import { Words } from "../../../hud/codex/words.tsx";

/** One way to set a lever. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly does: string;
  /** What it costs to go over to it, as short as can be. */
  readonly cost: string;
}

interface ChoiceProps<Id extends string> {
  readonly name: string;
  readonly heading: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** The pointer or the focus is on a choice, or leaves. */
  readonly onLook: (id: Id | null) => void;
}

/** A lever with a few positions, each with its price under its name. */
export function ChoiceSegments<Id extends string>(props: ChoiceProps<Id>): JSX.Element {
  const { name, heading, choices, chosen, onChoose, onLook } = props;
  return (
    <>
      <legend>
        <Words>{heading}</Words>
      </legend>
      <div class="segments wide priced-segments" onPointerLeave={() => onLook(null)}>
        {choices.map(({ id, name: words, does, cost }) => (
          <label key={id} class="segment" onPointerEnter={() => onLook(id)}>
            <input
              type="radio"
              name={name}
              checked={chosen === id}
              aria-description={does}
              onFocus={() => onLook(id)}
              onBlur={() => onLook(null)}
              onChange={() => onChoose(id)}
            />
            <span>{words}</span>
            <small class={chosen === id ? "quiet" : "cost"}>{cost}</small>
          </label>
        ))}
      </div>
    </>
  );
}
