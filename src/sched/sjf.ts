import { anyLength } from "./choose.ts";
import { Line } from "./line.ts";
import type { Machine, Policy, Shape, WaitingJob } from "./policy.ts";

/** Shortest job first, by estimate: as strict as FCFS, in another order; whoever is long may wait for ever. */
export class Sjf implements Policy {
  readonly wakesAt = Infinity;
  private readonly line = new Line();
  private readonly shapes: Shape[] = [];
  private submitted = 0;

  submit({ id, shape, estimate }: WaitingJob): void {
    this.submitted += 1;
    this.line.push(id, this.submitted, estimate);
    this.shapes[id] = shape;
  }

  ended(): void {}

  pass(machine: Machine): void {
    const { line } = this;
    while (line.shortest() <= anyLength) {
      const place = line.first(line.shortest());
      const id = line.idAt(place);
      if (!machine.fits(this.shapes[id])) return;
      line.remove(line.orderAt(place));
      machine.start(id);
    }
  }
}
