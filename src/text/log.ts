import type { ClauseId, FailureCause, PolicyId, Price, Seconds } from "../sim/index.ts";
import { causes } from "./causes.ts";
import { clauseViolation } from "./clauses.ts";
import { policies } from "./levers.ts";
import { formatCount, formatDuration, formatGpuHours, formatMany } from "./numbers.ts";

type PlacedJobs = Pick<Price, "kills" | "moves" | "stays" | "waits">;

/** The sentences of the consequence log. Costs stand beside them, not in them, unless they are the point. */
export const logText = {
  heading: "Consequence log",
  empty: "Nothing has happened yet.",
  lookThere: "Show in the hall",
  nodeFailed: (node: string, cause: FailureCause, jobs: number, lost: number, back: Seconds) =>
    jobs === 0
      ? `Incident: node ${node} failed (${causes[cause]}). It was empty. Back in ${formatDuration(back)}.`
      : `Incident: node ${node} failed (${causes[cause]}) and lost ${formatGpuHours(lost)} of ${formatMany(jobs, "job")}. Back in ${formatDuration(back)}.`,
  nodesFailed: (count: number, cause: FailureCause | null, jobs: number) =>
    `Incident: ${formatCount(count)} nodes failed${cause === null ? "" : ` (${causes[cause]})`}; ${formatMany(jobs, "job")} rolled back.`,
  gangKilledByFailure: (event: {
    name: string;
    node: string;
    cause: FailureCause;
    others: number;
    saves: boolean;
    back: Seconds;
  }) =>
    `Incident: node ${event.node} failed (${causes[event.cause]}) and killed ${event.name}, for a gang needs all its nodes. ` +
    `It ${event.saves ? "rolls back to its last checkpoint" : "restarts from zero"} and must be placed again${event.others > 0 ? `; ${formatMany(event.others, "other job")} rolled back, too` : ""}. The node is back in ${formatDuration(event.back)}.`,
  nodeReturned: (node: string) => `Node ${node} is back.`,
  nodesReturned: (count: number) => `${formatCount(count)} nodes are back.`,
  gangArrived: (name: string, gpus: number, idle: number, run: number) =>
    `${name} arrived: ${formatCount(gpus)} GPUs side by side. ${formatCount(idle)} GPUs are idle, but ${run === 0 ? "not one node is empty" : `the longest empty run is ${formatMany(run, "node")}`}. It cannot start.`,
  gangCame: (name: string, gpus: number) => `${name} arrived: ${formatCount(gpus)} GPUs side by side.`,
  gangArrivedFits: (name: string, gpus: number) =>
    `${name} arrived: ${formatCount(gpus)} GPUs side by side, and there is a place for it.`,
  gangArrivedKills: (name: string, gpus: number) =>
    `${name} arrived: ${formatCount(gpus)} GPUs side by side. No place was empty: Preemption clears one by kills.`,
  gangStarted: (name: string, place: string, waited: Seconds) =>
    waited === 0
      ? `${name} starts on ${place} at once.`
      : `${name} starts on ${place}, after waiting ${formatDuration(waited)}.`,
  gangFinished: (name: string) => `${name} is finished.`,
  gangRolledBack: (name: string) => `${name} rolls back to its last checkpoint.`,
  preempted: (jobs: number, gang: string | null) =>
    `Preemption kills ${formatMany(jobs, "job")}${gang === null ? "" : ` for ${gang}`}.`,
  windowReserved: (name: string, place: string) => `${place} is reserved for ${name}.`,
  windowDelayed: (name: string, left: Seconds, later: Seconds, node: string | null) =>
    `The window of ${name} will be empty ${formatDuration(later)} later than announced, in ${formatDuration(left)} at most${node === null ? "" : `: node ${node} in it is down`}.`,
  movesStranded: (reason: "node-failed" | "window-reserved", moves: number, elsewhere: number, wait: number) => {
    const why = reason === "node-failed" ? "to a failed node" : "into the reserved window";
    const parts = [
      elsewhere > 0 ? doing(elsewhere, "moves elsewhere", "move elsewhere") : "",
      wait > 0 ? doing(wait, "waits for room", "wait for room") : "",
      moves > elsewhere + wait ? doing(moves - elsewhere - wait, "stays where it is", "stay where they are") : "",
    ].filter((part) => part !== "");
    return `${formatMany(moves, "move")} ${why} canceled: ${parts.join(", ")}.`;
  },
  windowReleased: (name: string) => `${name} releases its reservation.`,
  movesDone: (jobs: number, canceled: number, placed: number) =>
    `Copies are done: ${formatMany(jobs, "job")} moved${canceled === 0 ? "" : `, ${formatCount(canceled)} ended before`}${placed === 0 ? "" : `; ${formatCount(placed)} had waited for room`}.`,
  defragmented: (moves: number, run: number) =>
    `Defragmentation done: ${formatMany(moves, "job")} moved. The longest empty run is now ${formatMany(run, "node")}.`,
  sloViolated: (clause: ClauseId, value: number, limit: number) =>
    `SLO violated: ${clauseViolation(clause, value, limit)}.`,
  levelWon: "The act is over.",
  levelLost: "The act is over: the SLA was violated.",
  policySet: (policy: PolicyId) => `Policy is now ${policies[policy].name}.`,
  preemptionSet: (on: boolean) => (on ? "Preemption is on: a waiting giant may kill students." : "Preemption is off."),
  checkpointSet: (interval: Seconds | null) =>
    interval === null ? "New jobs never save." : `New jobs save every ${formatDuration(interval)}.`,
  defragment: (seconds: Seconds, moves: number) =>
    `Stop the world: every job is paused for ${formatDuration(seconds)} while ${formatMany(moves, "job")} are packed.`,
  booked: (name: string, gpus: number, left: Seconds) =>
    `${name} is booked: ${formatCount(gpus)} GPUs side by side, in ${formatDuration(left)}.`,
  helped: (help: string) => `Help taken: ${help}. It costs a part of the third star.`,
  drained: (place: string) => `${capital(place)} drained: no new jobs.`,
  undrained: (place: string) => `${capital(place)} takes jobs again.`,
  killed: (jobs: number, gpus: number) => `${formatMany(jobs, "job")} killed, ${formatMany(gpus, "GPU")} freed.`,
  moving: (jobs: number, gpus: number, seconds: Seconds | null) =>
    `${formatMany(jobs, "job")} on ${formatMany(gpus, "GPU")} being moved${seconds === null ? "" : `, done in ${formatDuration(seconds)}`}.`,
  placed: (name: string, place: string, { kills, moves, stays, waits }: PlacedJobs) => {
    const parts = [
      kills.jobs > 0 ? `${formatMany(kills.jobs, "job")} killed` : "",
      moves.jobs > 0 ? `${formatMany(moves.jobs, "job")} being moved` : "",
      waits.jobs > 0 ? `${formatMany(waits.jobs, "job")} to be moved as soon as there is room` : "",
      stays.jobs > waits.jobs ? `${formatMany(stays.jobs - waits.jobs, "job")} still running there` : "",
    ].filter((part) => part !== "");
    return `${capital(place)} is reserved for ${name}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
  },
} as const;

function doing(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
