import type { RunSample } from "../replay/player.ts";
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

/** What of a run a point is made of, at its time. */
type Standing = Pick<RunSample, "time" | "ledger" | "p95Wait">;

/** Gathers the points of the sparklines, one a simulated minute at most, from how the run stood before on. */
export function createHistory(past: readonly Standing[] = []): { look(view: ClusterView): readonly Sample[] } {
  let samples: readonly Sample[] = [];
  let last = { time: -Infinity, capacity: 0, useful: 0, held: 0 };
  let before = past;

  const add = ({ time, ledger, p95Wait }: Standing, { level, gpuCount }: ClusterView): void => {
    if (time - last.time < step) return;
    const { capacity, useful, idle, down } = ledger;
    const held = capacity - idle - down;
    const spent = capacity - last.capacity;
    const made = useful - last.useful;
    if (spent > 0) {
      const { gpuHourDollars, jobMfu } = level.prices;
      const sample: Sample = {
        time,
        mfu: (made / spent) * jobMfu,
        goodput: held > last.held ? made / (held - last.held) : 1,
        wait: p95Wait,
        burn: (1 - made / spent) * gpuCount * gpuHourDollars,
      };
      samples = [...samples, sample].slice(-maxSamples);
    }
    last = { time, capacity, useful, held };
  };

  return {
    look(view) {
      for (const standing of before) add(standing, view);
      before = [];
      if (view.time - last.time >= step) {
        add({ time: view.time, ledger: view.ledger, p95Wait: view.metrics.p95Wait }, view);
      }
      return samples;
    },
  };
}
