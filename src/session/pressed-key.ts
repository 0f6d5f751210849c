/** What of a keyboard event tells which key was meant. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "getModifierState">;

/** The digits that are keys of the game; a row of digits that needs Shift for them still has them printed on it. */
const digit = /^Digit([0-3])$/;
const letter = /^Key([A-Z])$/;
/** A letter that a layout for another script gives. */
const foreignLetter = /^(?!\p{Script=Latin})\p{L}$/u;
const questionMarks: ReadonlySet<string> = new Set(["?", "؟", "？"]);

/** Ways to zoom, by key. */
export const zoomKeys: ReadonlyMap<string, "in" | "out" | "fit"> = new Map([
  ["+", "in"],
  ["=", "in"],
  ["-", "out"],
  ["0", "fit"],
]);

/**
 * The key as the game's keys are named, on any layout: a letter in lower case, " ", "?", or what the browser calls it.
 * The character counts; but the keys of the row of digits are their digits where they are pressed without Shift, as on
 * AZERTY, and a key that gives a letter of another script is the Latin letter that is printed beside it.
 */
export function pressedKey(press: KeyPress): string {
  const { key, code } = press;
  const [, plainDigit] = press.shiftKey || press.getModifierState("AltGraph") ? [] : (digit.exec(code) ?? []);
  if (plainDigit !== undefined) return plainDigit;
  const [, printed] = foreignLetter.test(key) ? (letter.exec(code) ?? []) : [];
  if (printed !== undefined) return printed.toLowerCase();
  if (questionMarks.has(key)) return "?";
  return key.length === 1 ? key.toLowerCase() : key;
}
