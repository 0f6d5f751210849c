import type { ClusterView, FailureCause, JobId, NodeId, Seconds, SimEvent } from "../sim/index.ts";
import { isFresh, type News } from "./news.ts";

/** A running gang was stopped: by a failed node, or by a kill. */
export interface GangStop {
  readonly job: JobId;
  readonly time: Seconds;
  readonly failed: { readonly node: NodeId; readonly cause: FailureCause } | null;
}

/** A gang that came or was stopped, or a node that failed in a reserved window. */
export type GangNews = News &
  (
    | { readonly kind: "gang-stopped"; readonly stop: GangStop }
    | { readonly kind: "window-broken"; readonly node: NodeId; readonly repairSeconds: Seconds }
    | { readonly kind: "gang-booked"; readonly job: JobId; readonly arrivesIn: Seconds }
    | { readonly kind: "gang-came"; readonly job: JobId }
  );

type View = Pick<ClusterView, "job" | "level" | "time" | "nodeReservedFor">;

/** The gangs that these events stopped, oldest first. */
export function stopsIn(events: readonly SimEvent[], view: Pick<ClusterView, "job">): readonly GangStop[] {
  return events.flatMap((event) => {
    if (event.type !== "node-failed" && event.type !== "jobs-killed") return [];
    const failed = event.type === "node-failed" ? { node: event.node, cause: event.cause } : null;
    return event.jobs.filter((job) => view.job(job).contiguous).map((job) => ({ job, time: event.time, failed }));
  });
}

/** The news of gangs in what has just happened, what stops one first. */
export function gangNewsIn(events: readonly SimEvent[], view: View): GangNews | null {
  const fresh = events.filter(({ time }) => isFresh(time, view));
  const stop = stopsIn(fresh, view).at(-1);
  if (stop !== undefined) return { kind: "gang-stopped", slows: true, answers: ["place-gang"], stop };
  const broken = fresh.findLast(
    (event) => event.type === "node-failed" && (view.nodeReservedFor[event.node] ?? -1) >= 0,
  );
  if (broken?.type === "node-failed") {
    const answers = ["release-window", "place-gang"] as const;
    return { kind: "window-broken", slows: true, answers, node: broken.node, repairSeconds: broken.repairSeconds };
  }
  const booked = fresh.findLast(({ type }) => type === "job-booked");
  if (booked?.type === "job-booked") {
    const arrivesIn = booked.arrives - booked.time;
    return { kind: "gang-booked", slows: true, answers: ["place-gang"], job: booked.job, arrivesIn };
  }
  // One that has started meanwhile, as under Preemption, needs no place.
  const arrival = fresh.findLast(
    (event) =>
      event.type === "job-submitted" && view.job(event.job).contiguous && view.job(event.job).status === "pending",
  );
  return arrival?.type === "job-submitted"
    ? { kind: "gang-came", slows: true, answers: ["place-gang"], job: arrival.job }
    : null;
}
