import type { ClusterView, SimEvent } from "../../src/sim/index.ts";
import { jobName } from "../../src/text/job-names.ts";

/**
 * The events that decide a run as lines a person can read: `130 job-started small`. Students' comings and goings are left
 * out of a crowded level: `quiet` names the event types to skip for them.
 */
export function linesOf(view: ClusterView, events: readonly SimEvent[], quiet: ReadonlySet<SimEvent["type"]>): string[] {
  return events.flatMap((event) => {
    const job = "job" in event ? view.job(event.job) : null;
    if (job?.priority === "student" && quiet.has(event.type)) return [];
    return [`${event.time} ${event.type} ${detailsOf(view, event)}`.trimEnd()];
  });
}

function detailsOf(view: ClusterView, event: SimEvent): string {
  const name = (id: number): string => jobName(view.level, view.job(id));
  switch (event.type) {
    case "job-booked":
      return `${name(event.job)} to arrive at ${event.arrives}`;
    case "job-submitted":
    case "job-finished":
    case "checkpoint-written":
    case "window-released":
    case "restart-done":
      return name(event.job);
    case "checkpoint-started":
    case "checkpoint-drains":
    case "restart-started":
      return `${name(event.job)} until ${event.until}`;
    case "storage-offered":
      return event.tier;
    case "hardware-aged":
      return `to a failure every ${event.mttf} s`;
    case "job-started":
      return `${name(event.job)} after ${event.waited} s`;
    case "job-rolled-back":
      return `${name(event.job)} lost ${event.lost}${event.voided ? " and the checkpoint under way" : ""}`;
    case "jobs-killed":
      return `${event.jobs.length} jobs, ${event.gpus} GPUs, lost ${event.lost}, by ${event.by}`;
    case "move-started":
    case "job-migrated":
      return `${name(event.job)} ${event.from.join()} -> ${event.to.join()}`;
    case "move-canceled":
      return `${name(event.job)} because ${event.reason}${event.next === "nothing" ? "" : `, then ${event.next}`}`;
    case "movers-placed":
      return `${event.jobs.length} jobs`;
    case "window-delayed":
      return `${name(event.job)} until ${event.until} instead of ${event.announced}${event.node === null ? "" : `, node ${event.node} is down`}`;
    case "node-failed":
      return `node ${event.node}, ${event.cause}, ${event.jobs.length} jobs, lost ${event.lost}`;
    case "node-returned":
      return `node ${event.node}`;
    case "command-done":
      return `${event.command.type}, promised ${event.price.total} in ${event.price.seconds} s`;
    case "window-reserved":
      return `${name(event.job)} nodes ${event.nodes[0]}..${event.nodes.at(-1)}`;
    case "defragmentation-started":
      return `until ${event.until}, ${event.moves} moves`;
    case "defragmentation-done":
      return `${event.moves} moves`;
    case "ring-broken":
      return `${name(event.job)} replicas ${event.replicas.join()}, lost ${event.lost}`;
    case "training-waits":
      return `${name(event.job)} for ${event.for}`;
    case "replicas-regrouped":
      return `${name(event.job)} replicas ${event.healthy.join()} whole`;
    case "replica-ready":
      return `${name(event.job)} replica ${event.replica}`;
    case "ring-building":
      return `${name(event.job)} of ${event.replicas}, ${event.cold ? "cold" : "warm"}, until ${event.until}`;
    case "ring-built":
      return `${name(event.job)} of ${event.replicas}`;
    case "steps-slowed":
      return `${name(event.job)} from ${event.fromSeconds} s to ${event.toSeconds} s`;
    case "clause-broken":
      return `${event.clause} at ${event.value}`;
    case "level-ended":
      return event.lostBy === null ? "in time" : `lost by ${event.lostBy}`;
    case "moves-done":
      return "";
  }
}
