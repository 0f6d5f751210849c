import { Game, Renderer, Scale, WEBGL, type Types } from "phaser";
import blank from "../../assets/engine/blank.png";
import white from "../../assets/engine/white.png";
import type { HallModel } from "./hall-model.ts";
import { HallScene } from "./hall-scene.ts";
import { hex } from "./palette.ts";

/** This browser gives no WebGL context, so there is no hall; the zones go on without it. */
export class NoWebGl extends Error {
  constructor() {
    super("no WebGL context");
    this.name = "NoWebGl";
  }
}

/** Whether this browser gives a WebGL context at all. */
export function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** A game that runs, or will once its scene is there. */
export interface StartedGame {
  readonly ready: Promise<{ scene: HallScene; canvas: HTMLCanvasElement }>;
  destroy(): void;
}

/** What a game tells of while it runs. */
interface GameWatch {
  /** It broke: nothing is drawn any more. */
  failed(reason: unknown): void;
  /** Its WebGL context is gone, or back with all that was in it. */
  context(lost: boolean): void;
}

/** Starts Phaser inside the hall's wrapper, and draws whenever its scene says that something is to be seen. */
export function startGame(model: HallModel, watch: GameWatch): StartedGame {
  let game: Game | null = null;
  let request = 0;
  const startScene = (): Promise<HallScene> =>
    new Promise((resolve, reject) => {
      try {
        game = new Game(configOf(model, new HallScene(model, resolve)));
      } catch (error) {
        reject(error instanceof Error && error.message.includes("WebGL") ? new NoWebGl() : error);
      }
    });
  const ready = loadPictures()
    .then(startScene)
    .then((made) => {
      // Phaser's own loop draws in every frame, also a hall in which nothing moves.
      made.game.loop.stop();
      let lost = false;
      const tick = (time: number): void => {
        try {
          if (!lost && made.advance(time)) made.game.step(time, 16);
          request = requestAnimationFrame(tick);
        } catch (error) {
          watch.failed(error);
        }
      };
      request = requestAnimationFrame(tick);
      const { renderer, canvas } = made.game;
      const tell = (isLost: boolean) => (): void => {
        lost = isLost;
        watch.context(lost);
      };
      renderer.on(Renderer.Events.LOSE_WEBGL, tell(true));
      renderer.on(Renderer.Events.RESTORE_WEBGL, tell(false));
      return { scene: made, canvas };
    });
  return {
    ready,
    destroy() {
      cancelAnimationFrame(request);
      game?.destroy(true);
      // Destruction waits for a step, and nothing else takes one.
      game?.step(0, 16);
    },
  };
}

/** Without its plain pictures the engine would wait for ever: whether they can be had is asked before it starts. */
async function loadPictures(): Promise<void> {
  await Promise.all(
    [blank, white].map((source) => {
      const picture = new Image();
      picture.src = source;
      return picture.decode();
    }),
  );
}

function configOf(model: HallModel, scene: HallScene): Types.Core.GameConfig {
  const { width, height, ratio } = model.camera.canvas;
  return {
    type: WEBGL,
    parent: model.wrapper,
    // The canvas has the screen's own pixels; Phaser's RESIZE mode would give it CSS pixels.
    scale: { mode: Scale.ScaleModes.NONE, width, height, zoom: 1 / ratio, autoRound: false },
    scene,
    // Its own are `data:` addresses, which the page's policy forbids.
    images: { default: blank, missing: blank, white },
    audio: { noAudio: true },
    banner: false,
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    transparent: false,
    backgroundColor: hex(model.palette.back),
    antialias: true,
    // Lines and cells stand on whole pixels or fade by themselves; multisampling would only cost.
    antialiasGL: false,
    // Sprites come in few textures, and every pixel pays for the choice among many.
    maxTextures: 4,
    roundPixels: true,
    powerPreference: "high-performance",
    disableContextMenu: false,
  };
}
