/** A column by number. */
export type Column = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** The column itself if it holds `length` values, else a copy at least twice as long. */
export function grown<C extends Column>(column: C, length: number): C {
  if (length <= column.length) return column;
  const wider = new (column.constructor as new (length: number) => C)(Math.max(length, 2 * column.length));
  wider.set(column);
  return wider;
}
