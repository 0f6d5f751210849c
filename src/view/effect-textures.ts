import type { Scene } from "phaser";
import { untinted } from "./palette.ts";

/** Names of the pictures the effects are made of. */
export const effectTextures = { dot: "effect-dot", ring: "effect-ring", comet: "effect-comet" } as const;

/** Draws a soft dot, a shock ring and a comet, once per game. */
export function drawEffectTextures(scene: Scene): void {
  paint(scene, effectTextures.dot, 64, 64, (context) => {
    const light = context.createRadialGradient(32, 32, 0, 32, 32, 32);
    light.addColorStop(0, untinted(1));
    light.addColorStop(0.25, untinted(0.75));
    light.addColorStop(1, untinted(0));
    context.fillStyle = light;
    context.fillRect(0, 0, 64, 64);
  });
  paint(scene, effectTextures.ring, 256, 256, (context) => {
    const light = context.createRadialGradient(128, 128, 70, 128, 128, 127);
    light.addColorStop(0, untinted(0));
    light.addColorStop(0.78, untinted(0.16));
    light.addColorStop(0.94, untinted(1));
    light.addColorStop(1, untinted(0));
    context.fillStyle = light;
    context.fillRect(0, 0, 256, 256);
  });
  paint(scene, effectTextures.comet, 96, 16, (context) => {
    const tail = context.createLinearGradient(0, 0, 88, 0);
    tail.addColorStop(0, untinted(0));
    tail.addColorStop(1, untinted(0.9));
    context.fillStyle = tail;
    context.beginPath();
    context.moveTo(0, 8);
    context.quadraticCurveTo(60, 4, 86, 2);
    context.arc(86, 8, 6, -Math.PI / 2, Math.PI / 2);
    context.quadraticCurveTo(60, 12, 0, 8);
    context.fill();
  });
}

function paint(
  scene: Scene,
  key: string,
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  if (scene.textures.exists(key)) return;
  const texture = scene.textures.createCanvas(key, width, height);
  if (!texture) throw new RangeError(`texture ${key} exists already`);
  draw(texture.getContext());
  texture.refresh();
}
