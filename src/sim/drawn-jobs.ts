import type { Level } from "./level.ts";
import { drawsOf, type RandomKey } from "./random.ts";

/** The level with the sizes and arrivals that the seed draws for its scripted jobs; there is nothing more to be drawn then. */
export function withDrawnJobs(level: Level, key: RandomKey): Level {
  const { gpusPerNode } = level.topology;
  const jobs = level.jobs.map((job, index) => {
    const { leastGpus = job.gpus, earliest = job.arrives, ...rest } = job;
    if (leastGpus === job.gpus && earliest === job.arrives) return rest;
    const draws = drawsOf(key, "job", index);
    const gpus = between(leastGpus, job.gpus, gpusPerNode, draws());
    return { ...rest, gpus, arrives: between(earliest, job.arrives, 60, draws()) };
  });
  return { ...level, jobs };
}

/** One of least, least + step, …, most, all alike. */
function between(least: number, most: number, step: number, draw: number): number {
  return least + step * Math.floor(draw * (Math.floor((most - least) / step) + 1));
}
