import { copyElastic } from "./elastic/elastic.ts";
import { FutureEventList } from "./future-event-list.ts";
import { Jobs } from "./jobs.ts";
import { copyLines } from "./lines.ts";
import { Nodes } from "./nodes.ts";
import { RunningJobs } from "./running-jobs.ts";
import { tablesOf, type SimState, type Training } from "./state.ts";

/**
 * A copy of the present moment to try something out on: nothing done to it shows in the original. What is bound to happen
 * later is left out.
 */
export function copyMoment(state: SimState): SimState {
  const jobs = new Jobs(state.jobs);
  return {
    ...state,
    future: new FutureEventList(),
    jobs,
    queue: state.queue.copy(),
    finishedSum: state.finishedSum.copy(),
    running: new RunningJobs(jobs, state.running),
    lines: copyLines(state.lines),
    ...tablesOf(new Nodes(state.hall, state.nodes), state.gpuState.slice()),
    nodeFailures: state.nodeFailures.slice(),
    windows: new Map(state.windows),
    stints: [...state.stints],
    trainings: new Map([...state.trainings].map(([job, training]) => [job, copyTraining(training)])),
    elastics: new Map([...state.elastics].map(([job, elastic]) => [job, copyElastic(elastic)])),
    moveQueue: [...state.moveQueue],
    copying: new Set(state.copying),
    waitingMovers: [...state.waitingMovers],
    moveOrders: new Map(state.moveOrders),
    totals: { ...state.totals },
    startedWaits: state.startedWaits.copy(),
    violated: new Set(state.violated),
    helps: [...state.helps],
    usage: state.usage.map((one) => ({ ...one })),
    events: [],
  };
}

function copyTraining({ ledger, stints }: Training): Training {
  return { ledger: { ...ledger }, stints: stints.map((share) => ({ ...share })) };
}
