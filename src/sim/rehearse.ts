import { copyMoment } from "./copy-state.ts";
import { endDefragmentation } from "./defragment.ts";
import type { GpuSeconds, NodeId, Seconds } from "./level.ts";
import { runTo, settle } from "./run.ts";
import type { SimState } from "./state.ts";

/** What dies because scheduling takes places by force once something has been done. */
export interface Forced {
  readonly lost: GpuSeconds;
  readonly jobs: number;
  readonly gpus: number;
  readonly nodes: readonly NodeId[];
  /** Until they die: at once, or when the world goes on. */
  readonly after: Seconds;
}

export const nobody: Forced = { lost: 0, jobs: 0, gpus: 0, nodes: [], after: 0 };

/**
 * Does something on a copy of the present moment, lets scheduling run its course, and tells what dies of that. While the
 * world is stopped it dies when the world goes on, beside what would die then anyway.
 */
export function rehearse(state: SimState, doIt: (copy: SimState) => void): Forced {
  const forced = deathsAfter(state, doIt);
  if (!state.defragmentation || forced.jobs === 0) return forced;
  const anyway = deathsAfter(state, () => undefined);
  if (forced.jobs <= anyway.jobs && forced.lost <= anyway.lost) return nobody;
  return {
    lost: Math.max(0, forced.lost - anyway.lost),
    jobs: Math.max(0, forced.jobs - anyway.jobs),
    gpus: Math.max(0, forced.gpus - anyway.gpus),
    nodes: forced.nodes,
    after: state.defragmentation.until - state.now,
  };
}

function deathsAfter(state: SimState, doIt: (copy: SimState) => void): Forced {
  const copy = copyMoment(state);
  doIt(copy);
  if (copy.defragmentation) endDefragmentation(copy);
  settle(copy);
  runTo(copy, copy.now);
  let forced = nobody;
  for (const event of copy.events) {
    if (event.type !== "jobs-killed" || event.by === "player") continue;
    forced = {
      lost: forced.lost + event.lost,
      jobs: forced.jobs + event.jobs.length,
      gpus: forced.gpus + event.gpus,
      nodes: [...new Set([...forced.nodes, ...event.nodes])].toSorted((a, b) => a - b),
      after: 0,
    };
  }
  return forced;
}
