import { Hash, type Digest } from "./hash.ts";

/** A sum of hashes: it does not depend on the order in which they came. */
export class HashSum {
  high = 0;
  low = 0;
  readonly #hash = new Hash(32);

  /** Adds the hash of an item, of which `write` adds all that is to tell it from others. */
  add<Item>(item: Item, write: (hash: Hash, item: Item) => void): void {
    write(this.#hash, item);
    const { high, low } = this.#hash.take();
    this.high = (this.high + high) | 0;
    this.low = (this.low + low) | 0;
  }

  copy(): HashSum {
    return HashSum.of(this);
  }

  static of({ high, low }: Digest): HashSum {
    const sum = new HashSum();
    sum.high = high;
    sum.low = low;
    return sum;
  }
}
