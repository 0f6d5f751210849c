import { mix, type PictureInk, type Rgb } from "../picture/picture-ink.ts";
import type { Theme } from "../session/interaction.ts";
import { readPalette, type Color } from "../view/palette.ts";

/** What of the words' color the ground under the cells of a rack has. */
const rackShare = 0.12;

/** The colors of the hall in a theme, for pictures of it. */
export function inkOf(theme: Theme): PictureInk {
  const { working, idle, wasted, down, held, ring, back, label, labelQuiet } = readPalette(theme, document.body);
  const floor = bytes(back);
  const words = bytes(label);
  return {
    working: bytes(working),
    idle: bytes(idle),
    wasted: bytes(wasted),
    down: bytes(down),
    held: bytes(held),
    ring: bytes(ring),
    floor,
    rack: mix(floor, words, rackShare),
    words,
    quiet: bytes(labelQuiet),
  };
}

function bytes([red, green, blue]: Color): Rgb {
  return [Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255)];
}
