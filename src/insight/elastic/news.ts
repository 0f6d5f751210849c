import type { ClusterView, GpuSeconds, SimEvent } from "../../sim/index.ts";
import { isFresh, type News } from "../news.ts";
import { specOf } from "./replicas.ts";

/** What stops a job of replicas, slows it, or makes it better. */
export type ElasticNews = News &
  (
    | { readonly kind: "training-waits"; readonly for: "ring" | "replicas" }
    | { readonly kind: "steps-slowed"; readonly fromSeconds: number; readonly toSeconds: number }
    /** Rigid: the job rolls back, and all that was not saved is lost. */
    | { readonly kind: "job-crashed"; readonly nodes: number; readonly lost: GpuSeconds }
    | { readonly kind: "ring-broken"; readonly nodes: number; readonly broken: number; readonly replicas: number }
    /** `share`: of the speed at the start; above 1 where the ring is better than the first. */
    | { readonly kind: "ring-built"; readonly replicas: number; readonly share: number }
    | { readonly kind: "replicas-ready"; readonly replicas: readonly number[] }
  );

type View = Pick<ClusterView, "level" | "time" | "elastic">;

const mends = ["set-recovery", "set-ring", "set-routing", "swap-nodes"] as const;

/** The news of the first job of replicas: what stops it or slows it first, then what got better. */
export function elasticNewsIn(events: readonly SimEvent[], view: View): ElasticNews | null {
  const { elastic } = view;
  if (elastic === null) return null;
  const fresh = events.filter((event) => isFresh(event.time, view) && !("job" in event && event.job !== elastic.job));
  // That a rigid job waits for its nodes is what its crash has said.
  const last = fresh.findLast(
    (event) =>
      event.type === "ring-broken" ||
      event.type === "ring-built" ||
      (event.type === "training-waits" && event.for !== "nodes"),
  );
  if (last?.type === "training-waits" && last.for !== "nodes")
    return { kind: "training-waits", slows: true, answers: mends, settles: ["ring-broken"], for: last.for };
  const slowed = fresh.findLast((event) => event.type === "steps-slowed");
  if (slowed?.type === "steps-slowed") {
    const { fromSeconds, toSeconds } = slowed;
    return { kind: "steps-slowed", slows: true, answers: ["set-ring", "swap-nodes"], fromSeconds, toSeconds };
  }
  if (last?.type === "ring-broken") {
    const nodes = fresh.filter((event) => event.type === "node-failed" && event.time === last.time).length;
    if (elastic.mode === "rigid") return { kind: "job-crashed", slows: true, answers: mends, nodes, lost: last.lost };
    const replicas = specOf(view)?.replicas ?? elastic.replicas.length;
    return { kind: "ring-broken", slows: true, answers: mends, nodes, broken: last.replicas.length, replicas };
  }
  if (last?.type === "ring-built") {
    const share = elastic.tokensPerSecond / elastic.fullTokensPerSecond;
    const settles = ["ring-broken", "job-crashed", "training-waits"];
    return { kind: "ring-built", slows: false, settles, replicas: last.replicas, share };
  }
  const ready = fresh.flatMap((event) => (event.type === "replica-ready" ? [event.replica] : []));
  return ready.length === 0 ? null : { kind: "replicas-ready", slows: false, replicas: ready };
}
