import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { coachText } from "../text/pages.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";
import type { CoachLine, Lesson } from "./lesson.ts";

/** One line of help at its time; each can be sent away, and goes by itself once it has been followed. */
export function Coach({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element | null {
  const closed = useMemo(() => signal<ReadonlySet<string>>(new Set()), []);
  const line = resumedLine(hud) ?? lineNow(hud, lesson);
  if (line === null || closed.value.has(line.id)) return null;
  return (
    <aside class="coach">
      <p>
        <Words>{line.text}</Words>
      </p>
      <button
        type="button"
        class="ghost-button square"
        aria-label={coachText.close}
        title={coachText.close}
        onClick={() => (closed.value = new Set([...closed.peek(), line.id]))}
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}

/** A run that is taken up again is paused until its player is ready. */
function resumedLine(hud: HudState): CoachLine | null {
  const frame = hud.frame.value;
  const at = hud.resumedAt.value;
  const still = hud.app.page.value === "play" && at !== null && frame?.paused === true && frame.view.time === at;
  return still ? { id: `resumed ${at}`, text: coachText.resumed } : null;
}

/** The lesson's line of help; none for who has mastered it. */
export function lineNow(hud: HudState, lesson: Lesson): CoachLine | null {
  if ((hud.app.progress.value?.stars ?? 0) >= 2) return null;
  const view = hud.frame.value?.view;
  const { carry, dropped } = hud.app.interaction;
  if (
    hud.app.page.value !== "play" ||
    view === undefined ||
    view.ended !== null ||
    carry.value !== null ||
    dropped.value !== null
  )
    return null;
  return lesson.coach(hud, view);
}
