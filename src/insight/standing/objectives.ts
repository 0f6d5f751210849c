import type { Goals, Measure } from "../../levels/level-file.ts";
import { disruptionOf, scoreOf } from "../../levels/score.ts";
import type { ClusterView, Seconds } from "../../sim/index.ts";
import { keptWork } from "../worth.ts";

/** Two figures of a run that pull against each other; of both the less, the better. */
export interface Objectives {
  readonly x: number;
  readonly y: number;
}

/**
 * What a level's runs trade off. disruption: GPU-hours that making room cost, against the gang's wait in hours. regret: dollars
 * for storage, against GPU-hours that did not become saved training. training-lost: GPU-hours paused while rings were built,
 * against the fleet's other GPU-hours that did not become training. A run that ended early counts to the level's end.
 */
export function objectivesOf(view: ClusterView, goals: Goals): Objectives {
  return objectives[goals.thirdStar.measure](view, goals);
}

const objectives: Readonly<Record<Measure, (view: ClusterView, goals: Goals) => Objectives>> = {
  disruption: (view) => ({ x: hours(disruptionOf(view)), y: hours(gangWait(view)) }),
  regret: (view) => ({
    x: view.storageDollars,
    y: hours(view.level.duration * view.gpuCount - keptWork(view)),
  }),
  "training-lost": (view, goals) => {
    const paused = view.elastics.reduce(
      (sum, { rescales }) => sum + rescales.reduce((all, { cost }) => all + cost, 0),
      0,
    );
    const ended = view.ended?.time ?? view.time;
    const lost = scoreOf(view, goals).measure.value + view.level.duration - ended;
    return { x: hours(paused), y: hours(Math.max(0, lost * trainingGpus(view) - paused)) };
  },
};

function hours(seconds: Seconds): number {
  return seconds / 3600;
}

/** From the gang's arrival to its start, or to the level's end if it never started. */
function gangWait({ level, clauses }: ClusterView): Seconds {
  const clause = clauses.find(({ id }) => id === "gang-starts");
  if (clause?.state === "met") return clause.value;
  return level.duration - (level.jobs.find(({ contiguous }) => contiguous)?.arrives ?? 0);
}

function trainingGpus({ level }: ClusterView): number {
  return level.jobs.reduce((sum, { gpus, dataParallel }) => sum + (dataParallel === undefined ? 0 : gpus), 0);
}
