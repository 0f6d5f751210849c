/** Every policy that a level can name. */
export const policyIds = [
  "fcfs",
  "best-fit",
  "preemption",
  "sjf",
  "easy",
  "easy-sjbf",
  "conservative",
  "fair-share",
  "fgd",
] as const;

export type PolicyId = (typeof policyIds)[number];

/** What a level's policy lever offers. */
export function offeredPolicies({ policies }: { readonly policies?: readonly PolicyId[] }): readonly PolicyId[] {
  return policies ?? ["fcfs", "best-fit", "preemption"];
}
