import type { JSX } from "preact";
import { fillIn } from "../text/fill-in.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";

interface VoiceProps {
  readonly hud: HudState;
  /** Words for the names in braces of the level's brief. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What the persona says of the level. */
export function Voice({ hud, facts }: VoiceProps): JSX.Element {
  return (
    <blockquote>
      {hud.app.act.value.about.brief.map((paragraph) => (
        <p key={paragraph}>
          <Words>{fillIn(paragraph, facts)}</Words>
        </p>
      ))}
    </blockquote>
  );
}
