import type { Seconds } from "./level.ts";
import type { SimState } from "./state.ts";
import type { Tally } from "./tally.ts";
import type { Waits } from "./view.ts";

/** What the waits of the students' jobs of at least so many GPUs come to; one that was killed and queued again waits anew. */
export function waitsOf({ now, startedWaits, queue }: SimState, leastGpus = 0): Waits {
  const started = startedWaits.from(leastGpus);
  const since = queue.studentsSince.from(leastGpus);
  const pending = sumOf(since, ({ total }) => total);
  const count = sumOf(started, ({ total }) => total) + pending;
  if (count === 0) return { mean: 0, p95: 0, longest: 0 };
  const waited = sumOf(started, ({ weight }) => weight) + pending * now - sumOf(since, ({ weight }) => weight);
  /** The longest wait that more than `n` have waited for. */
  const nthLongest = (n: number): Seconds => {
    let least = 0;
    let most = now;
    while (least < most) {
      const wait = Math.ceil((least + most) / 2);
      const longer =
        sumOf(started, (tally) => tally.total - tally.upTo(wait - 1)) + sumOf(since, (tally) => tally.upTo(now - wait));
      if (longer > n) least = wait;
      else most = wait - 1;
    }
    return least;
  };
  return { mean: waited / count, p95: nthLongest(count - Math.ceil(0.95 * count)), longest: nthLongest(0) };
}

function sumOf(tallies: readonly Tally[], of: (tally: Tally) => number): number {
  return tallies.reduce((sum, tally) => sum + of(tally), 0);
}
