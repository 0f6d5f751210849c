import type { Act } from "../../hud/app.ts";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";

/** What the parts of a report know it by. */
export interface ReportProps {
  readonly hud: HudState;
  readonly lessonOf: (act: Act) => Lesson;
}
