import { ReplayError } from "./replay-error.ts";

/**
 * Three of these stand for two bytes, as in Base45 (RFC 9285, 2022), with the 41 of its characters that an address's
 * fragment may hold unescaped (RFC 3986) and that neither Markdown nor TeX reads as anything. A QR code has a mode for them
 * (ISO/IEC 18004, alphanumeric) in which a byte takes 8.25 bits; of base64url, which that mode lacks the small letters
 * for, it would take 10.7. Upper and lower case mean the same, so that a code survives being typed.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:+";
const base = alphabet.length;
const values = new Map(Array.from(alphabet, (character, value) => [character, value]));

/** What a code begins and ends with: one that was cut off is known by it. */
const head = "FLEET:";
const tail = ":END";

/** The largest file that is also told as a code, bytes. */
export const codeLimit = 2048;

/** A packed file as a code that can be pasted, linked and shown as a QR; null where it is larger than `codeLimit`. */
export function codeOf(file: Uint8Array): string | null {
  if (file.length > codeLimit) return null;
  let code = "";
  for (let at = 0; at < file.length; at += 2) {
    const [high = 0, low] = file.subarray(at, at + 2);
    code += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return head + code + tail;
}

/** The first code in a text, without what is around it; null if there is none. */
export function findCode(text: string): string | null {
  const start = text.search(/FLEET:/i);
  if (start < 0) return null;
  // Mail wraps a long line, and a page may break it.
  const found = text
    .slice(start, start + 3 * codeLimit)
    .replaceAll(/\s/g, "")
    .toUpperCase();
  const end = found.indexOf(tail);
  return end < 0 ? found : found.slice(0, end + tail.length);
}

/**
 * The packed file that a code stands for.
 * @throws ReplayError if it is cut off or has a character that no code has.
 */
export function fileOfCode(code: string): Uint8Array {
  if (!code.startsWith(head)) throw new ReplayError(`A code begins with ${head}`);
  if (!code.endsWith(tail)) throw new ReplayError(`The code is cut off: one ends with ${tail}`);
  const body = code.slice(head.length, -tail.length);
  const size = Math.floor(body.length / 3) * 2 + (body.length % 3 === 2 ? 1 : 0);
  if (size > codeLimit || body.length % 3 === 1) throw new ReplayError("The code has too few or too many characters.");
  const file = new Uint8Array(size);
  for (let at = 0; at < body.length; at += 3) {
    const part = body.slice(at, at + 3);
    const value = valueOf(part);
    const place = (at / 3) * 2;
    if (value >= 256 ** (part.length - 1)) throw new ReplayError(`"${part}" stands for nothing in a code.`);
    if (part.length === 3) file[place] = value >> 8;
    file[place + part.length - 2] = value & 255;
  }
  return file;
}

function digits(value: number, count: number): string {
  let text = "";
  for (let rest = value, place = 0; place < count; place++, rest = Math.floor(rest / base))
    text += alphabet[rest % base];
  return text;
}

function valueOf(part: string): number {
  let value = 0;
  for (let place = part.length - 1; place >= 0; place--) {
    const digit = values.get(part.charAt(place));
    if (digit === undefined) throw new ReplayError(`"${part.charAt(place)}" is in no code.`);
    value = value * base + digit;
  }
  return value;
}
