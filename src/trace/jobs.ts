import { grown } from "../sched/grown.ts";
import type { JobId, Time } from "../sched/policy.ts";

/** One job as it stands in a trace, times in the trace's own unit. */
export interface TraceJob {
  /** What the file calls it: a number or a word. */
  readonly name: number | string;
  readonly submit: Time;
  readonly run: Time;
  /** What its owner said that it would run, at least `run`. */
  readonly estimate: Time;
  /** Processors or GPUs. */
  readonly width: number;
}

/** The jobs of a trace in columns by number, in the order of the file. Each column has at least `count` values. */
export class Jobs {
  count = 0;
  submits = new Float64Array(1024);
  runs = new Float64Array(1024);
  estimates = new Float64Array(1024);
  widths = new Int32Array(1024);
  /** Names that are numbers; NaN: it is in `words`. */
  private numbers = new Float64Array(1024);
  private readonly words = new Map<JobId, string>();

  add({ name, submit, run, estimate, width }: TraceJob): void {
    const id = this.count;
    if (id === this.submits.length) this.makeRoom();
    this.submits[id] = submit;
    this.runs[id] = run;
    this.estimates[id] = estimate;
    this.widths[id] = width;
    if (typeof name === "number") this.numbers[id] = name;
    else this.nameByWord(id, name);
    this.count += 1;
  }

  nameOf(id: JobId): string {
    return this.words.get(id) ?? String(this.numbers[id]);
  }

  private nameByWord(id: JobId, name: string): void {
    this.numbers[id] = Number.NaN;
    this.words.set(id, name);
  }

  private makeRoom(): void {
    const length = this.count + 1;
    this.submits = grown(this.submits, length);
    this.runs = grown(this.runs, length);
    this.estimates = grown(this.estimates, length);
    this.widths = grown(this.widths, length);
    this.numbers = grown(this.numbers, length);
  }
}
