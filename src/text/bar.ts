import { formatPercent } from "./numbers.ts";

const width = 30;

/** A share in [0, 1] as a bar of a terminal, and in percent. */
export function bar(share: number): string {
  const full = Math.round(share * width);
  return `[${"#".repeat(full)}${"-".repeat(width - full)}] ${formatPercent(share)}`;
}
