import { applyPalette, GIFEncoder } from "gifenc";
import { mix, type PictureInk, type Rgb } from "./picture-ink.ts";

/** Steps from the floor to each color: the edges of letters lie between. */
const steps = 4;
/** What has not changed since the frame before is left out. */
const unchanged = 0;

/** Puts pictures of one size together. */
export interface GifMaker {
  /** `rgba`: width × height × 4 bytes; `delay`: how long it stands, milliseconds. */
  add(rgba: Uint8ClampedArray, delay: number): void;
  /** The file: it plays for ever. */
  finish(): Uint8Array;
}

/** Begins an animated GIF whose colors are those of an ink and of what lies between each and the floor. */
export function createGif(width: number, height: number, ink: PictureInk): GifMaker {
  const encoder = GIFEncoder();
  const colors = paletteOf(ink);
  let last: Uint8Array | null = null;
  return {
    add(rgba, delay) {
      const index = applyPalette(rgba, colors).map((color) => color + 1);
      const before = last;
      const shown =
        before === null ? index : index.map((color, pixel) => (before[pixel] === color ? unchanged : color));
      const first = before === null ? { palette: [ink.floor, ...colors], repeat: 0 } : {};
      encoder.writeFrame(shown, width, height, {
        ...first,
        transparent: true,
        transparentIndex: unchanged,
        delay,
        dispose: 1,
      });
      last = index;
    },
    finish() {
      encoder.finish();
      return encoder.bytes();
    },
  };
}

function paletteOf(ink: PictureInk): readonly Rgb[] {
  const { floor, ...others } = ink;
  const mixed = Object.values(others).flatMap((color: Rgb) =>
    Array.from({ length: steps }, (_, step) => mix(floor, color, (step + 1) / steps)),
  );
  return [floor, ...mixed];
}
