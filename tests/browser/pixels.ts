import type { Locator } from "@playwright/test";

/** The colors of a picture, coarse: 16 steps a channel, "r,g,b" in [0, 15] to its share of the pixels. */
export type Colors = Readonly<Record<string, number>>;

/** Takes a picture of what is on the page there, and counts its colors. */
export async function colorsOf(place: Locator): Promise<Colors> {
  const picture = (await place.screenshot()).toString("base64");
  return place.page().evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    if (context === null) throw new Error("no 2D context");
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    const counts: Record<string, number> = {};
    for (let at = 0; at < pixels.length; at += 4) {
      const key = [0, 1, 2].map((channel) => (pixels[at + channel] ?? 0) >> 4).join(",");
      counts[key] = (counts[key] ?? 0) + 4 / pixels.length;
    }
    return counts;
  }, picture);
}

/** The share of pixels whose color passes a test. */
export function shareOf(colors: Colors, passes: (red: number, green: number, blue: number) => boolean): number {
  return Object.entries(colors).reduce((sum, [key, share]) => {
    const [red = 0, green = 0, blue = 0] = key.split(",").map(Number);
    return passes(red, green, blue) ? sum + share : sum;
  }, 0);
}

/** How much two pictures differ: 0 for the same colors in the same shares, 1 for none in common. */
export function differenceOf(one: Colors, other: Colors): number {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].reduce((sum, key) => sum + Math.abs((one[key] ?? 0) - (other[key] ?? 0)), 0) / 2;
}
