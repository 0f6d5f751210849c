import exp from "@stdlib/math-base-special-exp";
import type { CheckpointCosts, Forecast, OptimalIntervals } from "./view.ts";

/**
 * Where the time goes in the long run when failures come at exponential times of mean `mttf`, may strike during work, a
 * checkpoint or a restart, and lose all since the last complete checkpoint. A segment of `interval` seconds of
 * work takes E = M e^((R + D)/M) (e^((interval + C)/M) - 1) seconds on average (Daly 2006, with D = 0). The drain D of
 * an asynchronous checkpoint, at most as long as the interval, counts as if the restart were longer: until it is over a
 * failure also costs the segment before. Seconds; a job that never saves keeps nothing in the long run.
 */
export function forecastOf(
  interval: number | null,
  { pause, drain, restart }: CheckpointCosts,
  mttf: number,
): Forecast {
  if (interval === null) {
    const restarting = 1 - 1 / exp(restart / mttf);
    return { goodput: 0, saving: 0, rework: 1 - restarting, restarting };
  }
  const tries = exp((interval + pause) / mttf);
  // Failures a segment meets while it works and saves: one in each try but the last, and more while a save drains.
  const failures = (tries - 1) * exp(drain / mttf);
  const segment = mttf * exp(restart / mttf) * failures;
  const goodput = interval / segment;
  const restarting = (failures * mttf * (exp(restart / mttf) - 1)) / segment;
  const saving = savingSeconds(pause, drain, mttf) / segment;
  return { goodput, saving, restarting, rework: 1 - goodput - saving - restarting };
}

/** The best interval in theory, seconds: exact, and by the two rules of thumb. */
export function optimalIntervalsOf({ pause }: CheckpointCosts, mttf: number): OptimalIntervals {
  return { exact: exactInterval(pause, mttf), young: Math.sqrt(2 * pause * mttf), daly: dalyInterval(pause, mttf) };
}

/**
 * Mean seconds a segment spends paused to save, void saves included: a save of C is begun e^(C/M) times as
 * often as it ends, and cut short after M on average if it had no end. Checked against the ledger by a test.
 */
function savingSeconds(pause: number, drain: number, mttf: number): number {
  return mttf * (exp(pause / mttf) - 1) * exp(drain / mttf);
}

/** Where the derivative of E / interval is 0: (1 - x) e^(x + C/M) = 1 with x = interval / M. */
function exactInterval(pause: number, mttf: number): number {
  if (pause <= 0) return 0;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const x = (low + high) / 2;
    if ((1 - x) * exp(x + pause / mttf) > 1) low = x;
    else high = x;
  }
  return ((low + high) / 2) * mttf;
}

/** Daly 2006, equation 37: Young's rule with two more terms; the MTTF itself once a save takes twice as long. */
function dalyInterval(pause: number, mttf: number): number {
  if (pause >= 2 * mttf) return mttf;
  const ratio = pause / (2 * mttf);
  return Math.sqrt(2 * pause * mttf) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - pause;
}
