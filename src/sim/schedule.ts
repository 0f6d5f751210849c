import type { JobId, PolicyId } from "./level.ts";
import { start } from "./job-lifecycle.ts";
import { killJobs } from "./kill.ts";
import { dropWindow, place } from "./placement.ts";
import { bestFit } from "./policies/best-fit.ts";
import { fcfs } from "./policies/fcfs.ts";
import { preemption } from "./policies/preemption.ts";
import type { Policy } from "./policies/policy.ts";
import { planPreemption } from "./preempt.ts";
import { jobOf, type Job, type SimState } from "./state.ts";

const policies: Readonly<Record<PolicyId, Policy>> = { fcfs, "best-fit": bestFit, preemption };

/** Starts what the policy lets start; with the switch on, also what a higher class takes by force. */
export function schedule(state: SimState): void {
  state.needsScheduling = false;
  if (state.defragmentation || state.queue.length === 0) return;
  startReservedGangs(state);
  if (state.preemption) preemptForHigherClass(state);
  runPolicy(state);
}

/** A gang whose reserved window has become empty does not queue for it. */
function startReservedGangs(state: SimState): void {
  for (const id of [...state.windows.keys()]) {
    const gang = jobOf(state, id);
    const nodes = place(state, gang, "pack");
    if (nodes) startAndDequeue(state, gang, nodes);
  }
}

function runPolicy(state: SimState): void {
  // A shape that could not be placed finds none later in the same pass, because a pass only ever takes room away.
  let narrowestThatFailed = Infinity;
  const { gpusPerNode } = state.hall;
  const started = new Set<number>();
  policies[state.policy](jobsInOrder(state, state.queue), {
    place: ({ id, gpus }, style) => {
      if (gpus <= gpusPerNode && gpus >= narrowestThatFailed) return null;
      const nodes = place(state, jobOf(state, id), style);
      if (!nodes && gpus <= gpusPerNode) narrowestThatFailed = gpus;
      return nodes;
    },
    start: ({ id }, nodes) => {
      started.add(id);
      dropWindow(state, id);
      start(state, jobOf(state, id), nodes);
    },
  });
  if (started.size > 0) state.queue = state.queue.filter((id) => !started.has(id));
}

function* jobsInOrder(state: SimState, ids: readonly JobId[]): Generator<Job> {
  for (const id of ids) yield jobOf(state, id);
}

function preemptForHigherClass(state: SimState): void {
  for (const id of [...state.queue]) {
    const job = jobOf(state, id);
    if (job.priority !== "production" || state.windows.has(id)) continue;
    const plan = planPreemption(state, job);
    if (!plan) continue;
    killJobs(state, plan.kills, "preemption", id);
    startAndDequeue(state, job, plan.nodes);
  }
}

function startAndDequeue(state: SimState, job: Job, nodes: readonly number[]): void {
  state.queue = state.queue.filter((id) => id !== job.id);
  dropWindow(state, job.id);
  start(state, job, nodes);
}
