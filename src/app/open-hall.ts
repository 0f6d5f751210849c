import type { Hud } from "../hud/create-hud.tsx";
import type { Screen } from "../session/session.ts";
import { hallLabels } from "../text/hall.ts";
import type { Game } from "./create-game.ts";

/** The hall is a large chunk of its own: the start page does not wait for it. */
export async function openHall(game: Game, hud: Hud, screens: Screen[]): Promise<void> {
  const { createHall, NoWebGl } = await import("../view/create-hall.ts");
  try {
    screens.push(
      await createHall(hud.hallParent, {
        interaction: game.interaction,
        session: () => game.session.peek(),
        text: hallLabels(),
      }),
    );
    game.hall.value = "ready";
  } catch (error) {
    if (!(error instanceof NoWebGl)) throw error;
    game.hall.value = "no-webgl";
  }
}
