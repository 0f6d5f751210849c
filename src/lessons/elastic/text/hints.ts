/** What to do next, from a nudge to the button. */
export const elasticHints = [
  "A failed node breaks one replica of a hundred, but the ring needs all of its members. What would the other ninety be worth if they went on without it?",
  "Each rescale pauses all replicas. Wait until several can join together, and route the ring so that it leaves each pod once.",
  "Choose regroup, close the ring along neighboring rows, keep the global batch, swap spares in where one makes a whole replica healthy, and leave the slow replica out.",
] as const;
