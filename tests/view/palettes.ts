import { readFileSync } from "node:fs";
import type { Theme } from "../../src/session/interaction.ts";
import { paletteOf, type Color, type Palette } from "../../src/view/palette.ts";

/** The hall's palettes as the game's style gives them: the tokens of the first theme, and over them those of the other. */
export const palettes: Readonly<Record<Theme, Palette>> = {
  "control-room": paletteOf("control-room", (token) => colorOf(token, "control-room")),
  "color-safe": paletteOf("color-safe", (token) => colorOf(token, "color-safe")),
};

/** The color that a theme's tokens give. @throws RangeError if they give none */
export function colorOf(token: string, theme: Theme): Color {
  const values = { ...tokensOf("control-room"), ...tokensOf(theme) };
  const value = values[token]?.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3") ?? "";
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(value) ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw new RangeError(`no opaque color ${token}`);
  const part = (digits: string): number => Number.parseInt(digits, 16) / 255;
  return [part(red), part(green), part(blue)];
}

function tokensOf(theme: Theme): Readonly<Record<string, string>> {
  const style = readFileSync(new URL("../../src/hud/css/tokens.css", import.meta.url), "utf8");
  const [, block = ""] = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(style) ?? [];
  return Object.fromEntries([...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
}
