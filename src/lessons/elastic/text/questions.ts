/** Questions of a job of replicas. */
export const questions = {
  what: "the share that this strike takes",
  question: "What share of its speed does the fleet lose, once it trains again?",
  why: "Another strike, of another shape. Asked because what a failure takes is not the number of nodes that fail.",
} as const;
