import type { GameObjects, Scene } from "phaser";
import type { Hop } from "../../../sim/index.ts";
import { clamp, type Point } from "../../../view/geometry.ts";
import type { HallModel } from "../../../view/hall-model.ts";
import { createLettering, type Face } from "../../../view/lettering.ts";
import { hex } from "../../../view/palette.ts";
import { toCanvas } from "../../../view/viewport.ts";
import { ringRefusals, slowestHop } from "../text/hall.ts";
import { pointOn } from "./hop-curve.ts";
import type { RingModel } from "./ring-state.ts";

/** The few words at the ring: how fast its slowest hop is, and why something cannot be done. */
export interface RingNotes {
  /** Writes what there is to say now; `slowest` with its line in hall units. */
  put(model: RingModel, slowest: { readonly hop: Hop; readonly line: readonly Point[] } | null): void;
  /** Moves the refusal aside by CSS pixels. */
  shake(by: number): void;
  destroy(): void;
}

interface Note {
  readonly back: GameObjects.Rectangle;
  readonly words: GameObjects.BitmapText;
}

const face: Face = { family: "text", size: 11.5, weight: 600 };

/** Makes the notes of a scene. */
export function createRingNotes(scene: Scene): RingNotes {
  const lettering = createLettering(scene);
  const notes: { slowest: Note | null; refusal: Note | null } = { slowest: null, refusal: null };
  let at = { x: 0, ratio: 1 };

  function make({ palette }: HallModel): Note {
    const font = lettering.font(face, 1, "");
    return {
      back: scene.add.rectangle(0, 0, 1, 1, hex(palette.back), 0.9).setDepth(32),
      words: scene.add.bitmapText(0, 0, font, "", face.size).setDepth(33).setOrigin(0.5, 0.5),
    };
  }

  function write(note: Note, { camera }: HallModel, words: string, point: Point, color: number, beside: boolean): void {
    const { ratio, width, height } = camera.canvas;
    const at = toCanvas(camera.view, camera.canvas, point);
    note.words
      .setFont(lettering.font(face, ratio, words), face.size * ratio)
      .setText(words)
      .setTint(color)
      .setVisible(true);
    const [wide, high] = [note.words.width + 12 * ratio, note.words.height + 4 * ratio];
    const x = Math.round(clamp(at.x + (beside ? wide / 2 + 7 * ratio : 0), wide / 2 + 2, width - wide / 2 - 2));
    const y = Math.round(clamp(at.y - (beside ? 0 : 22 * ratio), high / 2 + 2, height - high / 2 - 2));
    note.words.setPosition(x, y);
    note.back.setPosition(x, y).setSize(wide, high).setStrokeStyle(ratio, color, 0.9).setVisible(true);
  }

  function hide(note: Note | null): void {
    note?.back.setVisible(false);
    note?.words.setVisible(false);
  }

  return {
    put({ hall, refusal }, slowest) {
      const { palette } = hall;
      hide(notes.slowest);
      hide(notes.refusal);
      if (slowest) {
        notes.slowest ??= make(hall);
        const words = slowestHop(slowest.hop.bytesPerSecond);
        write(notes.slowest, hall, words, pointOn(slowest.line, 0.5), hex(palette.wasted), true);
      }
      if (refusal) {
        notes.refusal ??= make(hall);
        write(notes.refusal, hall, ringRefusals[refusal.reason], refusal.at, hex(palette.down), false);
        at = { x: notes.refusal.words.x, ratio: hall.camera.canvas.ratio };
      }
    },
    shake(by) {
      const { refusal } = notes;
      if (!refusal) return;
      refusal.words.x = at.x + by * at.ratio;
      refusal.back.x = at.x + by * at.ratio;
    },
    destroy() {
      for (const note of [notes.slowest, notes.refusal]) {
        note?.back.destroy();
        note?.words.destroy();
      }
      lettering.clear();
    },
  };
}
