import type { Interaction } from "../session/interaction.ts";

type Zoom = Interaction["zoom"]["value"];

const levels: readonly Zoom[] = ["hall", "rack", "node"];
/** Milliseconds between two steps: the camera has come to rest in between. */
const stepMs = 320;
const mostSteps = 14;

/** Zooms step by step until the hall shows a level of meaning; a later call with the same `timer` takes over. */
export function zoomTo(interaction: Interaction, level: Zoom, timer: { current: number }): void {
  window.clearInterval(timer.current);
  if (level === "hall") {
    interaction.zoomRequest.value = "fit";
    return;
  }
  let steps = 0;
  const step = (): void => {
    const from = levels.indexOf(interaction.zoom.peek());
    const to = levels.indexOf(level);
    if (from === to || steps >= mostSteps) return window.clearInterval(timer.current);
    steps += 1;
    interaction.zoomRequest.value = from < to ? "in" : "out";
  };
  step();
  timer.current = window.setInterval(step, stepMs);
}
