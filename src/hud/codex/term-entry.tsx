import type { ComponentChildren, JSX } from "preact";
import { codex } from "../../codex/codex.ts";
import type { Reading } from "../../codex/term.ts";
import type { TermId } from "../../codex/term-names.ts";
import { codexText } from "../../text/codex.ts";
import type { HudState } from "../hud-state.ts";
import { TermScope, Words } from "./words.tsx";

interface EntryProps {
  readonly hud: HudState;
  readonly id: TermId;
  readonly children?: ComponentChildren;
}

/** A term's sentence, formula, today's numbers and source. */
export function TermEntry({ hud, id, children }: EntryProps): JSX.Element {
  const { says, formula, source, now } = codex[id];
  // Anew with the zones, not with every frame.
  void hud.slow.value;
  const figures = now(readingOf(hud));
  return (
    <TermScope skip={id}>
      <p>
        <Words>{says}</Words>
      </p>
      {children}
      {formula !== null && (
        <p class="term-formula">
          <span class="sr">{codexText.formula}: </span>
          {formula}
        </p>
      )}
      {figures.length > 0 && (
        <>
          <p class="sr">{codexText.now}:</p>
          <dl class="lines term-now">
            {figures.map(({ name, words }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="term-source">
        {codexText.source}:{" "}
        {source.link === undefined ? (
          source.name
        ) : (
          <a href={source.link} target="_blank" rel="noreferrer">
            {source.name}
          </a>
        )}
      </p>
    </TermScope>
  );
}

function readingOf({ app }: HudState): Reading {
  return { level: app.level, goals: app.goals, view: app.session.peek()?.view() ?? null };
}
