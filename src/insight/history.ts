import type { ClusterView, Seconds } from "../sim/index.ts";

/** One point of the four sparklines: what happened since the point before. */
export interface Sample {
  readonly time: Seconds;
  readonly mfu: number;
  readonly goodput: number;
  readonly wait: Seconds;
  /** Dollars an hour that did no useful work. */
  readonly burn: number;
}

const step = 60;
const maxSamples = 240;

/** Gathers the points of the sparklines, one a simulated minute at most. */
export function createHistory(): { look(view: ClusterView): readonly Sample[] } {
  let samples: readonly Sample[] = [];
  let last = { time: -Infinity, capacity: 0, useful: 0, held: 0 };
  return {
    look(view) {
      if (view.time - last.time < step) return samples;
      const { capacity, useful, idle, down } = view.ledger;
      const held = capacity - idle - down;
      const spent = capacity - last.capacity;
      const made = useful - last.useful;
      if (spent > 0) {
        const { gpuHourDollars, jobMfu } = view.level.prices;
        const sample: Sample = {
          time: view.time,
          mfu: (made / spent) * jobMfu,
          goodput: held > last.held ? made / (held - last.held) : 1,
          wait: view.metrics.p95Wait,
          burn: (1 - made / spent) * view.gpuCount * gpuHourDollars,
        };
        samples = [...samples, sample].slice(-maxSamples);
      }
      last = { time: view.time, capacity, useful, held };
      return samples;
    },
  };
}
