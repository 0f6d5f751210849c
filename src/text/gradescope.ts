import { formatMany, formatPercent } from "./numbers.ts";

/** What a student reads in Gradescope. */
export const gradescopeText = {
  nothing:
    "There is no run in what you submitted. In the debrief of an act, press “Save its file”, and submit the .fleet file as it is.",
  how: "Each run was played again here; the points are by the stars that it earned here, a third of an act's for each.",
  test: (title: string, stars: number | null) => (stars === null ? title : `${title}: ${formatMany(stars, "star")}`),
  noRun: "No run of this act was submitted.",
  run: (path: string, seed: string, commands: number) => `${path}: seed ${seed}, ${formatMany(commands, "command")}`,
  share: (share: number) => `${formatPercent(share)} of the useful work that the act's own solution does on this seed`,
  stars: "Stars",
  possible: "% of possible",
} as const;
