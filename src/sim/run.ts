import { checkClauses, endLevel, noteFragmentation, noteGoodput } from "./clauses.ts";
import { endDefragmentation } from "./defragment.ts";
import { settleNodesBack, stageEnds } from "./elastic/recovery.ts";
import { hardwareAges, nodeFails, nodeReturns, nodeSlows, scriptedFailure } from "./failures.ts";
import { drainEnds, phaseEnds } from "./job-lifecycle.ts";
import type { Seconds } from "./level.ts";
import type { FutureEvent } from "./future-event-list.ts";
import { fillLanes, moveEnds } from "./migration.ts";
import { placeWaitingMovers } from "./movers.ts";
import { schedule } from "./schedule.ts";
import { isStale, jobOf, type SimState } from "./state.ts";
import { offerStorage } from "./storage.ts";
import { reviewWindows } from "./window-bounds.ts";
import { scriptedJobArrives, scriptedJobIsBooked, studentArrives } from "./workload.ts";

/** Events that nobody wants to hear of are thrown away by so many. */
const mostUnheard = 256;

/**
 * Lets everything happen that is bound to happen up to and including `time`, unless the level ends before; if nobody wants
 * to hear of it, what happened is forgotten at once.
 */
export function runTo(state: SimState, time: Seconds, isHeard = true): void {
  while (!state.ended && state.future.nextTime <= time) {
    const { failures } = state;
    state.now = state.future.nextTime;
    while (!state.ended && state.future.nextTime === state.now) happen(state, state.future.take());
    settle(state);
    if (state.failures > failures) reviewWindows(state);
    if (!isHeard && state.events.length > mostUnheard) state.events = [];
  }
  if (!state.ended) state.now = time;
}

/**
 * Gives room to those that are to move, fills the copy lanes and lets the policy run until nothing more changes: a
 * preempted job may start elsewhere at once.
 */
export function settle(state: SimState): void {
  if (!state.ended) for (const elastic of state.elastics.values()) settleNodesBack(state, elastic);
  while (!state.ended) {
    if (state.needsScheduling) placeWaitingMovers(state);
    fillLanes(state);
    if (!state.needsScheduling) return;
    schedule(state);
  }
}

function happen(state: SimState, event: FutureEvent): void {
  if (isStale(state.jobs, event)) return undefined;
  switch (event.type) {
    case "job-arrives":
      return studentArrives(state);
    case "scripted-job-is-booked":
      return scriptedJobIsBooked(state, event.id);
    case "scripted-job-arrives":
      return scriptedJobArrives(state, event.id);
    case "phase-ends": {
      const job = jobOf(state, event.id);
      if (job.phase === "migrating") return moveEnds(state, job);
      const elastic = state.elastics.get(job.id);
      return elastic && job.phase === "restarting" ? stageEnds(state, elastic) : phaseEnds(state, job);
    }
    case "drain-ends":
      return drainEnds(state, jobOf(state, event.id));
    case "storage-is-offered":
      return offerStorage(state, event.id);
    case "hardware-ages":
      return hardwareAges(state);
    case "node-fails":
      return nodeFails(state, event.id);
    case "scripted-failure":
      return scriptedFailure(state, event.id);
    case "node-slows":
      return nodeSlows(state, event.id);
    case "node-returns":
      return nodeReturns(state, event.id);
    case "defragmentation-ends":
      return endDefragmentation(state);
    case "clauses-are-checked":
      state.future.add(state.now + state.level.checkEvery, "clauses-are-checked");
      noteFragmentation(state);
      noteGoodput(state);
      return checkClauses(state);
    case "level-ends":
      checkClauses(state);
      return state.ended ? undefined : endLevel(state, null);
  }
}
