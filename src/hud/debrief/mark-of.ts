/** Earned gets a tick, missed a cross; what stands well by itself, or before the lines above it do, gets neither. */
export type Mark = "earned" | "missed" | "unearned";

/** The mark of a line that is met or not, and was earned or not. */
export function markOf(isMet: boolean, isEarned: boolean): Mark {
  if (!isMet) return "missed";
  return isEarned ? "earned" : "unearned";
}
