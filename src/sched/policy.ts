/** A moment or a length of time, in the machine's own unit. */
export type Time = number;
/** A job's number, from 0 on and dense: columns are kept by it. */
export type JobId = number;
/**
 * What decides where a job fits: jobs of one shape are interchangeable, and if one does not fit, none does until something
 * ends. Of a machine of processors it is how many the job takes.
 */
export type Shape = number;

/** What a policy may know of a waiting job, by value: its true run time is not in it. */
export interface WaitingJob {
  readonly id: JobId;
  readonly shape: Shape;
  /** What the owner says the run time is. */
  readonly estimate: Time;
}

/** What a policy may know of the machine, and do with it. It goes by estimates, too. */
export interface Machine {
  readonly now: Time;
  /** Whether a job of this shape could start now. */
  fits(shape: Shape): boolean;
  /** Starts a waiting job, which must fit. */
  start(job: JobId): void;
  /**
   * The earliest time at which the job could start if nothing else did, by the estimates of what runs. This is the
   * reservation that `spares` looks at, until the next one is made.
   */
  reserve(job: JobId): Time;
  /** Whether the reservation leaves over what a job of this shape needs: such a job may run past it. */
  spares(shape: Shape): boolean;
  /** Enters the job in the plan at the earliest time that delays none of those in it, and returns that. */
  book(job: JobId): Time;
  /** Takes a job that has not started out of the plan. */
  unbook(job: JobId): void;
}

/** Who of the waiting jobs starts, and when. It keeps its own queue, in the order in which jobs were submitted. */
export interface Policy {
  submit(job: WaitingJob): void;
  /** Something has ended: there may be more room now, and earlier than was planned. */
  ended(machine: Machine): void;
  /** One scheduling pass: starts whatever may start now. */
  pass(machine: Machine): void;
  /** When it wants the next pass at the latest; Infinity: when something is submitted or ends. */
  readonly wakesAt: Time;
}
