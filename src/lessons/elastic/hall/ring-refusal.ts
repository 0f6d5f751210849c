/** Why it cannot be put there. */
export type RingRefusal = "broken" | "linked" | "loop" | "full";
