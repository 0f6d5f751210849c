import type { SimState } from "../state.ts";
import { jobOf } from "../state.ts";
import type { ElasticView, Replica, Rescale, RingPlan } from "../view.ts";
import type { Elastic, RescaleRecord } from "./elastic.ts";
import { gpusPerReplica, partsOf } from "./pace.ts";
import { isHealthy, pauseFor } from "./course.ts";
import { automaticRing } from "./recovery.ts";
import { regroup } from "./replicas.ts";
import { computeOf, homeOf, microBatchesEach, planRing } from "./ring.ts";
import { spareNodes } from "./spares.ts";

/** Read-only windows on the level's data-parallel jobs. */
export function elasticViews(state: SimState): ElasticView[] {
  return [...state.elastics.values()].map((elastic) => elasticView(state, elastic));
}

function elasticView(state: SimState, elastic: Elastic): ElasticView {
  const job = jobOf(state, elastic.job);
  const remember = memory();
  const planOf = (order: readonly number[]): RingPlan | null => {
    if (!isRing(state, elastic, order)) return null;
    return planRing(partsOf(state, elastic), order, pauseFor(state, elastic, order));
  };
  return {
    job: elastic.job,
    spareCount: elastic.spec.spareNodes,
    fullTokensPerSecond: elastic.fullTokensPerSecond,
    get mode() {
      return elastic.mode;
    },
    get batch() {
      return elastic.batch;
    },
    get routing() {
      return elastic.routing;
    },
    get replicas() {
      return replicasOf(state, elastic);
    },
    get ring() {
      return elastic.ring;
    },
    get stage() {
      return elastic.stage;
    },
    get stageEnds() {
      return elastic.stage === "detecting" || elastic.stage === "building" ? job.phaseEnds : null;
    },
    get plan() {
      const plan = elastic.closed ? planOf(elastic.ring) : null;
      if (plan === null || elastic.stage !== "building") return plan;
      return { ...plan, cold: elastic.cold, pauseSeconds: job.phaseEnds - job.phaseStart };
    },
    get tokensPerSecond() {
      return job.phase === "working" ? (job.pace?.tokensPerSecond ?? 0) : 0;
    },
    get spares() {
      return spareNodes(state, elastic);
    },
    planOf,
    automaticRing: (replicas) => remember(replicas, () => automaticRing(state, elastic, replicas), homes(elastic)),
    get regroupable() {
      return regroupable(state, elastic);
    },
    get history() {
      return elastic.history;
    },
    get rescales() {
      return rescalesOf(state, elastic);
    },
    get shrunkFor() {
      return shrunkFor(state, elastic);
    },
    get firstFailureShare() {
      return elastic.firstFailureShare;
    },
  };
}

/** How many replicas regrouping the broken ones would make healthy now. */
export function regroupable(state: SimState, elastic: Elastic): number {
  const copies = elastic.replicas.map((nodes) => [...nodes]);
  return regroup(state.hall, copies, (node) => state.nodeDown[node] === 1).length;
}

/** Whether a ring can be built of these: two or more healthy replicas, each once. */
export function isRing(state: SimState, elastic: Elastic, order: readonly number[]): boolean {
  if (order.length < 2 || new Set(order).size < order.length) return false;
  return order.every((replica) => isHealthy(state, elastic, replica));
}

/** Seconds it has worked with a smaller global batch than planned, up to now. */
export function shrunkFor(state: SimState, elastic: Elastic): number {
  const job = jobOf(state, elastic.job);
  const isShrunk = job.phase === "working" && job.pace?.shrunk === true;
  return elastic.shrunkFor + (isShrunk ? state.now - job.settledTo : 0);
}

function replicasOf(state: SimState, elastic: Elastic): Replica[] {
  const { replicas, spec, batch, members, closed, ring, stage } = elastic;
  const each = microBatchesEach(spec, batch, closed ? ring.length : Math.max(1, members.size));
  const parts = partsOf(state, elastic);
  const takingPart = stage === "building" ? new Set(ring) : members;
  return replicas.map((nodes, id) => {
    const down = nodes.filter((node) => state.nodeDown[node] === 1).length;
    const status = down > 0 ? "broken" : takingPart.has(id) ? "in-ring" : "ready";
    const computeSeconds = down > 0 ? null : computeOf(parts, id, each) / 1e6;
    return { id, nodes, down, status, computeSeconds, slowNodes: nodes.filter((node) => elastic.slow.has(node)) };
  });
}

function rescalesOf(state: SimState, elastic: Elastic): Rescale[] {
  const { rescales } = elastic;
  return rescales.map((record, index) => rescaleOf(state, elastic, record, rescales[index + 1]?.time ?? state.now));
}

function rescaleOf(state: SimState, elastic: Elastic, record: RescaleRecord, until: number): Rescale {
  const { time, by, before, pausedBefore, built } = record;
  if (built === null) {
    const job = jobOf(state, elastic.job);
    const open = (state.now - job.settledTo) * job.heldGpus;
    const cost = elastic.pausedGpuSeconds - pausedBefore + open;
    return { time, by, before, after: 0, cold: elastic.cold, pausedFor: state.now - time, cost, gained: 0 };
  }
  const { after, cold, cost, at } = built;
  const gained = (after - before) * gpusPerReplica(state, elastic) * (until - at);
  return { time, by, before, after, cold, pausedFor: at - time, cost, gained };
}

function homes({ replicas }: Elastic): string {
  return replicas.map(homeOf).join();
}

/** Keeps the last answers: a screen asks for the same route every frame. */
function memory(): (key: readonly number[], answer: () => number[], salt: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (key, answer, salt) => {
    const name = `${key.join()}/${salt}`;
    const found = known.get(name) ?? answer();
    if (known.size >= 8 && !known.has(name)) known.clear();
    known.set(name, found);
    return found;
  };
}
