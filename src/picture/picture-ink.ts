/** A color as red, green and blue in [0, 255]. */
export type Rgb = readonly [number, number, number];

/** The colors of a picture of the hall. */
export interface PictureInk {
  readonly working: Rgb;
  readonly idle: Rgb;
  readonly wasted: Rgb;
  readonly down: Rgb;
  /** Reserved for a gang. */
  readonly held: Rgb;
  /** The ring of a data-parallel job. */
  readonly ring: Rgb;
  readonly floor: Rgb;
  /** Under the cells of a rack. */
  readonly rack: Rgb;
  readonly words: Rgb;
  readonly quiet: Rgb;
}

/** A color between two, `share` of the way from the first. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (channel: 0 | 1 | 2): number => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [at(0), at(1), at(2)];
}

/** As CSS and a canvas have it. */
export function cssOf([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
