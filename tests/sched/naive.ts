/** A job of a workload. */
export interface NaiveJob {
  readonly submit: number;
  readonly run: number;
  readonly estimate: number;
  readonly width: number;
}

interface Running {
  readonly id: number;
  readonly end: number;
  readonly estimatedEnd: number;
  readonly width: number;
}

/**
 * When each job starts on a machine of so many processors: each policy word by word, without a data structure, in time
 * that grows with the square of what waits.
 */
export function naiveStarts(jobs: readonly NaiveJob[], processors: number, policy: string): number[] {
  const state = new Naive(jobs, processors);
  const order = jobs.map((_, id) => id).sort((a, b) => jobs[a].submit - jobs[b].submit || a - b);
  for (;;) {
    const times = [
      ...(order.length > 0 ? [jobs[order[0]].submit] : []),
      ...state.running.map(({ end }) => end),
      ...state.plan.filter((entry) => entry.at > state.now).map(({ at }) => at),
    ];
    if (times.length === 0) return state.starts;
    state.now = times.reduce((least, time) => Math.min(least, time));
    const { now } = state;
    for (const ended of state.running.filter(({ end }) => end === now).sort((a, b) => a.id - b.id)) {
      state.running = state.running.filter((job) => job !== ended);
      if (policy === "conservative") state.compress();
    }
    while (order.length > 0 && jobs[order[0]].submit === now) {
      const id = order.shift() as number;
      state.waiting.push(id);
      if (policy === "conservative") state.plan.push({ id, at: state.earliest(id) });
    }
    state.pass(policy);
  }
}

class Naive {
  now = -Infinity;
  running: Running[] = [];
  waiting: number[] = [];
  /** Conservative: the reservation of each that waits. */
  plan: { id: number; at: number }[] = [];
  readonly starts: number[];
  private readonly jobs: readonly NaiveJob[];
  private readonly processors: number;

  constructor(jobs: readonly NaiveJob[], processors: number) {
    this.jobs = jobs;
    this.processors = processors;
    this.starts = jobs.map(() => Number.NaN);
  }

  pass(policy: string): void {
    switch (policy) {
      case "fcfs":
        this.startWhileTheyFit(this.waiting);
        break;
      case "sjf":
        this.startWhileTheyFit(this.shortestFirst(this.waiting));
        break;
      case "best-fit":
        for (const id of this.waiting) if (this.fits(id)) this.start(id);
        break;
      case "easy":
      case "easy-sjbf":
        this.easy(policy);
        break;
      case "conservative":
        for (const { id, at } of this.plan) if (at === this.now) this.start(id);
        this.plan = this.plan.filter(({ at }) => at !== this.now);
        break;
      default:
        throw new RangeError(policy);
    }
  }

  private easy(policy: string): void {
    this.startWhileTheyFit(this.waiting);
    if (this.waiting.length === 0) return;
    const [head, ...others] = this.waiting;
    const width = this.jobs[head].width;
    const ends = this.running.map(({ estimatedEnd }) => estimatedEnd).sort((a, b) => a - b);
    const freeAt = (time: number): number =>
      this.processors -
      this.running.filter(({ estimatedEnd }) => estimatedEnd > time).reduce((sum, job) => sum + job.width, 0);
    const reservation = ends.find((end) => freeAt(end) >= width) as number;
    let spare = freeAt(reservation) - width;
    for (const id of policy === "easy" ? others : this.shortestFirst(others)) {
      const endsInTime = this.now + this.jobs[id].estimate <= reservation;
      if (!this.fits(id) || !(endsInTime || this.jobs[id].width <= spare)) continue;
      if (!endsInTime) spare -= this.jobs[id].width;
      this.start(id);
    }
  }

  compress(): void {
    for (const entry of this.plan) {
      this.plan = this.plan.filter((other) => other !== entry);
      const at = this.earliest(entry.id);
      this.plan = [...this.plan, { id: entry.id, at }].sort((a, b) => this.rank(a.id) - this.rank(b.id));
    }
  }

  /** The earliest time when the job fits for its whole estimate beside what runs and what is planned. */
  earliest(id: number): number {
    const { width, estimate } = this.jobs[id];
    const taken = [
      ...this.running.map((job) => ({ from: this.now, until: job.estimatedEnd, width: job.width })),
      ...this.plan.map((entry) => ({
        from: entry.at,
        until: entry.at + this.jobs[entry.id].estimate,
        width: this.jobs[entry.id].width,
      })),
    ];
    const freeAt = (time: number): number =>
      this.processors -
      taken.filter(({ from, until }) => from <= time && time < until).reduce((sum, job) => sum + job.width, 0);
    const candidates = [this.now, ...taken.map(({ until }) => until)].filter((time) => time >= this.now);
    return candidates
      .sort((a, b) => a - b)
      .find((start) =>
        [start, ...taken.map(({ from }) => from).filter((from) => from > start && from < start + estimate)].every(
          (time) => freeAt(time) >= width,
        ),
      ) as number;
  }

  private fits(id: number): boolean {
    return this.jobs[id].width <= this.processors - this.running.reduce((sum, { width }) => sum + width, 0);
  }

  private start(id: number): void {
    const { run, estimate, width } = this.jobs[id];
    this.starts[id] = this.now;
    this.running = [...this.running, { id, end: this.now + run, estimatedEnd: this.now + estimate, width }];
    this.waiting = this.waiting.filter((other) => other !== id);
  }

  private startWhileTheyFit(ids: readonly number[]): void {
    for (const id of ids) {
      if (!this.fits(id)) return;
      this.start(id);
    }
  }

  private shortestFirst(ids: readonly number[]): number[] {
    return [...ids].sort((a, b) => this.jobs[a].estimate - this.jobs[b].estimate || this.rank(a) - this.rank(b));
  }

  private rank(id: number): number {
    return this.jobs[id].submit * this.jobs.length + id;
  }
}
