import type { JobId, Policy, Time } from "../sched/policy.ts";
import { EndHeap } from "./end-heap.ts";
import type { Host } from "./host.ts";
import type { Jobs } from "./jobs.ts";

/** By job, in the trace's unit; a job ends its run time after that. */
export type Starts = Float64Array;

const reportEvery = 4096;

/**
 * Replays a trace: of what falls on one moment, jobs end first, then others arrive in the order of the file, and then there
 * is one scheduling pass. Each job must fit on the empty machine.
 * @param onProgress told now and then how many jobs have ended
 */
export function replayTrace(jobs: Jobs, machine: Host, policy: Policy, onProgress: (ended: number) => void): Starts {
  const { count, submits, runs, estimates } = jobs;
  const starts = new Float64Array(count);
  const running = new EndHeap();
  const arrivals = arrivalOrder(jobs);
  let arrived = 0;
  let ended = 0;
  machine.onStart = (id) => {
    starts[id] = machine.now;
    running.push(machine.now + runs[id], id);
  };
  const nextArrival = (): Time => (arrived < count ? submits[arrivals[arrived]] : Infinity);
  while (ended < count) {
    const now = Math.min(nextArrival(), running.next(), policy.wakesAt);
    machine.advanceTo(now);
    while (running.next() === now) {
      machine.end(running.pop());
      policy.ended(machine);
      ended += 1;
      if (ended % reportEvery === 0) onProgress(ended);
    }
    for (; nextArrival() === now; arrived++) {
      const id = arrivals[arrived];
      policy.submit({ id, shape: machine.shapeOf(id), estimate: estimates[id] });
    }
    policy.pass(machine);
  }
  onProgress(count);
  return starts;
}

/** The jobs by when they were submitted, of equal ones as in the file. */
function arrivalOrder({ count, submits }: Jobs): Int32Array {
  const order = Int32Array.from({ length: count }, (_, id: JobId) => id);
  return isAscending(submits, count) ? order : order.sort((a, b) => submits[a] - submits[b] || a - b);
}

function isAscending(times: Float64Array, count: number): boolean {
  for (let index = 1; index < count; index++) if (times[index] < times[index - 1]) return false;
  return true;
}
