import type { PolicyId } from "./level.ts";
import { start } from "./job-lifecycle.ts";
import { killJobs } from "./kill.ts";
import { dropWindow, isFree, place, placeBeside } from "./placement.ts";
import { bestFit } from "./policies/best-fit.ts";
import { fcfs } from "./policies/fcfs.ts";
import { preemption } from "./policies/preemption.ts";
import { easy } from "./policies/easy.ts";
import { fairShare } from "./policies/fair-share.ts";
import { fgd } from "./policies/fgd.ts";
import { sjf } from "./policies/sjf.ts";
import { conservative } from "./policies/conservative.ts";
import { planAhead } from "./plan-ahead.ts";
import { reservationFor } from "./reservation.ts";
import { groupsByNeed } from "./fair-share.ts";
import { lineOf } from "./policies/line.ts";
import type { PendingJob, Policy } from "./policies/policy.ts";
import { planPreemption } from "./preempt.ts";
import type { Job } from "./job.ts";
import { jobOf, type SimState } from "./state.ts";

const policies: Readonly<Record<PolicyId, Policy>> = {
  fcfs,
  "best-fit": bestFit,
  preemption,
  sjf,
  easy: easy("submitted"),
  "easy-sjbf": easy("shortest"),
  conservative,
  "fair-share": fairShare,
  fgd,
};

/** Starts what the policy lets start; with the switch on, also what a higher class takes by force. */
export function schedule(state: SimState): void {
  state.needsScheduling = false;
  if (state.defragmentation || state.queue.length === 0) return;
  if (state.windows.size > 0) startReservedGangs(state);
  if (state.preemption) preemptForHigherClass(state);
  runPolicy(state, policies[state.policy]);
}

/** A gang whose reserved window has become empty does not queue for it. */
function startReservedGangs(state: SimState): void {
  for (const id of [...state.windows.keys()]) {
    const gang = jobOf(state, id);
    if (gang.submitted > state.now) continue;
    const nodes = place(state, gang, "pack");
    if (nodes) startAndDequeue(state, gang, nodes);
  }
}

/** One pass of a policy over the queue. */
export function runPolicy(state: SimState, policy: Policy): void {
  const line = lineOf(state.queue, state.hall.gpusPerNode, {
    describe: (id) => describe(jobOf(state, id)),
    hasWindow: (id) => state.windows.has(id),
    withWindows: () => [...state.windows.keys()],
  });
  policy(line, {
    place: ({ id }, style) => place(state, jobOf(state, id), style),
    start: ({ id }, nodes) => startAndDequeue(state, jobOf(state, id), nodes),
    reserve: ({ id }) => reservationFor(state, jobOf(state, id)),
    planAhead: () => planAhead(state),
    reservations: () => state.reservations,
    isFree: (job, nodes) => isFree(state, job, nodes),
    placeBeside: (job, kept) => placeBeside(state, job, kept),
    groupsByNeed: () => groupsByNeed(state),
    now: state.now,
  });
}

/** A copy, so that a policy has no way to what an operator does not know. */
function describe({ id, gpus, contiguous, priority, estimate, queuedAt }: Job): PendingJob {
  return { id, gpus, contiguous, priority, estimate, queuedAt };
}

function preemptForHigherClass(state: SimState): void {
  for (const id of state.queue.ofClass("production")) {
    const job = jobOf(state, id);
    if (state.windows.has(id)) continue;
    const plan = planPreemption(state, job);
    if (!plan) continue;
    killJobs(state, plan.kills, "preemption", id);
    startAndDequeue(state, job, plan.nodes);
  }
}

function startAndDequeue(state: SimState, job: Job, nodes: readonly number[]): void {
  state.queue.remove(job);
  dropWindow(state, job.id);
  if (state.reservations.length > 0) state.reservations = state.reservations.filter((one) => one.job !== job.id);
  start(state, job, nodes);
}
