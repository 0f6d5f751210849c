import type { RunRecord } from "../../replay/run-record.ts";
import { createSimulation, type ClusterView, type Ledger, type Level, type Seconds } from "../../sim/index.ts";

/** How a run stood at one moment. */
export interface CoursePoint {
  readonly time: Seconds;
  /** Since the start, GPU-seconds by class. */
  readonly ledger: Ledger;
  /** As its badge is judged, in [0, 1]. */
  readonly goodput: number;
  /** As its badge is judged, in [0, 1]. */
  readonly fragmentation: number;
}

const points = 60;

/** Plays a run that has been verified once more, and notes how it stood on the way; the last point is its end. */
export function courseOf(level: Level, { seed, commands, time }: RunRecord): readonly CoursePoint[] {
  const simulation = createSimulation(level, seed);
  const course: CoursePoint[] = [];
  let next = 0;
  for (let point = 1; point <= points; point++) {
    const until = Math.floor((time * point) / points);
    for (let due = commands[next]; due !== undefined && due.time <= until; due = commands[++next]) {
      simulation.skipTo(Math.max(due.time, simulation.time));
      simulation.dispatch(due.command);
    }
    simulation.skipTo(Math.max(until, simulation.time));
    course.push(pointOf(simulation.view()));
  }
  return course;
}

function pointOf({ time, ledger, recentGoodput, recentFragmentation }: ClusterView): CoursePoint {
  return { time, ledger: { ...ledger }, goodput: recentGoodput, fragmentation: recentFragmentation };
}
