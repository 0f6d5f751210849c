import type { Level } from "../../src/sim/index.ts";
import { calmLevel, crowd } from "./crowded-level.ts";

/** The crowded hall when nothing fails, nobody arrives but one gang, and owners know their run times to the second. */
export const stillLevel: Level = {
  ...calmLevel,
  id: "still",
  duration: 200_000,
  workload: {
    ...crowd,
    fill: 0.7,
    runTimes: [
      { p: 0, value: 20_000 },
      { p: 1, value: 90_000 },
    ],
    maxRunSeconds: 90_000,
    estimateRounding: 1,
    arrivalsPerHour: 0.001,
  },
  jobs: calmLevel.jobs
    .filter(({ name }) => name === "gang")
    .map((job) => ({ ...job, arrives: 10, runSeconds: 190_000 })),
  clauses: [],
};
