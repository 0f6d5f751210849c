import {
  copyOf,
  JobFlag,
  longColumns,
  never,
  resize,
  rowsOf,
  shortColumns,
  type LongColumns,
  type Rarities,
  type ShortColumns,
} from "./job-columns.ts";
import { Job, type JobStore } from "./job.ts";
import type { GpuSeconds, JobId, PriorityClass, Seconds } from "./level.ts";

/** What a job comes with. */
export interface NewJob {
  /** The level's scripted job of this index; of a student, -number. */
  readonly origin: number;
  readonly priority: PriorityClass;
  readonly gpus: number;
  readonly contiguous: boolean;
  readonly work: GpuSeconds;
  /** The owner's estimate of its run time at rate 1. */
  readonly estimate: Seconds;
  readonly stateBytes: number;
  readonly submitted: Seconds;
  readonly checkpointInterval: Seconds | null;
  readonly followsLever: boolean;
  /** Of the groups that share the hall; -1: of none. */
  readonly group: number;
}

const fewest = 64;

/** What a table of jobs is made of again: every column as long as there are jobs, or slots. */
export type SavedJobs = JobStore;

/**
 * All jobs, in columns: what stays known of each by its id, and what is known of those that are not over by slots that are
 * used again, so that millions of jobs that have come and gone cost little.
 */
export class Jobs implements JobStore {
  readonly long: LongColumns;
  readonly short: ShortColumns;
  readonly rare: Rarities;
  #length: number;
  #slots: number;
  /** Slots of jobs that are over. */
  readonly #free: number[];

  /** The table as it stands, in columns that are still the table's own. */
  save(): SavedJobs {
    const { long, short, rare } = this;
    return { long: rowsOf(long, this.#length), short: rowsOf(short, this.#slots), rare };
  }

  /** A table of these jobs, whose columns it takes over. */
  static of({ long, short, rare }: SavedJobs): Jobs {
    const jobs = new Jobs();
    Object.assign(jobs, { long, short, rare });
    jobs.#length = long.slot.length;
    jobs.#slots = short.epoch.length;
    const taken = new Uint8Array(jobs.#slots);
    for (const slot of long.slot) if (slot >= 0) taken[slot] = 1;
    for (let slot = 0; slot < jobs.#slots; slot++) if (taken[slot] === 0) jobs.#free.push(slot);
    return jobs;
  }

  get slots(): number {
    return this.#slots;
  }

  /** No jobs, or a copy of these. */
  constructor(from?: Jobs) {
    this.#length = from?.length ?? 0;
    this.#slots = from ? from.#slots : 0;
    this.#free = from ? [...from.#free] : [];
    this.long = from ? copyOf(from.long, from.length) : longColumns(fewest);
    this.short = from ? copyOf(from.short, from.#slots) : shortColumns(fewest);
    this.rare = {
      nodes: new Map(from?.rare.nodes),
      movingTo: new Map(from?.rare.movingTo),
      carried: new Map(from?.rare.carried),
      pace: new Map(from?.rare.pace),
    };
  }

  get length(): number {
    return this.#length;
  }

  /** The job of an id, or undefined outside the table. */
  get(id: JobId): Job | undefined {
    return Number.isInteger(id) && id >= 0 && id < this.#length ? new Job(this, id) : undefined;
  }

  *[Symbol.iterator](): Generator<Job> {
    for (let id = 0; id < this.#length; id++) yield new Job(this, id);
  }

  /** Whether an end of a phase of this epoch is not to come any more. */
  isPast(id: JobId, epoch: number): boolean {
    return this.short.epoch[this.long.slot[id] ?? -1] !== epoch;
  }

  /** Adds a pending job. */
  add(job: NewJob): Job {
    const id = this.#length++;
    const { long } = this;
    if (id >= long.slot.length) resize(long, Math.max(fewest, Math.ceil(1.5 * long.slot.length)));
    long.origin[id] = job.origin;
    long.gpus[id] = job.gpus;
    long.work[id] = job.work;
    long.estimate[id] = job.estimate;
    long.submitted[id] = job.submitted;
    long.queuedAt[id] = job.submitted;
    long.firstStart[id] = never;
    long.flags[id] =
      (job.priority === "production" ? JobFlag.production : 0) |
      (job.contiguous ? JobFlag.contiguous : 0) |
      (job.followsLever ? JobFlag.followsLever : 0);
    long.slot[id] = this.#takeSlot(job);
    return new Job(this, id);
  }

  /** A job is over: what it came with, when it started and how often it was killed stay known. */
  retire({ id }: Job): void {
    const slot = this.long.slot[id] ?? -1;
    if (slot < 0) return;
    this.#free.push(slot);
    this.long.slot[id] = -1;
  }

  #takeSlot({ stateBytes, checkpointInterval, group }: NewJob): number {
    const slot = this.#free.pop() ?? this.#slots++;
    const { short } = this;
    if (slot >= short.epoch.length) resize(short, Math.max(fewest, 2 * short.epoch.length));
    short.status[slot] = 0;
    short.phase[slot] = 0;
    short.starts[slot] = 0;
    short.settledTo[slot] = 0;
    short.phaseStart[slot] = 0;
    short.phaseEnds[slot] = 0;
    short.done[slot] = 0;
    short.captured[slot] = 0;
    short.saved[slot] = 0;
    short.drain[slot] = 0;
    short.checkpoints[slot] = 0;
    short.restarts[slot] = 0;
    short.heldGpus[slot] = 0;
    short.epoch[slot] = 0;
    short.course[slot] = 0;
    short.group[slot] = group;
    short.stateBytes[slot] = stateBytes;
    short.checkpointInterval[slot] = checkpointInterval ?? -1;
    short.node[slot] = -1;
    short.movingTo[slot] = -1;
    short.rate[slot] = 1000;
    short.drainEnds[slot] = -1;
    return slot;
  }
}
