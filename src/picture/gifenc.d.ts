declare module "gifenc" {
  type Rgb = readonly [number, number, number];
  interface Frame {
    /** Of all frames, with the first. */
    palette?: readonly Rgb[];
    transparent?: boolean;
    transparentIndex?: number;
    /** Milliseconds. */
    delay?: number;
    /** 0: for ever. */
    repeat?: number;
    /** 1: what was drawn stays under the next frame. */
    dispose?: number;
  }
  export function GIFEncoder(): {
    /** An entry of the palette a pixel. */
    writeFrame(index: Uint8Array, width: number, height: number, frame: Frame): void;
    finish(): void;
    bytes(): Uint8Array;
  };
  /** The nearest entry of the palette for each RGBA pixel. */
  export function applyPalette(rgba: Uint8Array | Uint8ClampedArray, palette: readonly Rgb[]): Uint8Array;
}
