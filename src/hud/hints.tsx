import type { JSX } from "preact";
import type { HelpId } from "../sim/index.ts";
import { helpText as words } from "../text/help.ts";
import { formatPercent } from "../text/numbers.ts";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";
import { withHelp } from "./with-help.ts";

const steps = ["hint-1", "hint-2", "hint-3"] as const satisfies readonly HelpId[];

/** The hints that were taken, and the next one with its price. */
export function Hints({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element | null {
  const view = hud.frame.value?.view;
  if (view === undefined || hud.app.watching.run.value !== null) return null;
  const taken = steps.filter((step) => view.helps.includes(step));
  const next = steps[taken.length];
  const price = next === undefined ? undefined : hud.app.goals.help[next];
  if (taken.length === 0 && price === undefined) return null;
  return (
    <section class="hints" aria-label={words.hints}>
      {taken.map((step) => (
        <p key={step}>{lesson.hints[steps.indexOf(step)]}</p>
      ))}
      {next !== undefined && price !== undefined && (
        <button type="button" class="link-button" title={words.meaning} onClick={() => withHelp(hud, next, () => {})}>
          {words.next(formatPercent(price))}
        </button>
      )}
    </section>
  );
}
