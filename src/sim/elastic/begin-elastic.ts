import { allocate } from "../gpus.ts";
import { work } from "../job-lifecycle.ts";
import type { NodeId } from "../level.ts";
import { drawsOf } from "../random.ts";
import type { Job, SimState } from "../state.ts";
import { setPace } from "./pace.ts";
import { blockOf, feedNodes, firstRing, placeReplicas, rackNodes } from "./replicas.ts";

/** Puts a data-parallel job into the hall, whole and at work, and keeps its spare nodes free. */
export function beginElastic(state: SimState, job: Job): void {
  const spec = state.level.jobs.find(({ dataParallel }) => dataParallel)?.dataParallel;
  const { network } = state.level;
  if (!spec || !network) throw new RangeError(`level ${state.level.id} has a data-parallel job but no network`);
  const replicas = placeReplicas(state.hall, spec);
  const ring = firstRing(state.hall, spec);
  state.elastic = {
    job: job.id,
    spec,
    network,
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
    pausedGpuSeconds: 0,
    shrunkFor: 0,
    firstFailureShare: null,
    fullTokensPerSecond: 0,
  };
  job.status = "running";
  job.nodes = replicas.flat().toSorted((a, b) => a - b);
  job.starts = 1;
  job.firstStart = state.now;
  state.running.add(job.id);
  allocate(state, job, job.nodes);
  setPace(state, state.elastic, job);
  state.elastic.fullTokensPerSecond = job.pace?.tokensPerSecond ?? 0;
  reserveSpares(state, job, spec.spareNodes);
  work(state, job);
}

/** The first nodes beside the job's racks, as many in each row as it takes. */
function reserveSpares(state: SimState, job: Job, count: number): void {
  const { hall } = state;
  let left = count;
  for (let place = 0; left > 0 && place < hall.nodesPerRow; place++) {
    for (let row = 0; left > 0 && row < hall.rowCount; row++) {
      const node = row * hall.nodesPerRow + place;
      if (state.nodeFree[node] !== hall.gpusPerNode || state.nodeReservedFor[node] !== -1) continue;
      state.nodes.reserve(node, job.id);
      left--;
    }
  }
}

/** Nodes of the data-parallel job that the seed draws for a scripted failure, in the order in which they return. */
export function drawNodes(state: SimState, what: "feed" | "rack", index: number): readonly NodeId[] {
  const { elastic, hall } = state;
  if (!elastic) throw new RangeError(`level ${state.level.id} strikes a ${what} but has no data-parallel job`);
  const { spec } = elastic;
  const draws = drawsOf(state.seed, "strike", index);
  const racks = blockOf(hall, spec).racksPerRow * hall.rowCount;
  const nodes =
    what === "feed"
      ? feedNodes(hall, spec, Math.floor(draws() * spec.replicas))
      : rackNodes(hall, spec, Math.floor(draws() * racks));
  const ranks = nodes.map((node) => ({ node, rank: draws() }));
  return ranks.toSorted((a, b) => a.rank - b.rank).map(({ node }) => node);
}

/** The node that the seed draws to turn slow: one of a replica in the ring. */
export function drawSlowNode(state: SimState, index: number): NodeId | null {
  const { elastic } = state;
  if (!elastic) return null;
  const draws = drawsOf(state.seed, "slow", index);
  const replica = elastic.ring[Math.floor(draws() * elastic.ring.length)];
  const nodes = replica === undefined ? [] : (elastic.replicas[replica] ?? []);
  return nodes[Math.floor(draws() * nodes.length)] ?? null;
}
