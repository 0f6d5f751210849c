import type { Bytes, Integers } from "../nodes.ts";
import type { Column, Reader, Writer } from "./bytes.ts";

/** How one kind of value is written into a snapshot and read from it; reading checks its range. */
export interface Codec<T> {
  write(out: Writer, value: T): void;
  /** @throws SnapshotError */
  read(from: Reader): T;
}

/** Whole numbers of 32 bits, in [least, most]. */
export function whole(least = -0x8000_0000, most = 0x7fff_ffff): Codec<number> {
  return {
    write: (out, value) => out.word(value),
    read: (from) => inRange(from, from.word(), least, most),
  };
}

/** Any finite number. */
export const finite: Codec<number> = {
  write: (out, value) => out.double(value),
  read: (from) => {
    const value = from.double();
    return Number.isFinite(value) ? value : from.fail(value, "be a finite number");
  },
};

export const flag: Codec<boolean> = {
  write: (out, value) => out.word(value ? 1 : 0),
  read: (from) => inRange(from, from.word(), 0, 1) === 1,
};

export const jobId: Codec<number> = {
  write: (out, value) => out.word(value),
  read: (from) => inRange(from, from.word(), 0, from.bounds.jobs - 1),
};

export const nodeId: Codec<number> = {
  write: (out, value) => out.word(value),
  read: (from) => inRange(from, from.word(), 0, from.bounds.nodes - 1),
};

/** One of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Codec<Word> {
  return {
    write: (out, value) => out.word(words.indexOf(value)),
    read: (from) => {
      const index = from.word();
      return words[index] ?? from.fail(`number ${index}`, `be one of the ${words.length} known here`);
    },
  };
}

export const text: Codec<string> = {
  write: (out, value) => out.column(Uint16Array.from({ length: value.length }, (_, index) => value.charCodeAt(index))),
  read: (from) => {
    const units = from.column((length) => new Uint16Array(length));
    let read = "";
    for (const unit of units) read += String.fromCharCode(unit);
    return read;
  },
};

export function nullable<T>(codec: Codec<T>): Codec<T | null> {
  return {
    write: (out, value) => {
      flag.write(out, value !== null);
      if (value !== null) codec.write(out, value);
    },
    read: (from) => (flag.read(from) ? codec.read(from) : null),
  };
}

export function list<T>(codec: Codec<T>): Codec<T[]> {
  return {
    write: (out, values) => {
      out.word(values.length);
      for (const value of values) codec.write(out, value);
    },
    read: (from) => Array.from({ length: from.count(4) }, () => codec.read(from)),
  };
}

export function setOf<T>(codec: Codec<T>): Codec<Set<T>> {
  const entries = list(codec);
  return {
    write: (out, values) => entries.write(out, [...values]),
    read: (from) => new Set(entries.read(from)),
  };
}

export function mapOf<K, V>(key: Codec<K>, value: Codec<V>): Codec<Map<K, V>> {
  const entries = list<[K, V]>({
    write: (out, entry) => {
      key.write(out, entry[0]);
      value.write(out, entry[1]);
    },
    read: (from) => [key.read(from), value.read(from)],
  });
  return {
    write: (out, values) => entries.write(out, [...values]),
    read: (from) => new Map(entries.read(from)),
  };
}

/** A record of these fields, in their order. */
export function record<T extends object>(fields: { readonly [Name in keyof T]: Codec<T[Name]> }): Codec<T> {
  const entries = Object.entries(fields) as [string, Codec<unknown>][];
  return {
    write: (out, value) => {
      for (const [name, codec] of entries) codec.write(out, (value as Record<string, unknown>)[name]);
    },
    read: (from) => {
      const read: Record<string, unknown> = {};
      for (const [name, codec] of entries) {
        from.field = name;
        read[name] = codec.read(from);
      }
      return read as T;
    },
  };
}

/** A typed array, of a length if it is known, and with all entries in a range if one is given. */
export function column<C extends Column | Bytes | Integers>(
  create: (length: number) => C & Column,
  length?: (from: Reader) => number,
  range?: (from: Reader) => readonly [least: number, most: number],
): Codec<C> {
  return {
    write: (out, values) => out.column(values as C & Column),
    read: (from) => {
      const values = requireLength(from, from.column(create), length);
      if (range) requireRange(from, values, range(from));
      return values;
    },
  };
}

/** Finite numbers, as many as there must be. */
export function finites(length?: (from: Reader) => number): Codec<Float64Array<ArrayBuffer>> {
  return {
    write: (out, values) => out.wideColumn(values),
    read: (from) => requireLength(from, from.wideColumn(), length),
  };
}

function requireLength<C extends Column>(from: Reader, values: C, length?: (from: Reader) => number): C {
  const wanted = length?.(from) ?? values.length;
  return values.length === wanted ? values : from.fail(`${values.length} long`, `be ${wanted} long`);
}

const jobIdColumn = column(
  (length) => new Int32Array(length),
  undefined,
  ({ bounds }) => [0, bounds.jobs - 1],
);

/** Ids of jobs. */
export const jobIds: Codec<number[]> = {
  write: (out, ids) => out.column(new Int32Array(ids)),
  read: (from) => [...jobIdColumn.read(from)],
};

/** A set of jobs, which keeps its order. */
export const jobSet: Codec<Set<number>> = {
  write: (out, ids) => out.column(wordsOf(ids)),
  read: (from) => new Set(jobIdColumn.read(from)),
};

function requireRange(from: Reader, values: ArrayLike<number>, [least, most]: readonly [number, number]): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!(value >= least && value <= most)) inRange(from, value, least, most);
  }
}

function inRange(from: Reader, value: number, least: number, most: number): number {
  return value >= least && value <= most ? value : from.fail(value, `be in ${least}..${most}`);
}

function wordsOf(ids: ReadonlySet<number>): Int32Array {
  const words = new Int32Array(ids.size);
  let index = 0;
  for (const id of ids) words[index++] = id;
  return words;
}
