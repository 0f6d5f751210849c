import { deflateSync, strFromU8, strToU8 } from "fflate";
import { parseHandIn, handInLimits, type HandIn } from "./hand-in.ts";
import { canonicalJson, hashJson } from "./hash-json.ts";
import { inflateWithin } from "./inflate-within.ts";
import { ReplayError } from "./replay-error.ts";

/** What a packed file begins with: "FLEET" and the version of the packing. */
const magic = [0x46, 0x4c, 0x45, 0x45, 0x54];
const packing = 1;
/** Of the checksum: `hashJson` over what is packed. */
const sumBytes = 8;
const headBytes = magic.length + 1 + sumBytes;

/** A `.fleet` file: 5 bytes "FLEET", 1 the version, 8 of checksum, and the JSON of the runs by DEFLATE, the same for the same runs. */
export function packHandIn(handIn: HandIn): Uint8Array {
  const packed = deflateSync(strToU8(canonicalJson(handIn)), { level: 9 });
  const file = new Uint8Array(headBytes + packed.length);
  file.set([...magic, packing, ...sumOf(handIn)]);
  file.set(packed, headBytes);
  return file;
}

/** Whether bytes begin as a packed file does. */
export function isPacked(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads a packed file.
 * @throws ReplayError if it is damaged, too large, or of a newer version, or its runs are wrong.
 */
export function unpackHandIn(file: Uint8Array): HandIn {
  const version = file[magic.length];
  if (!isPacked(file) || version === undefined) throw new ReplayError("It is no packed run.");
  if (version !== packing) {
    throw new ReplayError(`It is packed as version ${version}, but this version of the game reads ${packing}.`);
  }
  const json = parseJson(strFromU8(inflateWithin(file.subarray(headBytes), handInLimits.unpackedBytes)));
  const sum = file.subarray(magic.length + 1, headBytes);
  if (sumOf(json).some((byte, index) => sum[index] !== byte)) {
    throw new ReplayError("Its checksum is wrong: it was damaged or cut off on its way.");
  }
  return parseHandIn(json);
}

/**
 * Reads JSON from outside.
 * @throws ReplayError if it is none.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReplayError("It is not JSON.");
  }
}

function sumOf(json: unknown): number[] {
  // Deeply nested data, which no hand-in has, runs out of stack.
  const hex = tryHash(json);
  return Array.from({ length: sumBytes }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}

function tryHash(json: unknown): string {
  try {
    return hashJson(json);
  } catch {
    throw new ReplayError("It is nested too deeply.");
  }
}
