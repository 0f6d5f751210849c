/** Words of the codex and of a term's card. */
export const codexText = {
  heading: "Codex",
  open: "Codex: every term",
  openThis: "In the codex",
  search: "Search",
  found: (count: number, all: number) => (count === all ? `${all} terms` : `${count} of ${all} terms`),
  none: "No term has these words.",
  terms: "Terms",
  formula: "Formula",
  now: "Today",
  source: "Source",
  close: "Close",
  failed: "The codex could not be loaded. Reload the page to try again.",
  key: "the codex: every term, its formula and today's numbers",
} as const;
