/** Where a value lies between two bounds on a log scale, in [0, 100]. */
export function toLog(value: number, min: number, max: number): number {
  const clamped = Math.min(max, Math.max(min, value));
  return (100 * Math.log(clamped / min)) / Math.log(max / min);
}

/** The value at a position in [0, 100] on a log scale, rounded to a multiple of `step` and kept inside the bounds. */
export function fromLog(position: number, min: number, max: number, step: number): number {
  const value = min * Math.exp((position / 100) * Math.log(max / min));
  return Math.min(max, Math.max(min, Math.round(value / step) * step));
}
