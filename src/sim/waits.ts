import type { Seconds } from "./level.ts";
import type { SimState } from "./state.ts";

/** Waits of the students in whole seconds: of those that have started, and so far of those that still wait. */
export interface Waits {
  readonly mean: Seconds;
  readonly p95: Seconds;
  readonly longest: Seconds;
}

/** What all students' waits come to; a job that was killed and queued again waits anew. */
export function waitsOf(state: SimState): Waits {
  const { now, startedWaits: started } = state;
  const { studentsSince: pending } = state.queue;
  const count = started.total + pending.total;
  if (count === 0) return { mean: 0, p95: 0, longest: 0 };
  return {
    mean: (started.weight + pending.total * now - pending.weight) / count,
    p95: nthLongest(state, count - Math.ceil(0.95 * count)),
    longest: nthLongest(state, 0),
  };
}

/** The longest wait that more than `n` have waited for. */
function nthLongest({ now, startedWaits: started, queue }: SimState, n: number): Seconds {
  let least = 0;
  let most = now;
  while (least < most) {
    const wait = Math.ceil((least + most) / 2);
    const waited = started.total - started.upTo(wait - 1) + queue.studentsSince.upTo(now - wait);
    if (waited > n) least = wait;
    else most = wait - 1;
  }
  return least;
}
