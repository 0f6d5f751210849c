import type { ClusterView, JobId, NodeId, SimEvent } from "../../../sim/index.ts";
import { elasticLog as words } from "../text/news.ts";
import { nodeName, placeOf } from "../../../text/places.ts";
import type { Burst, Failure } from "../../../insight/bursts.ts";
import type { LessonLog, LogDraft, ToldEvent } from "../../../hud/story.ts";
import { specOf } from "../../../insight/elastic/replicas.ts";

type View = Pick<ClusterView, "level" | "elastic">;

const waitWords = { ring: words.waitsForRing, replicas: words.waitsForReplicas, nodes: words.waitsForNodes } as const;

/** The story of a level with a job of replicas. */
export const elasticLog: LessonLog = { read: elasticLine };

function elasticLine(event: ToldEvent, batch: readonly SimEvent[], view: View): LogDraft | "silent" | null {
  if (view.elastic === null) return null;
  if ("burst" in event) return burstLine(event.burst, batch, view, view.elastic.job);
  switch (event.type) {
    case "training-waits":
      return { tone: "bad", text: waitWords[event.for], nodes: [] };
    case "replicas-regrouped":
      return { tone: "good", text: words.regrouped(event.healthy), nodes: nodesOf(view, event.healthy) };
    case "replica-ready":
      return { tone: "good", text: readyWords(event, batch, view), nodes: nodesOf(view, [event.replica]) };
    case "ring-building":
      if (batch.some((other) => other.time === event.time && isRingCommand(other))) return "silent";
      return { tone: "note", text: words.building(event.replicas, event.cold, event.until - event.time), nodes: [] };
    case "ring-built":
      return builtLine(event, view);
    case "steps-slowed":
      return { tone: "bad", text: words.slowed(event.fromSeconds, event.toSeconds), nodes: [] };
    case "command-done":
      return commandLine(event);
    default:
      return null;
  }
}

function burstLine(burst: Burst, batch: readonly SimEvent[], view: View, job: JobId): LogDraft | "silent" | null {
  const [first] = burst;
  const { topology } = view.level;
  if (first === undefined) return null;
  if (first.type === "node-returned") {
    const told = batch.some((event) => event.type === "replica-ready" && event.time === first.time);
    return told && burst.length === 1 ? "silent" : null;
  }
  const failures = burst as readonly Failure[];
  if (!failures.some(({ jobs }) => jobs.includes(job))) return null;
  const nodes = failures.map(({ node }) => node);
  const cause = failures.every((failure) => failure.cause === first.cause) ? first.cause : null;
  const failure = batch.find((event) => event.type === "ring-broken" && event.time === first.time);
  const lost = failures.reduce((sum, failure) => sum + failure.lost, 0);
  if (failure?.type !== "ring-broken")
    return { tone: "bad", text: words.brokenOutside(nodes.length, cause), nodes, lost };
  const rows = new Set(nodes.map((node) => placeOf(topology, node).row)).size;
  const replicas = specOf(view)?.replicas ?? failure.replicas.length;
  const text = words.broken({ cause, nodes: nodes.length, rows, broken: failure.replicas.length, replicas });
  return { tone: "bad", text, nodes, lost: lost + failure.lost };
}

function readyWords(
  event: Extract<SimEvent, { type: "replica-ready" }>,
  batch: readonly SimEvent[],
  view: View,
): string {
  const returns = batch.filter((other) => other.type === "node-returned" && other.time === event.time);
  const [back] = returns;
  const alone = returns.length === 1 && back?.type === "node-returned";
  return words.ready(event.replica, alone ? nodeName(view.level.topology, back.node) : null);
}

/** What the pause came to in all, beside what was announced for its last part. */
function builtLine(event: Extract<SimEvent, { type: "ring-built" }>, { elastic }: View): LogDraft | null {
  if (elastic === null) return null;
  const pace = elastic.history.findLast(({ time }) => time <= event.time)?.tokensPerSecond ?? 0;
  const rescale = elastic.rescales.findLast(({ time }) => time <= event.time);
  const still = rescale?.pausedFor ?? 0;
  const text = words.built(event.replicas, pace / elastic.fullTokensPerSecond, still);
  return { tone: "good", text, nodes: [], ...(rescale === undefined ? {} : { lost: rescale.cost }) };
}

function commandLine(event: Extract<SimEvent, { type: "command-done" }>): LogDraft | null {
  const { command, price, nodes } = event;
  const paid = { lost: price.total, dollars: price.dollars };
  switch (command.type) {
    case "set-recovery":
      return { tone: "note", text: words.recovery(command.mode), nodes: [], ...paid };
    case "set-batch":
      return { tone: "note", text: words.batch(command.rule), nodes: [], ...paid };
    case "set-routing":
      return { tone: "note", text: words.routing(command.routing), nodes: [], ...paid };
    case "set-ring":
      return { tone: "paid", text: words.ring(command.order.length, price.seconds ?? 0), nodes: [], ...paid };
    case "swap-nodes":
      return { tone: "paid", text: words.swapped(command.nodes.length), nodes, ...paid };
    default:
      return null;
  }
}

function isRingCommand(event: SimEvent): boolean {
  return event.type === "command-done" && event.command.type === "set-ring";
}

function nodesOf({ elastic }: View, replicas: readonly number[]): readonly NodeId[] {
  return replicas.flatMap((id) => elastic?.replicas[id]?.nodes ?? []).toSorted((a, b) => a - b);
}
