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
  /** Written to storage, behind the front of a checkpoint, and what travels. */
  readonly saved: Color;
  /** Where work has just been lost. */
  readonly lost: Color;
  /** From what is cheap to kill to what is costly. */
  readonly cheap: Color;
  readonly costly: Color;
  /** A ring through replicas, and what the player draws of it. */
  readonly ring: Color;
  readonly drawn: Color;
  /** What is pointed at, and the words on lit cells. */
  readonly light: Color;
  /** Behind words and lines, so that they read on lit cells, and where nothing is drawn. */
  readonly back: Color;
  /** A failed node of a ring. */
  readonly dead: Color;
  /** Words, and words of less weight. */
  readonly label: Color;
  readonly labelQuiet: Color;
  /** Sparks of a failure. */
  readonly spark: Color;
  readonly ember: Color;
  /** 1: every state also has a pattern that tells it apart without color. */
  readonly patterns: 0 | 1;
}

/** The palette of a theme, of the colors that the page's style has under these names (src/hud/css/tokens.css). */
export function paletteOf(theme: Theme, colorOf: (token: string) => Color): Palette {
  return {
    working: colorOf("--working"),
    idle: colorOf("--idle"),
    wasted: colorOf("--wasted"),
    down: colorOf("--down"),
    held: colorOf("--held"),
    selected: colorOf("--select"),
    saved: colorOf("--saving"),
    lost: colorOf("--lost"),
    cheap: colorOf("--cheap"),
    costly: colorOf("--costly"),
    ring: colorOf("--ring"),
    drawn: colorOf("--drawn"),
    light: colorOf("--light"),
    back: colorOf("--back"),
    dead: colorOf("--shade"),
    label: colorOf("--label"),
    labelQuiet: colorOf("--label-quiet"),
    spark: colorOf("--spark"),
    ember: colorOf("--ember"),
    patterns: theme === "color-safe" ? 1 : 0,
  };
}

/**
 * Reads the palette of a theme, whatever theme the page wears now.
 * @throws RangeError if the page's style lacks one of the colors.
 */
export function readPalette(theme: Theme, parent: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.dataset["theme"] = theme;
  probe.style.setProperty("forced-color-adjust", "none");
  parent.append(probe);
  const style = getComputedStyle(probe);
  try {
    return paletteOf(theme, (token) => {
      probe.style.color = `var(${token})`;
      const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(style.color);
      if (style.getPropertyValue(token) === "" || parts === null)
        throw new RangeError(`the page's style has no opaque color ${token}; see the tokens`);
      const [, red, green, blue] = parts;
      return [Number(red) / 255, Number(green) / 255, Number(blue) / 255];
    });
  } finally {
    probe.remove();
  }
}

/** A color as Phaser's shapes want it: 0xrrggbb. */
export function hex(color: Color): number {
  const [red, green, blue] = color;
  return (Math.round(red * 255) << 16) | (Math.round(green * 255) << 8) | Math.round(blue * 255);
}

/** How light or opaque a picture is that a tint colors later, in [0, 1]: tints leave white as it is. */
export function untinted(alpha: number): string {
  return `rgb(255 255 255 / ${alpha})`;
}
