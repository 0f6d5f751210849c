import type { JSX } from "preact";
import { tempoText } from "../text/tempo.ts";
import { lineNow } from "./coach.tsx";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";

/** The oldest news that waits for an answer: it stays until a command answers it, or the player has read it. */
export function NewsStrip({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element | null {
  const [first, ...more] = hud.news.value;
  if (first === undefined || hud.app.page.value !== "play") return null;
  const help = lineNow(hud, lesson);
  return (
    <div class="toast toast-news news-strip">
      <div>
        <p>
          {first.text} {more.length > 0 && <span class="quiet">{tempoText.more(more.length)}</span>}
        </p>
        {help !== null && <p class="quiet">{help.text}</p>}
      </div>
      <button type="button" class="ghost-button" title={tempoText.readMeaning} onClick={() => hud.answerNews()}>
        {tempoText.read} <kbd>A</kbd>
      </button>
    </div>
  );
}
