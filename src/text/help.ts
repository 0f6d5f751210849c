import type { HelpId } from "../sim/index.ts";

/** What a player can have shown, for a part of the third star. */
export const helpNames: Readonly<Record<HelpId, string>> = {
  windows: "the places ranked by price",
  optimum: "the exact best interval",
  route: "the automatic route",
  "hint-1": "first hint",
  "hint-2": "second hint",
  "hint-3": "third hint",
};
