import { expectedSteps, type SweepPlan } from "../analysis/checkpoint-sweep.ts";
import type { Seconds } from "../sim/index.ts";
import { cliErrors } from "../text/cli.ts";
import { parseDuration } from "./parse-duration.ts";
import { UsageError } from "./usage-error.ts";

/** What `fleet checkpoint` was asked to do. */
export interface CheckpointArguments extends SweepPlan {
  readonly command: "checkpoint";
  readonly json: boolean;
}

/** The options as they were typed. */
interface Typed {
  readonly mttf?: string;
  readonly checkpoint?: string;
  readonly drain?: string;
  readonly restart?: string;
  readonly interval?: readonly string[];
  readonly work?: string;
  readonly runs?: string;
}

const minute = 60;
const day = 86_400;
const year = 365 * day;
const defaultWork = "720h";
const mostRuns = 100_000;
/** Some ten minutes on one processor. */
const mostSteps = 5e7;

/**
 * Reads the options of `fleet checkpoint`; Act II's slow storage is what is not said.
 * @throws UsageError if one is missing or impossible, or all together would take too long.
 */
export function checkpointArguments(typed: Typed): Omit<SweepPlan, "seed"> {
  if (!typed.interval) throw new UsageError(cliErrors.noInterval);
  const intervals = typed.interval.map((text) => between("interval", text, minute, 30 * day));
  const costs = {
    pause: between("checkpoint", typed.checkpoint ?? "25m", 1, day),
    drain: between("drain", typed.drain ?? "0s", 0, day),
    restart: between("restart", typed.restart ?? "10m", 1, day),
  };
  const work = between("work", typed.work ?? defaultWork, minute, year);
  const endless = typed.interval.find((_, index) => (intervals[index] ?? 0) > work);
  if (endless !== undefined) throw new UsageError(cliErrors.longInterval(endless, typed.work ?? defaultWork));
  const overtaken = typed.interval.find((_, index) => (intervals[index] ?? 0) < costs.drain);
  if (overtaken !== undefined) throw new UsageError(cliErrors.longDrain(typed.drain ?? "", overtaken));
  const plan = {
    mttf: between("mttf", typed.mttf ?? "3h", minute, year),
    costs,
    intervals,
    work,
    runs: parseRuns(typed.runs ?? "400"),
  };
  const steps = expectedSteps({ ...plan, seed: "" });
  if (steps > mostSteps) throw new UsageError(cliErrors.tooMuch(steps, mostSteps));
  return plan;
}

function between(option: string, text: string, min: Seconds, max: Seconds): Seconds {
  const seconds = parseDuration(option, text);
  if (seconds < min || seconds > max) throw new UsageError(cliErrors.outOfRange(option, text, min, max));
  return seconds;
}

function parseRuns(text: string): number {
  const runs = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(runs >= 2 && runs <= mostRuns)) throw new UsageError(cliErrors.badRuns(text, mostRuns));
  return runs;
}
