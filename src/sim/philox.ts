/** Four words of 32 bits. */
export interface Block {
  a: number;
  b: number;
  c: number;
  d: number;
}

const rounds = 10;

/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011): every counter gives four words that look random, and nobody
 * has to count up to it. Puts them in the place of the counter; signs of words do not matter.
 */
export function philox(key: readonly [number, number], block: Block): void {
  let { a, b, c, d } = block;
  let [first, second] = key;
  for (let round = 0; round < rounds; round++) {
    const a1 = highWord(a, 0xd251, 0x1f53);
    const c1 = highWord(c, 0xcd9e, 0x8d57);
    const a0 = Math.imul(a, 0xd251_1f53);
    const c0 = Math.imul(c, 0xcd9e_8d57);
    a = c1 ^ b ^ first;
    b = c0;
    c = a1 ^ d ^ second;
    d = a0;
    first = (first + 0x9e37_79b9) | 0;
    second = (second + 0xbb67_ae85) | 0;
  }
  block.a = a;
  block.b = b;
  block.c = c;
  block.d = d;
}

/** The upper 32 bits of the product of two words, the other one given by its halves. */
function highWord(word: number, high: number, low: number): number {
  const upper = word >>> 16;
  const lower = word & 0xffff;
  const middle = upper * low + ((lower * low) >>> 16);
  const carry = lower * high + (middle & 0xffff);
  return (upper * high + (middle >>> 16) + (carry >>> 16)) | 0;
}
