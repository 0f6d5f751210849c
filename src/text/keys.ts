import { codexText } from "./codex.ts";

/** Words of the page of keys. */
export const keyText = {
  heading: "Keys",
  shortcuts: "Single keys work as shortcuts",
  intro: "The game is paused while this is open.",
} as const;

/** A key, or keys that belong together, and what it does. */
export type KeyLine = readonly [key: string, does: string];

/** Keys of the clock, in every lesson. */
export const clockKeys: readonly KeyLine[] = [
  ["Space", "pause, run"],
  ["1, 2, 3", "speed 1×, 4×, 16×"],
  ["N", "on to the next event"],
  ["F", "finish the run, after a question"],
  ["A", "the news is read: on to the next, or back to your speed"],
];

/** Keys of the hall and the page, in every lesson. */
export const viewKeys: readonly KeyLine[] = [
  ["+, −, 0", "zoom in, out, whole hall"],
  ["T", "the hall as a table, and back"],
  ["S", "mute"],
  ["X", codexText.key],
  ["?", "this list"],
];
