import { formatCount } from "./numbers.ts";

/** Why a text is no seed, in words. */
export const seedFaults: Record<"empty" | "too-long" | "invisible", (length: number, max: number) => string> = {
  empty: () => "A seed has at least one character.",
  "too-long": (length, max) =>
    `A seed has at most ${formatCount(max)} characters; this one has ${formatCount(length)}.`,
  invisible: () => "A seed has no characters that cannot be seen.",
};

/** Where the address names a seed that is none. */
export const askedSeedText = (fault: string): string =>
  `The seed in the address cannot be used. ${fault} A new one was drawn.`;
