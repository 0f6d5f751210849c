import type { JobId, Machine, Shape, Time } from "../sched/policy.ts";

/** A machine that a trace is replayed on: the policies' side of it, and what the replay does to it. */
export interface Host extends Machine {
  now: Time;
  shapeOf(job: JobId): Shape;
  /** Moves its clock; time never goes back. */
  advanceTo(now: Time): void;
  /** A job has ended, now and not at its estimate. */
  end(job: JobId): void;
  /** Told of each job that a policy starts. */
  onStart: (job: JobId) => void;
}
