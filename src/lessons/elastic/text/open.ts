import { formatMany } from "../../../text/numbers.ts";

/** What a run may leave open. */
export const openText = {
  ring: "The ring is open, and the whole fleet waits",
  ready: (count: number) => `${formatMany(count, "replica")} could rejoin`,
  slow: "One replica slows all others",
} as const;
