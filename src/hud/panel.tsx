import { toChildArray, type ComponentChildren, type JSX } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { headerText } from "../text/header.ts";
import { debriefText, panelText } from "../text/pages.ts";
import { TermScope } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";

interface PanelProps {
  readonly hud: HudState;
  /** What it is called when it fails. */
  readonly name: string;
  /** The classes that give its words its place; without them they are a notice, for what lies over the page. */
  readonly place?: string;
  /** A whole page: there is a way back to the start page. */
  readonly leave?: boolean;
  readonly children: ComponentChildren;
}

/** A part of the page that fails alone: it is taken down, says so, and nothing else is touched. */
export function Panel({ hud, name, place, leave = false, children }: PanelProps): JSX.Element {
  const [error, retry] = useErrorBoundary((reason: unknown) => console.error(reason)) as [unknown, () => void];
  const failed = error !== undefined;
  useEffect(() => {
    if (!failed || place !== undefined) return;
    const { notices } = hud.app;
    const others = notices.peek().filter(({ id }) => id !== name);
    notices.value = [...others, { id: name, text: panelText.failed(name) }];
  }, [failed]);
  if (!failed) return <TermScope>{children}</TermScope>;
  if (place === undefined) return <></>;
  return (
    <section class={place} aria-label={name}>
      <p class="notice" role="alert">
        {panelText.failed(name)}
        <button type="button" class="ghost-button" onClick={retry}>
          {panelText.retry}
        </button>
        {leave && (
          <button type="button" class="ghost-button" onClick={() => hud.app.leave()}>
            {headerText.leave}
          </button>
        )}
      </p>
    </section>
  );
}

/** The grid of a debrief: each of its panels fails alone. */
export function PanelGrid({
  hud,
  class: look = "",
  children,
}: Pick<PanelProps, "hud" | "children"> & { readonly class?: string }): JSX.Element {
  return (
    <div class={`debrief-grid ${look}`}>
      {toChildArray(children).map((child, index) => (
        <Panel key={index} hud={hud} name={debriefText.heading} place="panel">
          {child}
        </Panel>
      ))}
    </div>
  );
}
