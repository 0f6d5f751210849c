import type { Seconds } from "./level.ts";
import { jobOf, type SimState } from "./state.ts";

/** Waits of the students in whole seconds: of those that have started, and so far of those that still wait. */
export interface Waits {
  readonly mean: Seconds;
  readonly p95: Seconds;
  readonly longest: Seconds;
}

/** Notes that a student starts after this wait. */
export function countWait(state: SimState, wait: Seconds): void {
  if (wait >= state.startedWaits.length) {
    const longer = new Int32Array(2 * wait + 1);
    longer.set(state.startedWaits);
    state.startedWaits = longer;
  }
  state.startedWaits[wait]++;
}

/** Looks over all students' waits; a job that was killed and queued again waits anew. */
export function waitsOf(state: SimState): Waits {
  const pending = pendingWaits(state);
  const { startedWaits } = state;
  let count = pending.length;
  let sum = pending.reduce((total, wait) => total + wait, 0);
  for (let wait = 0; wait <= state.now && wait < startedWaits.length; wait++) {
    const jobs = startedWaits[wait] ?? 0;
    count += jobs;
    sum += jobs * wait;
  }
  if (count === 0) return { mean: 0, p95: 0, longest: 0 };
  return {
    mean: sum / count,
    p95: nthLongest(state, pending, count - Math.ceil(0.95 * count)),
    longest: nthLongest(state, pending, 0),
  };
}

/** The wait that `n` others exceed, walking both lists from their long ends. */
function nthLongest(state: SimState, pending: readonly Seconds[], n: number): Seconds {
  let left = n;
  let next = 0;
  for (let wait = Math.max(0, Math.min(state.now, state.startedWaits.length - 1)); wait >= 0; wait--) {
    while (next < pending.length && (pending[next] ?? 0) >= wait) {
      if (left-- === 0) return pending[next] ?? 0;
      next++;
    }
    left -= state.startedWaits[wait] ?? 0;
    if (left < 0) return wait;
  }
  return 0;
}

/** Longest first. */
function pendingWaits(state: SimState): Seconds[] {
  const waits: Seconds[] = [];
  for (const id of state.queue) {
    const job = jobOf(state, id);
    if (job.priority === "student") waits.push(state.now - job.queuedAt);
  }
  return waits.sort((a, b) => b - a);
}
