/** Standard errors of a 95 % confidence interval. */
const z = 1.96;

/** Wilson's score interval of a share, 95 % (1927): it stays in [0, 1] and is right for few seeds. */
export function wilson(share: number, count: number): readonly [number, number] {
  const scale = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / scale;
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The mean of some numbers and the half-width of its 95 % confidence interval. */
export function meanOf(values: readonly number[]): { readonly mean: number; readonly halfWidth: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, halfWidth: z * Math.sqrt(variance / values.length) };
}
