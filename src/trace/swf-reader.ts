import type { RawJob } from "./intake.ts";
import { TraceError } from "./trace-error.ts";

const newline = 10;
const semicolon = 59;
const minus = 45;
const dot = 46;
const zero = 48;
const nine = 57;
/** Fields that are read of each job's 18, and what they are called. */
const fieldNames = [
  "job number",
  "submit time",
  "wait time",
  "run time",
  "allocated processors",
  "average CPU time",
  "used memory",
  "requested processors",
  "requested time",
] as const;
const text = new TextDecoder();

/**
 * Reads the Standard Workload Format (Chapin et al. 1999) from bytes as they come: a line a job, comments after `;`. Of
 * processors, the allocated ones count, and the requested ones where those are unknown.
 */
export class SwfReader {
  /** What the comment `MaxProcs` says, or `MaxNodes` where that is missing; null: nothing so far. */
  maxProcessors: number | null = null;
  private readonly path: string;
  private readonly onJob: (job: RawJob) => void;
  private readonly fields = new Float64Array(fieldNames.length);
  private line = 0;
  /** The beginning of a line whose end has not come yet. */
  private rest: Uint8Array = new Uint8Array();

  constructor(path: string, onJob: (job: RawJob) => void) {
    this.path = path;
    this.onJob = onJob;
  }

  /** @throws TraceError naming the line and the field that is no number. */
  read(chunk: Uint8Array): void {
    let from = 0;
    const first = chunk.indexOf(newline);
    if (this.rest.length > 0 && first >= 0) {
      this.readLine(joined(this.rest, chunk.subarray(0, first)), 0, this.rest.length + first);
      this.rest = new Uint8Array();
      from = first + 1;
    }
    for (let end = chunk.indexOf(newline, from); end >= 0; end = chunk.indexOf(newline, from)) {
      this.readLine(chunk, from, end);
      from = end + 1;
    }
    if (from < chunk.length) this.rest = joined(this.rest, chunk.subarray(from));
  }

  /** Reads a last line that no newline ends. */
  end(): void {
    if (this.rest.length > 0) this.readLine(this.rest, 0, this.rest.length);
  }

  private readLine(bytes: Uint8Array, from: number, end: number): void {
    this.line += 1;
    let at = from;
    while (at < end && bytes[at] <= 32) at += 1;
    if (at === end) return;
    if (bytes[at] === semicolon) {
      this.readComment(text.decode(bytes.subarray(at, end)));
      return;
    }
    for (let field = 0; field < this.fields.length; field++) {
      while (at < end && bytes[at] <= 32) at += 1;
      if (at === end) throw this.tooShort(field);
      const start = at;
      while (at < end && bytes[at] > 32) at += 1;
      this.fields[field] = this.numberIn(bytes, start, at, field);
    }
    this.takeJob();
  }

  private takeJob(): void {
    // By index: taking an array apart by pattern walks an iterator, for each of some 100,000 jobs.
    const { fields } = this;
    const processors = fields[4] > 0 ? fields[4] : fields[7];
    this.onJob({ name: fields[0], submit: fields[1], run: fields[3], processors, requested: fields[8] });
  }

  private readComment(comment: string): void {
    const [, key, value] = /^;\s*(MaxProcs|MaxNodes)\s*:\s*(\d+)/.exec(comment) ?? [];
    if (key === "MaxProcs" || (key === "MaxNodes" && this.maxProcessors === null)) this.maxProcessors = Number(value);
  }

  /** Digits are read by hand, which most fields are; whatever else by the language. */
  private numberIn(bytes: Uint8Array, start: number, end: number, field: number): number {
    let at = bytes[start] === minus ? start + 1 : start;
    let value = 0;
    while (at < end && bytes[at] >= zero && bytes[at] <= nine && at - start < 15) {
      value = value * 10 + bytes[at] - zero;
      at += 1;
    }
    if (at === end && bytes[end - 1] !== minus) return bytes[start] === minus ? -value : value;
    const word = text.decode(bytes.subarray(start, end));
    const number = bytes[at] === dot || at - start === 15 ? Number(word) : Number.NaN;
    if (!Number.isFinite(number)) throw this.noNumber(word, field);
    return number;
  }

  private noNumber(word: string, field: number): TraceError {
    const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
    return new TraceError(
      `${this.path}, line ${this.line}: field ${field + 1} (${fieldNames[field]}) is "${shown}", but must be a number.`,
    );
  }

  private tooShort(fields: number): TraceError {
    return new TraceError(
      `${this.path}, line ${this.line} has ${fields} ${fields === 1 ? "field" : "fields"}, but a job of the Standard Workload Format has 18.`,
    );
  }
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
