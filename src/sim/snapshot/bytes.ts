import { SnapshotError } from "./snapshot-error.ts";

/** Typed arrays that a snapshot holds as they are. */
export type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Whether all of these numbers are whole and of 32 bits, as seconds and amounts of work mostly are. */
function areWhole(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value !== (value | 0)) return false;
  }
  return true;
}

function areShort(values: Int32Array): boolean {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value !== (value << 16) >> 16) return false;
  }
  return true;
}

/** Ids and lengths that what is read has to keep to. */
export interface Bounds {
  readonly nodes: number;
  readonly gpus: number;
  /** Jobs that have come so far. */
  readonly jobs: number;
  /** Jobs that there is room for among those that are not over. */
  readonly slots: number;
}

/** Writes numbers, one behind the other, little end first, into a buffer that grows. */
export class Writer {
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #length = 0;

  /** With room for so many bytes at first. */
  constructor(room: number) {
    this.#bytes = new Uint8Array(room);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** A whole number of 32 bits, signed. */
  word(value: number): void {
    this.#reserve(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** How many numbers, and the numbers, filled up to whole words; those of 32 bits in half the room where they fit. */
  column(values: Column): void {
    if (values instanceof Int32Array) {
      const isNarrow = areShort(values);
      this.word(isNarrow ? 2 : 4);
      this.#raw(isNarrow ? new Int16Array(values) : values);
    } else this.#raw(values);
  }

  #raw(values: Column | Int16Array): void {
    this.word(values.length);
    this.#reserve(values.byteLength + 8);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), this.#length);
    this.#length += (values.byteLength + 3) & ~3;
  }

  /** The same of wide numbers, in half the room where all are whole. */
  wideColumn(values: Float64Array): void {
    const isNarrow = areWhole(values);
    this.word(isNarrow ? 4 : 8);
    if (isNarrow) this.column(new Int32Array(values));
    else this.#raw(values);
  }

  /** All that was written, in whole words. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const longer = new Uint8Array(2 * (this.#length + count));
    longer.set(this.#bytes);
    this.#bytes = longer;
    this.#view = new DataView(longer.buffer);
  }
}

/** Reads what a Writer wrote, and trusts none of it. */
export class Reader {
  readonly bounds: Bounds;
  /** What is being read, for what is said of a fault. */
  field = "";
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array, bounds: Bounds) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bounds = bounds;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  word(): number {
    this.#require(4);
    this.#at += 4;
    return this.#view.getInt32(this.#at - 4, true);
  }

  double(): number {
    this.#require(8);
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, true);
  }

  /** How many entries follow, each of at least `size` bytes. */
  count(size: number): number {
    const count = this.word();
    if (count < 0 || count * size > this.left) this.fail(`${count} entries`, `fit into ${this.left} bytes`);
    return count;
  }

  /** An array of just the length that was written. */
  column<C extends Column>(create: (length: number) => C): C {
    if (!(create(0) instanceof Int32Array)) return this.#raw(create);
    const width = this.word();
    if (width === 4) return this.#raw(create);
    if (width !== 2) this.fail(`of ${width} bytes a number`, "be of 2 or 4");
    const short = this.#raw((length) => new Int16Array(length));
    const values = create(short.length);
    values.set(short);
    return values;
  }

  #raw<C extends Column | Int16Array>(create: (length: number) => C): C {
    const size = create(0).BYTES_PER_ELEMENT;
    const values = create(this.count(size));
    const { byteLength } = values;
    new Uint8Array(values.buffer).set(this.#bytes.subarray(this.#at, this.#at + byteLength));
    this.#at += (byteLength + 3) & ~3;
    return values;
  }

  wideColumn(): Float64Array<ArrayBuffer> {
    const width = this.word();
    if (width === 4) return new Float64Array(this.column((length) => new Int32Array(length)));
    if (width !== 8) this.fail(`of ${width} bytes a number`, "be of 4 or 8");
    const values = this.#raw((length) => new Float64Array(length));
    if (!values.every(Number.isFinite)) this.fail("not finite", "be finite");
    return values;
  }

  /** @throws SnapshotError */
  fail(got: string | number, must: string): never {
    throw new SnapshotError(`${this.field} of the snapshot is ${got}, but must ${must}.`);
  }

  #require(count: number): void {
    if (count > this.left) this.fail("cut off", `have ${count} more bytes, not ${this.left}`);
  }
}
