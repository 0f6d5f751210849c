import type {
  BatchRule,
  ClusterView,
  FailureCause,
  JobId,
  NodeId,
  RecoveryMode,
  Routing,
  Seconds,
  SimEvent,
} from "../../sim/index.ts";
import type { Burst, Failure } from "../bursts.ts";
import type { LessonLog, LogEntry, ToldEvent } from "../log.ts";
import { specOf } from "./replicas.ts";

/** What becomes of a job of replicas. */
export type ElasticEntry = LogEntry &
  /** `broken`: replicas that it broke, of so many. */
  (
    | {
        readonly kind: "ring-broken";
        readonly cause: FailureCause | null;
        readonly broken: number;
        readonly replicas: number;
      }
    | { readonly kind: "broken-outside"; readonly cause: FailureCause | null }
    | { readonly kind: "training-waits"; readonly for: "ring" | "replicas" | "nodes" }
    | { readonly kind: "replicas-regrouped"; readonly healthy: readonly number[] }
    /** `node`: the one whose return made it healthy; null if there were several. */
    | { readonly kind: "replica-ready"; readonly replica: number; readonly node: NodeId | null }
    | { readonly kind: "ring-building"; readonly replicas: number; readonly cold: boolean; readonly pause: Seconds }
    /** `share`: of the speed at the start; `pause`: in all, beside what was announced for its last part. */
    | { readonly kind: "ring-built"; readonly replicas: number; readonly share: number; readonly pause: Seconds }
    | { readonly kind: "steps-slowed"; readonly fromSeconds: number; readonly toSeconds: number }
    | { readonly kind: "recovery-set"; readonly mode: RecoveryMode }
    | { readonly kind: "batch-set"; readonly rule: BatchRule }
    | { readonly kind: "routing-set"; readonly routing: Routing }
    | { readonly kind: "ring-ordered"; readonly replicas: number; readonly pause: Seconds }
    | { readonly kind: "nodes-swapped"; readonly swapped: number }
  );

type View = Pick<ClusterView, "level" | "elastic">;

/** The story of a level's first job of replicas. */
export const elasticLog: LessonLog<ElasticEntry> = { read: elasticEntry };

function elasticEntry(event: ToldEvent, batch: readonly SimEvent[], view: View): ElasticEntry | "silent" | null {
  if (view.elastic === null) return null;
  if ("burst" in event) return burstEntry(event.burst, batch, view, view.elastic.job);
  if ("job" in event && event.job !== view.elastic.job) return null;
  switch (event.type) {
    case "training-waits":
      return { kind: event.type, tone: "bad", nodes: [], for: event.for };
    case "replicas-regrouped":
      return { kind: event.type, tone: "good", nodes: nodesOf(view, event.healthy), healthy: event.healthy };
    case "replica-ready": {
      const { replica } = event;
      return { kind: event.type, tone: "good", nodes: nodesOf(view, [replica]), replica, node: backFor(event, batch) };
    }
    case "ring-building": {
      if (batch.some((other) => other.time === event.time && isRingCommand(other, event.job))) return "silent";
      const { replicas, cold, until, time } = event;
      return { kind: event.type, tone: "note", nodes: [], replicas, cold, pause: until - time };
    }
    case "ring-built":
      return builtEntry(event, view);
    case "steps-slowed":
      return {
        kind: event.type,
        tone: "bad",
        nodes: [],
        fromSeconds: event.fromSeconds,
        toSeconds: event.toSeconds,
      };
    case "command-done":
      return commandEntry(event, view.elastic.job);
    default:
      return null;
  }
}

function burstEntry(burst: Burst, batch: readonly SimEvent[], view: View, job: JobId): ElasticEntry | "silent" | null {
  const [first] = burst;
  if (first === undefined) return null;
  if (first.type === "node-returned") {
    const told = batch.some((event) => event.type === "replica-ready" && event.time === first.time);
    return told && burst.length === 1 ? "silent" : null;
  }
  const failures = burst as readonly Failure[];
  if (!failures.some(({ jobs }) => jobs.includes(job))) return null;
  const nodes = failures.map(({ node }) => node);
  const cause = failures.every((failure) => failure.cause === first.cause) ? first.cause : null;
  const broken = batch.find((event) => event.type === "ring-broken" && event.time === first.time && event.job === job);
  const lost = failures.reduce((sum, failure) => sum + failure.lost, 0);
  if (broken?.type !== "ring-broken") return { kind: "broken-outside", tone: "bad", nodes, lost, cause };
  return {
    kind: "ring-broken",
    tone: "bad",
    nodes,
    lost: lost + broken.lost,
    cause,
    broken: broken.replicas.length,
    replicas: specOf(view)?.replicas ?? broken.replicas.length,
  };
}

/** The node whose return made a replica healthy, if it was one alone. */
function backFor(event: Extract<SimEvent, { type: "replica-ready" }>, batch: readonly SimEvent[]): NodeId | null {
  const returns = batch.filter((other) => other.type === "node-returned" && other.time === event.time);
  const [back] = returns;
  return returns.length === 1 && back?.type === "node-returned" ? back.node : null;
}

function builtEntry(event: Extract<SimEvent, { type: "ring-built" }>, { elastic }: View): ElasticEntry | null {
  if (elastic === null) return null;
  const pace = elastic.history.findLast(({ time }) => time <= event.time)?.tokensPerSecond ?? 0;
  const rescale = elastic.rescales.findLast(({ time }) => time <= event.time);
  return {
    kind: "ring-built",
    tone: "good",
    nodes: [],
    ...(rescale === undefined ? {} : { lost: rescale.cost }),
    replicas: event.replicas,
    share: pace / elastic.fullTokensPerSecond,
    pause: rescale?.pausedFor ?? 0,
  };
}

function commandEntry(
  { command, price, nodes }: Extract<SimEvent, { type: "command-done" }>,
  job: JobId,
): ElasticEntry | null {
  if ("job" in command && command.job !== undefined && command.job !== job) return null;
  const paid = { nodes: [], lost: price.total, dollars: price.dollars } as const;
  switch (command.type) {
    case "set-recovery":
      return { kind: "recovery-set", tone: "note", ...paid, mode: command.mode };
    case "set-batch":
      return { kind: "batch-set", tone: "note", ...paid, rule: command.rule };
    case "set-routing":
      return { kind: "routing-set", tone: "note", ...paid, routing: command.routing };
    case "set-ring":
      return { kind: "ring-ordered", tone: "paid", ...paid, replicas: command.order.length, pause: price.seconds ?? 0 };
    case "swap-nodes":
      return { kind: "nodes-swapped", tone: "paid", ...paid, nodes, swapped: command.nodes.length };
    default:
      return null;
  }
}

function isRingCommand(event: SimEvent, job: JobId): boolean {
  if (event.type !== "command-done" || event.command.type !== "set-ring") return false;
  return (event.command.job ?? job) === job;
}

function nodesOf({ elastic }: View, replicas: readonly number[]): readonly NodeId[] {
  return replicas.flatMap((id) => elastic?.replicas[id]?.nodes ?? []).toSorted((a, b) => a - b);
}
