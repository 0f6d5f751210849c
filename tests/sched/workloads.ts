import alea from "seedrandom/lib/alea.js";
import type { NaiveJob } from "./naive.ts";

/** What a workload looks like; times in milliseconds. */
export interface Shape {
  readonly jobs: number;
  readonly processors: number;
  readonly widest: number;
  /** Mean time between two submissions. */
  readonly gap: number;
  readonly longest: number;
}

/** Workloads that strain a policy in different ways. */
export const shapes: Readonly<Record<string, Shape>> = {
  "a light load": { jobs: 200, processors: 64, widest: 64, gap: 4e6, longest: 1e7 },
  "a queue that only grows": { jobs: 100, processors: 64, widest: 40, gap: 1e4, longest: 1e7 },
  "wide jobs": { jobs: 200, processors: 16, widest: 16, gap: 3e6, longest: 1e7 },
  "narrow jobs on many processors": { jobs: 200, processors: 1000, widest: 8, gap: 1e3, longest: 1e6 },
  "long jobs": { jobs: 100, processors: 32, widest: 12, gap: 1e6, longest: 1e9 },
  "waits of a thousand million": { jobs: 100, processors: 4, widest: 4, gap: 1e5, longest: 1e9 },
};

/** A workload of that shape in which, as its times are drawn from millions, no two events coincide. */
export function workload(shape: Shape, seed: string): NaiveJob[] {
  const draws = alea(seed);
  const random = (): number => draws.double();
  const draw = (most: number): number => 1 + Math.floor(random() * most);
  let submit = 0;
  return Array.from({ length: shape.jobs }, () => {
    submit += draw(2 * shape.gap);
    const run = Math.ceil(draw(shape.longest) * random());
    // Some owners know, most say too much, and many say the same.
    const kind = random();
    const estimate = kind < 0.2 ? run : kind < 0.5 ? shape.longest : run + draw(shape.longest);
    const width = random() < 0.5 ? draw(Math.min(4, shape.widest)) : draw(shape.widest);
    return { submit, run, estimate, width };
  });
}
