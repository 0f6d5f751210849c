import type { Time } from "../sched/policy.ts";
import { Jobs } from "./jobs.ts";

/** Why a job of a trace is not replayed. */
export type DropReason = "no-submit-time" | "no-run-time" | "no-processors" | "too-wide";

/** A job as its line has it; NaN: unknown. */
export interface RawJob {
  readonly name: number | string;
  readonly submit: Time;
  readonly run: Time;
  readonly processors: number;
  /** Requested time; NaN: unknown. */
  readonly requested: Time;
}

/** What a trace's jobs are let through to. */
export interface Intake {
  readonly jobs: Jobs;
  readonly dropped: Record<DropReason, number>;
  /** Jobs whose owner said no run time: their run time stands in for it. */
  withoutEstimate: number;
}

/** Whether a job so wide could ever start. */
export type CanHold = (width: number) => boolean;

/** An intake that nothing has come through. */
export function openIntake(): Intake {
  const dropped = { "no-submit-time": 0, "no-run-time": 0, "no-processors": 0, "too-wide": 0 };
  return { jobs: new Jobs(), dropped, withoutEstimate: 0 };
}

/** Takes a job in, or counts why not. */
export function takeIn(intake: Intake, canHold: CanHold, { name, submit, run, processors, requested }: RawJob): void {
  const reason = dropReason(canHold, submit, run, processors);
  if (reason !== null) {
    intake.dropped[reason] += 1;
    return;
  }
  const isKnown = requested > 0;
  if (!isKnown) intake.withoutEstimate += 1;
  const width = Math.ceil(processors);
  intake.jobs.add({ name, submit, run, width, estimate: isKnown ? Math.max(run, requested) : run });
}

function dropReason(canHold: CanHold, submit: Time, run: Time, processors: number): DropReason | null {
  if (!(submit >= 0)) return "no-submit-time";
  if (!(run > 0)) return "no-run-time";
  if (!(processors > 0)) return "no-processors";
  return canHold(processors) ? null : "too-wide";
}
