import type { ClauseId, Level } from "../sim/index.ts";
import { hasStudents } from "./check-site.ts";
import type { LevelFile, Measure, Prediction } from "./level-file.ts";

/** What goes with a measure: the prediction, the SLO that decides the level, and what must be in it. */
interface Theme {
  readonly metric: Prediction["metric"];
  readonly clause: ClauseId;
  readonly needs: string;
  readonly isIn: (level: Level) => boolean;
}

const themes: Readonly<Record<Measure, Theme>> = {
  disruption: {
    metric: "disruption-gpu-hours",
    clause: "gang-starts",
    needs: "students and a contiguous job",
    isIn: (level) => hasStudents(level) && level.jobs.some(({ contiguous }) => contiguous),
  },
  regret: {
    metric: "best-interval-seconds",
    clause: "training-time-lost",
    needs: "a job that saves by the lever and nodes that fail by themselves",
    isIn: ({ jobs, failures }) =>
      failures.perThousandNodeDays > 0 && jobs.some(({ checkpointInterval }) => checkpointInterval === "lever"),
  },
  "training-lost": {
    metric: "first-failure-share",
    clause: "training-time-lost",
    needs: "a data-parallel job and a scripted failure",
    isIn: ({ jobs, failures }) => failures.scripted.length > 0 && jobs.some(({ dataParallel }) => dataParallel),
  },
};

/** Whether prediction and SLOs are those that go with the measure, and the level has what it measures. */
export function* goalComplaints({ level, goals, prediction }: LevelFile): Iterable<string> {
  const { measure, slack } = goals.thirdStar;
  const { metric, clause, needs, isIn } = themes[measure];
  const judged = `goals.thirdStar.measure is "${measure}"`;
  if (!isIn(level)) yield `${judged}, but that needs ${needs}`;
  if (!level.clauses.some(({ id }) => id === clause)) yield `level.clauses has no "${clause}", but ${judged}`;
  if (measure === "regret" && slack > 1) yield `goals.thirdStar.slack is ${slack}, but a regret is at most 1`;
  if (prediction.metric !== metric)
    yield `prediction.metric is "${prediction.metric}", but must be "${metric}", as ${judged}`;
  yield* predictionComplaints(level, prediction);
}

function* predictionComplaints(level: Level, { metric, min, max }: Prediction): Iterable<string> {
  if (min >= max) yield `prediction.min is ${min}, but must be below prediction.max, which is ${max}`;
  if (metric === "first-failure-share" && max > 1) yield `prediction.max is ${max}, but a share is at most 1`;
  if (metric !== "best-interval-seconds") return;
  // The run begins with the interval that was predicted.
  const shortest = level.storage[0]?.shortestInterval ?? 0;
  if (min < shortest) yield `prediction.min is ${min}, but the first contract's shortest interval is ${shortest}`;
  if (max > level.longestInterval)
    yield `prediction.max is ${max}, but level.longestInterval is ${level.longestInterval}`;
}
