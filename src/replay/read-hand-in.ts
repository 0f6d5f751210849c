import { strFromU8 } from "fflate";
import { handInLimits, parseHandIn, type HandIn } from "./hand-in.ts";
import { isPacked, parseJson, unpackHandIn } from "./pack-hand-in.ts";
import { ReplayError } from "./replay-error.ts";
import { fileOfCode, findCode } from "./run-code.ts";

/**
 * Reads runs from whatever they come in: a packed file, JSON, or a text with a code in it.
 * @throws ReplayError saying what is wrong.
 */
export function readHandIn(bytes: Uint8Array): HandIn {
  if (bytes.length === 0) throw new ReplayError("It is empty.");
  const isBinary = isPacked(bytes) && bytes[5] !== 0x3a;
  const limit = isBinary ? handInLimits.bytes : handInLimits.unpackedBytes;
  if (bytes.length > limit) throw new ReplayError(`It has ${bytes.length} bytes, but at most ${limit} are read.`);
  return isBinary ? unpackHandIn(bytes) : readText(strFromU8(bytes));
}

/**
 * Reads runs from a text: JSON, or anything with a code in it.
 * @throws ReplayError saying what is wrong.
 */
function readText(text: string): HandIn {
  const bare = text.replace(/^\uFEFF/, "").trimStart();
  if (bare.startsWith("{")) return parseHandIn(parseJson(bare));
  const code = findCode(bare);
  if (code === null) throw new ReplayError("It is no run: neither a .fleet file, nor JSON, nor a text with a code.");
  return unpackHandIn(fileOfCode(code));
}
