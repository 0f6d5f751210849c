import type { JobId, Shape, Time } from "../sched/policy.ts";
import { Profile } from "../sched/profile.ts";
import type { Host } from "./host.ts";
import type { Jobs } from "./jobs.ts";

/** A machine of interchangeable processors: only their number counts. */
export class CountingMachine implements Host {
  now: Time = -Infinity;
  onStart: (job: JobId) => void = () => {};
  private readonly jobs: Jobs;
  private free: number;
  /** By the estimates of what runs, less what the plan holds. */
  private readonly profile: Profile;
  /** By job: when it is to end by its estimate; of those in the plan and of those that run. */
  private readonly plannedEnds: Float64Array;
  private readonly isBooked: Uint8Array;
  private reservedAt: Time = Infinity;
  private spare = 0;

  constructor(jobs: Jobs, processors: number) {
    this.jobs = jobs;
    this.free = processors;
    this.profile = new Profile(processors);
    this.plannedEnds = new Float64Array(jobs.count);
    this.isBooked = new Uint8Array(jobs.count);
  }

  advanceTo(now: Time): void {
    this.now = now;
    this.profile.advanceTo(now);
  }

  shapeOf(job: JobId): Shape {
    return this.jobs.widths[job];
  }

  fits(width: Shape): boolean {
    return width <= this.free;
  }

  start(job: JobId): void {
    const width = this.jobs.widths[job];
    const end = this.now + this.jobs.estimates[job];
    this.free -= width;
    if (end > this.reservedAt) this.spare -= width;
    // What is in the plan begins now: the plan holds its processors already.
    if (this.isBooked[job] === 0) this.profile.add(this.now, end, -width);
    this.plannedEnds[job] = end;
    this.onStart(job);
  }

  end(job: JobId): void {
    const width = this.jobs.widths[job];
    this.free += width;
    if (this.plannedEnds[job] > this.now) this.profile.add(this.now, this.plannedEnds[job], width);
  }

  reserve(job: JobId): Time {
    const width = this.jobs.widths[job];
    this.reservedAt = this.profile.earliest(this.now, width, this.jobs.estimates[job]);
    this.spare = this.profile.freeAt(this.reservedAt) - width;
    return this.reservedAt;
  }

  spares(width: Shape): boolean {
    return width <= this.spare;
  }

  book(job: JobId): Time {
    const width = this.jobs.widths[job];
    const length = this.jobs.estimates[job];
    const start = this.profile.earliest(this.now, width, length);
    this.profile.add(start, start + length, -width);
    this.plannedEnds[job] = start + length;
    this.isBooked[job] = 1;
    return start;
  }

  unbook(job: JobId): void {
    const end = this.plannedEnds[job];
    this.profile.add(end - this.jobs.estimates[job], end, this.jobs.widths[job]);
    this.isBooked[job] = 0;
  }
}
