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

/** Words mixed at a time. */
const batch = 4096;

/** Hashes data of any shape: numbers, texts, lists, sets, maps and records, each in its own order. */
export class Hash {
  #a = 0x9e3779b9 | 0;
  #b = 0x85ebca6b | 0;
  readonly #words = new Int32Array(batch);
  #count = 0;
  readonly #bits = new DataView(new ArrayBuffer(8));

  /** @throws RangeError for what is no data, such as a function. */
  add(value: unknown): void {
    if (typeof value === "number") {
      if (value === (value | 0) && value > kinds.end) this.#word(value);
      else this.#wide(value);
    } else if (typeof value === "string") this.#text(value);
    else if (typeof value === "boolean") this.#word(value ? kinds.true : kinds.false);
    else if (value === null || value === undefined) this.#word(kinds.null);
    else if (typeof value === "object") this.#object(value);
    else throw new RangeError(`a ${typeof value} cannot be hashed`);
  }

  /** Adds these fields of many records: much faster than one record after another. */
  table<Row extends object>(rows: readonly Row[], fields: readonly (keyof Row)[]): void {
    this.#word(kinds.list);
    this.#word(rows.length);
    for (const row of rows) for (const field of fields) this.add(row[field]);
  }

  hex(): string {
    this.#flush();
    return [this.#a, this.#b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #object(value: object): void {
    if (Array.isArray(value)) this.#list(kinds.list, value);
    else if (value instanceof Int32Array || value instanceof Uint8Array) this.#integers(value);
    else if (value instanceof Set) this.#list(kinds.set, [...value]);
    else if (value instanceof Map) this.#list(kinds.map, [...value].flat());
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

  #integers(values: Int32Array | Uint8Array): void {
    this.#word(kinds.list);
    this.#word(values.length);
    this.#flush();
    this.#mix(values instanceof Int32Array ? values : Int32Array.from(values), values.length);
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
    if (this.#count === batch) this.#flush();
    this.#words[this.#count++] = word;
  }

  #flush(): void {
    this.#mix(this.#words, this.#count);
    this.#count = 0;
  }

  /** Two 32-bit lanes mixed by multiplication (after MurmurHash3's constants, Appleby 2011): integers only. */
  #mix(words: Int32Array, count: number): void {
    let a = this.#a;
    let b = this.#b;
    for (let index = 0; index < count; index++) {
      const word = words[index] ?? 0;
      a = Math.imul(a ^ word, 0xcc9e2d51);
      a = (a << 15) | (a >>> 17);
      b = Math.imul(b ^ a ^ (word << 7), 0x1b873593);
      b = (b << 13) | (b >>> 19);
    }
    this.#a = a;
    this.#b = b;
  }
}
