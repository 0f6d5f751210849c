/** What is not a whole number of 32 bits begins with one of the lowest of them, which says what it is. */
const lowest = -0x8000_0000;
const kinds = {
  null: lowest,
  false: lowest + 1,
  true: lowest + 2,
  whole: lowest + 3,
  fraction: lowest + 4,
  text: lowest + 5,
  list: lowest + 6,
  set: lowest + 7,
  map: lowest + 8,
  record: lowest + 9,
  end: lowest + 10,
} as const;

const lanes = 4;
/** Words mixed at a time, of what is long. */
const batch = 1024;

/** Two words of 32 bits, signed. */
export interface Digest {
  readonly high: number;
  readonly low: number;
}

/**
 * Hashes data of any shape: numbers, texts, lists, sets, maps and records, each in its own order. Words go to four lanes in
 * turn, which do not wait for one another (as in xxHash32, Collet 2012); only integers are mixed.
 */
export class Hash {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;
  readonly #words: Int32Array;
  #count = 0;
  #total = 0;
  readonly #bits = new DataView(new ArrayBuffer(8));

  /** Words are mixed so many at a time, a multiple of 4. */
  constructor(words = batch) {
    this.#words = new Int32Array(words);
    this.#begin();
  }

  /** @throws RangeError for what is no data, such as a function. */
  add(value: unknown): void {
    if (typeof value === "number") this.number(value);
    else if (typeof value === "string") this.#text(value);
    else if (typeof value === "boolean") this.#word(value ? kinds.true : kinds.false);
    else if (value === null || value === undefined) this.#word(kinds.null);
    else if (typeof value === "object") this.#object(value);
    else throw new RangeError(`a ${typeof value} cannot be hashed`);
  }

  number(value: number): void {
    if (value === (value | 0) && value > kinds.end) this.#word(value);
    else this.#wide(value);
  }

  /** The hash of what was added; the next value begins another one. */
  take(): Digest {
    const total = this.#total + this.#count;
    while (this.#count % lanes !== 0) this.#word(0);
    this.#flush();
    const [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    this.#begin();
    const one = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18) + total;
    const other = rotate(d, 1) + rotate(a, 7) + rotate(b, 12) + rotate(c, 18);
    return { high: avalanche(one), low: avalanche(other ^ 0x165667b1) };
  }

  #begin(): void {
    // The square roots of 2, 3, 5 and 7: numbers with nothing up their sleeves.
    this.#a = 0x6a09e667;
    this.#b = 0xbb67ae85 | 0;
    this.#c = 0x3c6ef372;
    this.#d = 0xa54ff53a | 0;
    this.#count = 0;
    this.#total = 0;
  }

  #object(value: object): void {
    if (Array.isArray(value)) this.#list(kinds.list, value);
    else if (value instanceof Int32Array || value instanceof Uint8Array) this.#integers(value);
    else if (value instanceof Set) this.#set(value);
    else if (value instanceof Map) this.#map(value);
    else this.#record(value as Readonly<Record<string, unknown>>);
  }

  #record(record: Readonly<Record<string, unknown>>): void {
    this.#word(kinds.record);
    for (const name in record) this.add(record[name]);
    this.#word(kinds.end);
  }

  #list(kind: number, values: readonly unknown[]): void {
    this.#word(kind);
    this.#word(values.length);
    for (let index = 0; index < values.length; index++) this.add(values[index]);
  }

  #set(values: ReadonlySet<unknown>): void {
    this.#word(kinds.set);
    this.#word(values.size);
    for (const value of values) this.add(value);
  }

  #map(entries: ReadonlyMap<unknown, unknown>): void {
    this.#word(kinds.map);
    this.#word(entries.size);
    for (const [key, value] of entries) {
      this.add(key);
      this.add(value);
    }
  }

  #integers(values: Int32Array | Uint8Array): void {
    this.#word(kinds.list);
    this.#word(values.length);
    for (let from = 0; from < values.length;) {
      if (this.#count === this.#words.length) this.#flush();
      const count = Math.min(this.#words.length - this.#count, values.length - from);
      this.#words.set(values.subarray(from, from + count), this.#count);
      this.#count += count;
      from += count;
    }
  }

  #wide(value: number): void {
    if (Number.isSafeInteger(value)) {
      this.#word(kinds.whole);
      this.#word(value | 0);
      return this.#word(Math.floor(value / 4_294_967_296));
    }
    this.#bits.setFloat64(0, value);
    this.#word(kinds.fraction);
    this.#word(this.#bits.getInt32(0));
    this.#word(this.#bits.getInt32(4));
  }

  #text(value: string): void {
    this.#word(kinds.text);
    this.#word(value.length);
    for (let index = 0; index < value.length; index++) this.#word(value.charCodeAt(index));
  }

  #word(word: number): void {
    if (this.#count === this.#words.length) this.#flush();
    this.#words[this.#count++] = word;
  }

  #flush(): void {
    const words = this.#words;
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let index = 0; index < this.#count; index += lanes) {
      a = mix(a, words[index] ?? 0);
      b = mix(b, words[index + 1] ?? 0);
      c = mix(c, words[index + 2] ?? 0);
      d = mix(d, words[index + 3] ?? 0);
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
    this.#total += this.#count;
    this.#count = 0;
  }
}

/** xxHash32's round. */
function mix(lane: number, word: number): number {
  return Math.imul(rotate((lane + Math.imul(word, 0x85ebca77)) | 0, 13), 0x9e3779b1);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Every bit of what comes in changes half of those that go out (xxHash32's end). */
function avalanche(sum: number): number {
  let word = sum | 0;
  word = Math.imul(word ^ (word >>> 15), 0x85ebca77);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae3d);
  return word ^ (word >>> 16);
}
