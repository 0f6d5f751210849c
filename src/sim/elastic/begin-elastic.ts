import { allocate } from "../gpus.ts";
import { emptyLedger } from "../job-ledger.ts";
import { work } from "../job-lifecycle.ts";
import type { DataParallel, JobId, NodeId } from "../level.ts";
import { drawsOf } from "../random.ts";
import type { Job } from "../job.ts";
import { jobOf, type SimState } from "../state.ts";
import type { Elastic } from "./elastic.ts";
import { setPace } from "./pace.ts";
import { blockOf, feedNodes, firstRing, placeReplicas, rackNodes } from "./replicas.ts";

/** Puts a data-parallel job into the hall, whole and at work, beside those that stand there. */
export function beginElastic(state: SimState, job: Job, spec: DataParallel): void {
  const { network } = state.level;
  if (!network) throw new RangeError(`level ${state.level.id} has a data-parallel job but no network`);
  const firstRack = racksFilled(state);
  const replicas = placeReplicas(state.hall, spec, firstRack);
  const ring = firstRing(state.hall, spec);
  const elastic: Elastic = {
    job: job.id,
    spec,
    network,
    firstRack,
    mode: "rigid",
    batch: "keep",
    routing: "by-hand",
    replicas,
    ring,
    members: new Set(ring),
    warm: new Set(),
    joining: new Set(),
    slow: new Map(),
    stage: "working",
    closed: true,
    crashed: false,
    cold: false,
    nodesBack: false,
    history: [],
    rescales: [],
    ledger: emptyLedger(),
    pausedGpuSeconds: 0,
    shrunkFor: 0,
    firstFailureShare: null,
    fullTokensPerSecond: 0,
  };
  state.elastics.set(job.id, elastic);
  job.status = "running";
  job.nodes = replicas.flat().toSorted((a, b) => a - b);
  job.starts = 1;
  job.firstStart = state.now;
  state.running.add(job.id);
  allocate(state, job, job.nodes);
  setPace(state, elastic, job);
  elastic.fullTokensPerSecond = job.pace?.tokensPerSecond ?? 0;
  work(state, job);
}

/** Racks of each row that data-parallel jobs fill already. */
export function racksFilled({ hall, elastics }: SimState): number {
  return [...elastics.values()].reduce((sum, { spec }) => sum + blockOf(hall, spec).racksPerRow, 0);
}

/** Keeps the spare nodes of the data-parallel jobs free, once all of those stand in the hall. */
export function reserveSpares(state: SimState): void {
  for (const { job, spec } of state.elastics.values()) reserveFor(state, job, spec.spareNodes);
}

/** The first nodes beside their racks, as many in each row as it takes. */
function reserveFor(state: SimState, job: JobId, count: number): void {
  const { hall } = state;
  let left = count;
  for (let place = 0; left > 0 && place < hall.nodesPerRow; place++) {
    for (let row = 0; left > 0 && row < hall.rowCount; row++) {
      const node = row * hall.nodesPerRow + place;
      if (state.nodeFree[node] !== hall.gpusPerNode || state.nodeReservedFor[node] !== -1) continue;
      state.nodes.reserve(node, job);
      left--;
    }
  }
}

/**
 * The data-parallel job that a level's script strikes, by its name; the first, if it names none.
 * @throws RangeError if there is none.
 */
export function elasticNamed(state: SimState, name: string | undefined): Elastic {
  for (const elastic of state.elastics.values()) {
    if (name === undefined || state.level.jobs[jobOf(state, elastic.job).origin]?.name === name) return elastic;
  }
  throw new RangeError(`level ${state.level.id} has no data-parallel job ${name ?? ""} to strike`);
}

/** Nodes of a data-parallel job that the seed draws for a scripted failure, in the order in which they return. */
export function drawNodes(
  state: SimState,
  what: "feed" | "rack",
  name: string | undefined,
  index: number,
): readonly NodeId[] {
  const { hall } = state;
  const { spec, firstRack } = elasticNamed(state, name);
  const draws = drawsOf(state.key, "strike", index);
  const racks = blockOf(hall, spec).racksPerRow * hall.rowCount;
  const nodes =
    what === "feed"
      ? feedNodes(hall, spec, firstRack, Math.floor(draws() * spec.replicas))
      : rackNodes(hall, spec, firstRack, Math.floor(draws() * racks));
  const ranks = nodes.map((node) => ({ node, rank: draws() }));
  return ranks.toSorted((a, b) => a.rank - b.rank).map(({ node }) => node);
}

/** The node that the seed draws to turn slow: one of a replica in the job's ring. */
export function drawSlowNode(state: SimState, elastic: Elastic, index: number): NodeId | null {
  const draws = drawsOf(state.key, "slow", index);
  const replica = elastic.ring[Math.floor(draws() * elastic.ring.length)];
  const nodes = replica === undefined ? [] : (elastic.replicas[replica] ?? []);
  return nodes[Math.floor(draws() * nodes.length)] ?? null;
}
