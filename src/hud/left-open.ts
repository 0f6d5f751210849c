import { badgeName } from "./badges.tsx";
import type { HudState } from "./hud-state.ts";
import type { Lesson, OpenMatter } from "./lesson.ts";
import { tempoText } from "../text/tempo.ts";

/** What the end of the act would leave open: the lesson's matters, and the badges that are red. */
export function leftOpen(hud: HudState, lesson: Lesson): readonly OpenMatter[] {
  const frame = hud.frame.value;
  if (frame === null) return [];
  const red = frame.score.badges.filter(({ state }) => state === "red").map((badge) => badgeName(badge, hud, lesson));
  const matters = lesson.leftOpen(frame.view);
  return red.length === 0 ? matters : [...matters, { text: tempoText.red(red.join(", ")), waits: false }];
}
