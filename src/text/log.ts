import type { ClauseId, FailureCause, PolicyId, Seconds } from "../sim/index.ts";
import { causes } from "./causes.ts";
import { clauseBreach } from "./clauses.ts";
import { policies } from "./levers.ts";
import { formatCount, formatDuration, formatGpuHours, formatMany } from "./numbers.ts";

/** The sentences of the consequence log. Costs stand beside them, not in them, unless they are the point. */
export const logText = {
  heading: "Consequence log",
  empty: "Nothing has happened yet.",
  lookThere: "Show in the hall",
  nodeFailed: (node: string, cause: FailureCause, jobs: number, lost: number, back: Seconds) =>
    jobs === 0
      ? `Incident: node ${node} failed (${causes[cause]}). It was empty. Back in ${formatDuration(back)}.`
      : `Incident: node ${node} failed (${causes[cause]}) and wiped out ${formatGpuHours(lost)} of ${formatMany(jobs, "job")}. Back in ${formatDuration(back)}.`,
  nodesFailed: (count: number, cause: FailureCause | null, jobs: number) =>
    `Incident: ${formatCount(count)} nodes failed${cause === null ? "" : ` (${causes[cause]})`}; ${formatMany(jobs, "job")} fell back.`,
  gangKilledByFailure: (event: {
    name: string;
    node: string;
    cause: FailureCause;
    others: number;
    saves: boolean;
    back: Seconds;
  }) =>
    `Incident: node ${event.node} failed (${causes[event.cause]}) and killed ${event.name}, for a gang needs all its nodes. ` +
    `It ${event.saves ? "falls back to its last checkpoint" : "starts all over"} and must be placed again${event.others > 0 ? `; ${formatMany(event.others, "other job")} fell back, too` : ""}. The node is back in ${formatDuration(event.back)}.`,
  nodeReturned: (node: string) => `Node ${node} is back.`,
  nodesReturned: (count: number) => `${formatCount(count)} nodes are back.`,
  gangArrived: (name: string, gpus: number, idle: number, run: number) =>
    `${name} arrived: ${formatCount(gpus)} GPUs side by side. ${formatCount(idle)} GPUs are idle, but ${run === 0 ? "not one node is empty" : `the longest empty run is ${formatMany(run, "node")}`}. It cannot start.`,
  gangCame: (name: string, gpus: number) => `${name} arrived: ${formatCount(gpus)} GPUs side by side.`,
  gangArrivedFits: (name: string, gpus: number) =>
    `${name} arrived: ${formatCount(gpus)} GPUs side by side, and there is a place for it.`,
  gangStarted: (name: string, place: string, waited: Seconds) =>
    `${name} starts on ${place}, after waiting ${formatDuration(waited)}.`,
  gangFinished: (name: string) => `${name} is finished.`,
  gangFellBack: (name: string) => `${name} falls back to its last save.`,
  preempted: (jobs: number, gang: string | null) =>
    `Preemption kills ${formatMany(jobs, "job")}${gang === null ? "" : ` for ${gang}`}.`,
  windowReserved: (name: string, place: string) => `${place} is held for ${name}.`,
  windowReleased: (name: string) => `${name} gives its window back.`,
  movesDone: (jobs: number, canceled: number) =>
    `Copies are done: ${formatMany(jobs, "job")} moved${canceled === 0 ? "" : `, ${formatCount(canceled)} ended before`}.`,
  defragmented: (moves: number, run: number) =>
    `The world goes on: ${formatMany(moves, "job")} moved. The longest empty run is now ${formatMany(run, "node")}.`,
  clauseBroken: (clause: ClauseId, value: number, limit: number) =>
    `SLA broken: ${clauseBreach(clause, value, limit)}.`,
  levelWon: "The act is over.",
  levelLost: "The act is over: the SLA is lost.",
  policySet: (policy: PolicyId) => `Policy is now ${policies[policy].name}.`,
  preemptionSet: (on: boolean) => (on ? "Preemption is on: a waiting giant may kill students." : "Preemption is off."),
  checkpointSet: (interval: Seconds | null) =>
    interval === null ? "New jobs never save." : `New jobs save every ${formatDuration(interval)}.`,
  defragment: (seconds: Seconds, moves: number) =>
    `Stop the world: every job stands still for ${formatDuration(seconds)} while ${formatMany(moves, "job")} are packed.`,
  drained: (place: string) => `${capital(place)} drained: no new jobs.`,
  undrained: (place: string) => `${capital(place)} takes jobs again.`,
  killed: (jobs: number, gpus: number) => `${formatMany(jobs, "job")} killed, ${formatMany(gpus, "GPU")} freed.`,
  moving: (jobs: number, gpus: number, seconds: Seconds | null) =>
    `${formatMany(jobs, "job")} on ${formatMany(gpus, "GPU")} being moved${seconds === null ? "" : `, done in ${formatDuration(seconds)}`}.`,
  placed: (name: string, place: string, killed: number, moved: number, stays: number) => {
    const parts = [
      killed > 0 ? `${formatMany(killed, "job")} killed` : "",
      moved > 0 ? `${formatMany(moved, "job")} being moved` : "",
      stays > 0 ? `${formatMany(stays, "job")} still running there` : "",
    ].filter((part) => part !== "");
    return `${place} is held for ${name}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
  },
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
