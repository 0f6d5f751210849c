import type { Scene, Types } from "phaser";
import { untinted } from "./palette.ts";

/** A face of the hall's writing. */
export interface Face {
  readonly family: "mono" | "text";
  /** CSS pixels. */
  readonly size: number;
  readonly weight: 500 | 600;
}

type BitmapFontData = Types.GameObjects.BitmapText.BitmapFontData;

const families = {
  mono: "'JetBrains Mono', ui-monospace, monospace",
  text: "'Inter', system-ui, sans-serif",
};
/** Letters drawn at once; any other comes with the first word that has it. */
const usual = " !%&'()+,-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz·…–—×";
const lettersPerLine = 16;

/** The fonts of one scene, drawn from the page's own by need. A word is then a few quads of one texture: a canvas and a
 * texture per label, as Phaser's Text has, cost software renderers more than all the rest of the hall. */
export interface Lettering {
  /** The page's fonts it is drawn from, as CSS names them: they may come in late. */
  readonly faces: readonly string[];
  /** Name of a bitmap font that has all letters of `words`. */
  font(face: Face, ratio: number, words: string): string;
  /** Forgets all fonts, when the page's own have come in. No label may be left that shows one. */
  clear(): void;
}

let letterings = 0;

/** Makes the fonts of a scene. */
export function createLettering(scene: Scene): Lettering {
  const prefix = `letters-${letterings++}`;
  const fonts = new Map<string, { key: string; letters: Set<string> }>();
  let drawn = 0;

  function drop(key: string): void {
    scene.cache.bitmapFont.remove(key);
    scene.textures.remove(key);
  }

  return {
    faces: [`500 12px ${families.mono}`, `600 12px ${families.text}`],
    font(face, ratio, words) {
      const name = `${face.family} ${face.weight} ${face.size * ratio}`;
      const known = fonts.get(name);
      const wanted = Array.from(words);
      if (known && wanted.every((letter) => letter === "\n" || known.letters.has(letter))) return known.key;
      const letters = new Set(
        [...(known?.letters ?? Array.from(usual)), ...wanted].filter((letter) => letter !== "\n"),
      );
      const key = `${prefix} ${drawn++}`;
      const data = drawFont(scene, key, [...letters], face, ratio);
      scene.cache.bitmapFont.add(key, { data, texture: key, frame: null });
      fonts.set(name, { key, letters });
      return key;
    },
    clear() {
      for (const { key } of fonts.values()) drop(key);
      fonts.clear();
    },
  };
}

/** Draws letters in white on a grid, so that a tint gives them any color. */
function drawFont(scene: Scene, key: string, letters: readonly string[], face: Face, ratio: number): BitmapFontData {
  const size = face.size * ratio;
  const css = `${face.weight} ${size}px ${families[face.family]}`;
  const height = Math.ceil(size * 1.5);
  const width = Math.ceil(size * 1.4) + 2;
  const lines = Math.ceil(letters.length / lettersPerLine);
  const texture = scene.textures.createCanvas(key, width * lettersPerLine, height * lines);
  if (!texture) throw new RangeError(`texture ${key} exists already`);
  const context = texture.getContext();
  context.font = css;
  context.fillStyle = untinted(1);
  context.textBaseline = "alphabetic";
  const chars: BitmapFontData["chars"] = {};
  letters.forEach((letter, index) => {
    const x = (index % lettersPerLine) * width;
    const y = Math.floor(index / lettersPerLine) * height;
    context.fillText(letter, x + 1, y + Math.round(size * 1.1));
    const box = { x, y, width, height, centerX: width / 2, centerY: height / 2, xOffset: -1, yOffset: 0 };
    const uv = {
      u0: x / texture.width,
      u1: (x + width) / texture.width,
      v0: 1 - y / texture.height,
      v1: 1 - (y + height) / texture.height,
    };
    chars[letter.charCodeAt(0)] = {
      ...box,
      ...uv,
      data: {},
      kerning: {},
      xAdvance: context.measureText(letter).width,
    } as BitmapFontData["chars"][number];
  });
  texture.refresh();
  return { font: key, size, lineHeight: height, retroFont: false, chars };
}
