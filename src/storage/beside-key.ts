const prefix = "beside/";

/** Where a record is set aside: a new place each time. */
export function besideKey(key: string): string {
  return `${prefix}${Date.now()}-${Math.random().toString(36).slice(2)}/${key}`;
}

/** What the record that was set aside there had been kept as; null where it is no such place. */
export function keyBeside(key: string): string | null {
  return key.startsWith(prefix) ? key.slice(key.indexOf("/", prefix.length) + 1) : null;
}
