import type { Hud } from "../hud/create-hud.tsx";
import type { Lesson } from "../hud/lesson.ts";
import type { OverlayMaker } from "../view/create-hall.ts";
import { hallLabels } from "../text/hall.ts";
import type { Game } from "./create-game.ts";
import type { Shown } from "./start-loop.ts";

/** Milliseconds that a run waits for its hall: then the table of racks takes its place, until the hall is there. */
const timeout = 30_000;

/** The hall is a large chunk of its own: the start page does not wait for it. Without it there is the table of racks. */
export function openHall(game: Game, hud: Hud, lessons: readonly Lesson<OverlayMaker>[], shown: Set<Shown>): void {
  const { hall } = game;
  const failed = (reason: unknown): void => {
    console.error(reason);
    hall.value = "failed";
  };
  const opened = open(game, hud, lessons, shown, failed).catch(failed);
  game.parts.follow(opened, timeout);
  setTimeout(() => {
    if (hall.peek() === "loading") hall.value = "failed";
  }, timeout);
}

async function open(
  game: Game,
  hud: Hud,
  lessons: readonly Lesson<OverlayMaker>[],
  shown: Set<Shown>,
  failed: Shown["failed"],
): Promise<void> {
  const { createHall, NoWebGl } = await import("../view/create-hall.ts");
  const overlays = await loadOverlays(lessons);
  try {
    const screen = await createHall(hud.hallParent, {
      interaction: game.interaction,
      text: hallLabels(),
      overlay: () => overlays.get(game.act.peek().lesson) ?? null,
      failed,
      context: (lost) => followContext(game, lost),
    });
    shown.add({ screen, failed });
    game.hall.value = "ready";
  } catch (error) {
    if (!(error instanceof NoWebGl)) throw error;
    game.hall.value = "no-webgl";
  }
}

/** The graphics card may be taken away from the page, and given back: until then the clock need not run on unseen. */
function followContext({ hall, session }: Game, lost: boolean): void {
  if (hall.peek() === "failed") return;
  const run = session.peek();
  if (lost && run !== null) run.paused = true;
  hall.value = lost ? "lost" : "ready";
}

/** What each lesson draws over the racks, if anything: it comes with the hall. */
async function loadOverlays(lessons: readonly Lesson<OverlayMaker>[]): Promise<ReadonlyMap<string, OverlayMaker>> {
  const loaded = await Promise.all(lessons.map(async ({ id, overlay }) => [id, (await overlay?.()) ?? null] as const));
  return new Map(loaded.flatMap(([id, make]) => (make === null ? [] : [[id, make]])));
}
