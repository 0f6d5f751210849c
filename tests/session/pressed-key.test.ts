import { expect, test } from "vitest";
import { pressedKey } from "../../src/session/pressed-key.ts";

/** What is meant, and what the browser sends: the character, the key's place on a US keyboard, modifiers. */
type Row = readonly [meant: string, key: string, code: string, modifier?: "Shift" | "AltGraph"];

/** The keys of the game as each layout sends them. */
const layouts: Readonly<Record<string, readonly Row[]>> = {
  "QWERTY, US": [
    ["1", "1", "Digit1"],
    ["3", "3", "Digit3"],
    ["0", "0", "Digit0"],
    ["!", "!", "Digit1", "Shift"],
    ["+", "+", "Equal", "Shift"],
    ["=", "=", "Equal"],
    ["-", "-", "Minus"],
    ["?", "?", "Slash", "Shift"],
    ["g", "G", "KeyG", "Shift"],
    [" ", " ", "Space"],
    ["Enter", "Enter", "Enter"],
    ["1", "1", "Numpad1"],
    ["End", "End", "Numpad1"],
  ],
  "AZERTY, French: digits need Shift": [
    ["1", "&", "Digit1"],
    ["2", "é", "Digit2"],
    ["3", '"', "Digit3"],
    ["0", "à", "Digit0"],
    ["1", "1", "Digit1", "Shift"],
    ["3", "3", "Digit3", "Shift"],
    ["-", "-", "Digit6"],
    ["+", "+", "Equal", "Shift"],
    ["=", "=", "Equal"],
    ["?", "?", "KeyM", "Shift"],
    ["m", "m", "Semicolon"],
    [",", ",", "KeyM"],
    ["§", "§", "Slash", "Shift"],
    ["#", "#", "Digit3", "AltGraph"],
    ["@", "@", "Digit0", "AltGraph"],
  ],
  "AZERTY, Belgian": [
    ["2", "é", "Digit2"],
    ["-", "-", "Equal"],
    ["=", "=", "Slash"],
    ["+", "+", "Slash", "Shift"],
  ],
  "QWERTZ, German": [
    ["1", "1", "Digit1"],
    ["=", "=", "Digit0", "Shift"],
    ["?", "?", "Minus", "Shift"],
    ["+", "+", "BracketRight"],
    ["-", "-", "Slash"],
    ["ü", "ü", "BracketLeft"],
    ["}", "}", "Digit0", "AltGraph"],
  ],
  "QWERTZ, Swiss": [["+", "+", "Digit1", "Shift"]],
  "QWERTZ, Czech: digits need Shift, and the 1 has a plus": [
    ["1", "+", "Digit1"],
    ["2", "ě", "Digit2"],
    ["3", "š", "Digit3"],
    ["0", "é", "Digit0"],
    ["1", "1", "Digit1", "Shift"],
    ["=", "=", "Minus"],
    ["-", "-", "Slash"],
  ],
  Dvorak: [
    ["1", "1", "Digit1"],
    ["g", "g", "KeyU"],
    ["i", "i", "KeyG"],
    ["s", "s", "Semicolon"],
    ["o", "o", "KeyS"],
    ["t", "t", "KeyK"],
    ["c", "c", "KeyI"],
    ["k", "k", "KeyV"],
    ["m", "m", "KeyM"],
    ["-", "-", "Quote"],
    ["=", "=", "BracketRight"],
    ["?", "?", "BracketLeft", "Shift"],
  ],
  "Dvorak, for programmers": [
    ["1", "&", "Digit1"],
    ["3", "{", "Digit3"],
    ["=", "=", "Digit6"],
    ["3", "3", "Digit4", "Shift"],
  ],
  "Bépo: digits need Shift": [
    ["1", '"', "Digit1"],
    ["2", "«", "Digit2"],
    ["+", "+", "Digit7"],
    ["-", "-", "Digit8"],
  ],
  "Cyrillic, Russian": [
    ["1", "1", "Digit1"],
    ["g", "п", "KeyG"],
    ["g", "П", "KeyG", "Shift"],
    ["c", "с", "KeyC"],
    ["t", "е", "KeyT"],
    ["s", "ы", "KeyS"],
    ["k", "л", "KeyK"],
    ["m", "ь", "KeyM"],
    ["d", "в", "KeyD"],
    ["?", "?", "Digit7", "Shift"],
    ["+", "+", "Equal", "Shift"],
  ],
  Greek: [
    ["g", "γ", "KeyG"],
    ["c", "ψ", "KeyC"],
    ["?", "?", "Slash", "Shift"],
  ],
  Arabic: [
    ["1", "١", "Digit1"],
    ["g", "ل", "KeyG"],
    ["?", "؟", "Slash", "Shift"],
  ],
  Hebrew: [
    ["t", "א", "KeyT"],
    ["?", "?", "Slash", "Shift"],
  ],
  Nordic: [
    ["+", "+", "Minus"],
    ["-", "-", "Slash"],
    ["ø", "ø", "Quote"],
  ],
};

test.each(Object.entries(layouts))("%s: a key is what is printed on it", (_, rows) => {
  const seen = rows.map(([, key, code, modifier]) =>
    pressedKey({ key, code, shiftKey: modifier === "Shift", getModifierState: (name) => name === modifier }),
  );
  expect(seen).toEqual(rows.map(([meant]) => meant));
});
