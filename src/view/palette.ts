import type { Theme } from "../session/interaction.ts";

/** A color as red, green, blue in [0, 1]. */
export type Color = readonly [number, number, number];

/** The colors of the hall in one theme. */
export interface Palette {
  readonly working: Color;
  readonly idle: Color;
  readonly wasted: Color;
  readonly down: Color;
  /** Held for a gang, and its ghost. */
  readonly held: Color;
  readonly selected: Color;
  /** Written to storage, behind the front of a checkpoint. */
  readonly saved: Color;
  /** Where work has just been lost. */
  readonly lost: Color;
  /** From what is cheap to kill to what is costly. */
  readonly cheap: Color;
  readonly costly: Color;
  /** A ring through replicas, and what the player draws of it. */
  readonly ring: Color;
  readonly drawn: Color;
  /** 1: every state also has a pattern that tells it apart without color. */
  readonly patterns: 0 | 1;
}

/** `color-safe` is Okabe and Ito's set (Color Universal Design, 2008). */
export const palettes: Record<Theme, Palette> = {
  "control-room": {
    working: rgb(0x22b573),
    idle: rgb(0xe9eef5),
    wasted: rgb(0xf5a524),
    down: rgb(0xf0484c),
    held: rgb(0x8b7bff),
    selected: rgb(0x58b4ff),
    saved: rgb(0x9fd2ff),
    lost: rgb(0x5a1013),
    cheap: rgb(0x7d86ff),
    costly: rgb(0xff7a3c),
    ring: rgb(0x7cc8ff),
    drawn: rgb(0xffe066),
    patterns: 0,
  },
  "color-safe": {
    working: rgb(0x2a8fd0),
    idle: rgb(0xf2f4f7),
    wasted: rgb(0xf0e442),
    down: rgb(0xe8641b),
    held: rgb(0xcc79a7),
    selected: rgb(0x56b4e9),
    saved: rgb(0xd4ecfb),
    lost: rgb(0x52240a),
    cheap: rgb(0x56b4e9),
    costly: rgb(0xe69f00),
    ring: rgb(0xffffff),
    drawn: rgb(0xe7a9cb),
    patterns: 1,
  },
};

/** A color as Phaser's shapes want it: 0xrrggbb. */
export function hex(color: Color): number {
  const [red, green, blue] = color;
  return (Math.round(red * 255) << 16) | (Math.round(green * 255) << 8) | Math.round(blue * 255);
}

function rgb(value: number): Color {
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
