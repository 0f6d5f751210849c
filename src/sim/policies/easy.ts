import { anyLength, choose, type Rank } from "../../sched/choose.ts";
import { nobody } from "../../sched/line.ts";
import type { Shape } from "../../sched/policy.ts";
import type { Line, PendingJob, Policy, Scheduler } from "./policy.ts";

/**
 * EASY backfill (Lifka 1995): heads start in order; the first that does not fit gets a reservation, a time and nodes, and
 * others may overtake it if they end by then or stand beside those nodes: as they came, or the shortest first (EASY-SJBF;
 * Tsafrir, Etsion and Feitelson 2007).
 */
export function easy(rank: Rank): Policy {
  return (line, scheduler) => {
    for (let head = line.next(); head; head = line.next()) {
      const nodes = scheduler.place(head, "pack");
      if (!nodes) return backfill(line, scheduler, head, rank);
      scheduler.start(head, nodes);
    }
  };
}

function backfill(line: Line, scheduler: Scheduler, head: PendingJob, rank: Rank): void {
  const reservation = scheduler.reserve(head);
  const kept = new Set(reservation?.nodes);
  const rest = (reservation?.at ?? Infinity) - scheduler.now;
  const { shapes } = line;
  /** Who of a shape has waited longest: jobs of one shape fit alike. */
  const firstOf = (shape: Shape): PendingJob | null => {
    const waiting = shapes.find((one) => one.shape === shape)?.line;
    const place = waiting?.first(anyLength) ?? nobody;
    return waiting && place !== nobody ? line.describe(waiting.idAt(place)) : null;
  };
  const fits = (shape: Shape): boolean => {
    const first = firstOf(shape);
    return first !== null && scheduler.place(first, "pack") !== null;
  };
  const longest = (shape: Shape): number => {
    const first = firstOf(shape);
    return first !== null && scheduler.placeBeside(first, kept) ? anyLength : rest;
  };
  for (;;) {
    const id = choose({ shapes }, { fits }, longest, rank);
    if (id === nobody) return;
    const job = line.describe(id);
    const nodes = job.estimate <= rest ? scheduler.place(job, "pack") : scheduler.placeBeside(job, kept);
    if (!nodes) return;
    scheduler.start(job, nodes);
  }
}
