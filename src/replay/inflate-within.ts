import { Inflate } from "fflate";
import { ReplayError } from "./replay-error.ts";

/** Bytes that are unpacked at once: a byte becomes at most some thousand. */
const chunk = 1024;

/**
 * Unpacks DEFLATE (RFC 1951) and stops where more than `limit` bytes come out: a few KB can stand for gigabytes.
 * @throws ReplayError if that is so, or if the bytes are no such stream.
 */
export function inflateWithin(packed: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Inflate((part, final) => {
    size += part.length;
    isWhole ||= final;
    if (size <= limit) parts.push(part);
  });
  for (let from = 0; from < packed.length; from += chunk) {
    push(stream, packed.subarray(from, from + chunk), from + chunk >= packed.length);
    if (size > limit) throw new ReplayError(`It unpacks to more than ${limit} bytes, and no more are read.`);
  }
  if (!isWhole) throw new ReplayError("It is packed in no way known here, or cut off.");
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function push(stream: Inflate, bytes: Uint8Array, final: boolean): void {
  try {
    stream.push(bytes, final);
  } catch {
    throw new ReplayError("It is packed in no way known here, or cut off.");
  }
}
