/** What a debrief offers first: the next act, the same seed once more, or another seed. */
export type NextStep = "act" | "again" | "fresh";

/** After a win the next act, or without one what is left to try: a star that is missing, or another seed; else once more. */
export function nextStep(stars: 0 | 1 | 2 | 3, hasNextAct: boolean): NextStep {
  if (stars === 0) return "again";
  if (hasNextAct) return "act";
  return stars === 3 ? "fresh" : "again";
}
