/** Characters that a seed has at most. */
export const seedLength = 64;

/** Why a text is no seed. */
export type SeedFault = "empty" | "too-long" | "invisible";

/** A text as a seed, or why it is none; `length` is that of the seed it would be. */
export type SeedReading =
  | { readonly ok: true; readonly seed: string }
  | { readonly ok: false; readonly fault: SeedFault; readonly length: number };

/**
 * Reads a seed wherever one comes in: without space around it, and composed (Unicode's NFC), so that what looks the same
 * is the same. Nothing in it may be invisible: a seed is read out, typed, and printed to terminals.
 */
export function readSeed(text: string): SeedReading {
  // Nothing longer comes out shorter by so much, and composing takes time.
  const composed = text.length > 100 * seedLength ? text : text.trim().normalize("NFC");
  const { length } = composed;
  if (length === 0) return { ok: false, fault: "empty", length };
  if (length > seedLength) return { ok: false, fault: "too-long", length };
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(composed)) return { ok: false, fault: "invisible", length };
  return { ok: true, seed: composed };
}

/** Whether a text is a seed as it is kept. */
export function isSeed(text: string): boolean {
  const reading = readSeed(text);
  return reading.ok && reading.seed === text;
}
