import type { NodeId } from "./level.ts";

/** A set of nodes, one bit each, with a bit for every word that is not empty, so that its lowest member is found at once. */
export class NodeSet {
  readonly #words: Int32Array;
  readonly #full: Int32Array;
  #size = 0;

  constructor(nodeCount: number) {
    this.#words = new Int32Array((nodeCount + 31) >>> 5);
    this.#full = new Int32Array((this.#words.length + 31) >>> 5);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a node that is not in the set. */
  add(node: NodeId): void {
    const word = node >>> 5;
    this.#words[word] |= 1 << (node & 31);
    this.#full[word >>> 5] |= 1 << (word & 31);
    this.#size++;
  }

  /** Takes a node out that is in the set. */
  remove(node: NodeId): void {
    const word = node >>> 5;
    this.#words[word] &= ~(1 << (node & 31));
    if (this.#words[word] === 0) this.#full[word >>> 5] &= ~(1 << (word & 31));
    this.#size--;
  }

  /** The lowest member that is at least `from`, or -1. */
  next(from: NodeId): NodeId {
    const word = from >>> 5;
    const rest = (this.#words[word] ?? 0) & (-1 << (from & 31));
    if (rest !== 0) return (word << 5) + lowestBit(rest);
    const found = nextBit(this.#full, word + 1);
    return found < 0 ? -1 : (found << 5) + lowestBit(this.#words[found] ?? 0);
  }

  copy(): NodeSet {
    const copy = new NodeSet(this.#words.length << 5);
    copy.#words.set(this.#words);
    copy.#full.set(this.#full);
    copy.#size = this.#size;
    return copy;
  }
}

function nextBit(words: Int32Array, from: number): number {
  let mask = -1 << (from & 31);
  for (let word = from >>> 5; word < words.length; word++) {
    const rest = (words[word] ?? 0) & mask;
    if (rest !== 0) return (word << 5) + lowestBit(rest);
    mask = -1;
  }
  return -1;
}

/** The place of the lowest bit of a word that is not 0. */
function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
