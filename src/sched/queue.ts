import { grown } from "./grown.ts";
import { Line } from "./line.ts";
import type { JobId, Shape, WaitingJob } from "./policy.ts";

const initial = 64;

/** Those of one shape that wait. */
export interface ShapeLine {
  readonly shape: Shape;
  readonly line: Line;
}

/**
 * The waiting jobs in the order in which they were submitted, and a line for each shape, so that jobs that do not fit cost
 * one question a shape and not one each.
 */
export class Queue {
  /** By shape, ascending. */
  readonly shapes: ShapeLine[] = [];
  size = 0;
  /** By job: how many had been submitted when it was, itself included; 0: it does not wait. */
  private orders = new Int32Array(initial);
  /** By job. */
  private shapeOfJob = new Int32Array(initial);
  private readonly lines = new Map<Shape, Line>();
  /** Jobs as they were submitted; those before `from` do not wait any more. */
  private arrivals = new Int32Array(initial);
  private from = 0;
  private to = 0;
  private submitted = 0;

  submit({ id, shape, estimate }: WaitingJob): void {
    const line = this.lineOf(shape);
    this.submitted += 1;
    this.orders = grown(this.orders, id + 1);
    this.orders[id] = this.submitted;
    this.shapeOfJob = grown(this.shapeOfJob, id + 1);
    this.shapeOfJob[id] = shape;
    if (this.to === this.arrivals.length) this.makeRoom();
    this.arrivals[this.to] = id;
    this.to += 1;
    this.size += 1;
    line.push(id, this.submitted, estimate);
  }

  remove(id: JobId): void {
    this.lineOf(this.shapeOfJob[id]).remove(this.orders[id]);
    this.orders[id] = 0;
    this.size -= 1;
  }

  /** Who has waited longest; there must be someone. */
  head(): JobId {
    while (this.orders[this.arrivals[this.from]] === 0) this.from += 1;
    return this.arrivals[this.from];
  }

  shapeOf(id: JobId): Shape {
    return this.shapeOfJob[id];
  }

  private lineOf(shape: Shape): Line {
    const known = this.lines.get(shape);
    if (known) return known;
    const line = new Line();
    this.lines.set(shape, line);
    this.shapes.push({ shape, line });
    this.shapes.sort((a, b) => a.shape - b.shape);
    return line;
  }

  private makeRoom(): void {
    const waiting = this.arrivals.subarray(this.from).filter((id) => this.orders[id] > 0);
    this.arrivals = grown(this.arrivals, Math.max(initial, 2 * waiting.length));
    this.arrivals.set(waiting);
    this.from = 0;
    this.to = waiting.length;
  }
}
