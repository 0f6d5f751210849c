import type { BatchRule, DataParallel, Network, NodeId, Seconds, SizedSeconds } from "../level.ts";
import type { Hall } from "../topology.ts";
import type { Hop, HopKind, RingPlan } from "../view.ts";

/** What a ring's speed depends on. */
export interface RingParts {
  readonly hall: Hall;
  readonly spec: DataParallel;
  readonly network: Network;
  readonly batch: BatchRule;
  /** Nodes by replica. */
  readonly replicas: readonly (readonly NodeId[])[];
  /** Shares of their speed that nodes compute at, in 1/1000; those not in it at all of it. */
  readonly slow: ReadonlyMap<NodeId, number>;
}

/** What a ring makes of a step, in whole microseconds. */
export interface RingTimes {
  readonly hops: readonly Hop[];
  readonly slowest: number;
  readonly computeMicros: number;
  readonly stepMicros: number;
  readonly globalBatch: number;
}

/**
 * Times a step of these replicas in this order. All-reduce around a ring of N: 2(N-1)/N x bytes / the slowest hop, and
 * 2(N-1) x the mean hop's latency, because each part of the sum makes that many hops (NVIDIA, nccl-tests,
 * doc/PERFORMANCE.md, for the first term). Nothing of it is hidden behind computing.
 */
export function timeRing(parts: RingParts, order: readonly number[]): RingTimes {
  const { spec } = parts;
  const hops = hopsOf(parts, order);
  const slowest = hops.reduce((worst, hop, index) => {
    return hop.bytesPerSecond < (hops[worst]?.bytesPerSecond ?? Infinity) ? index : worst;
  }, 0);
  const count = order.length;
  const rounds = 2 * (count - 1);
  const bandwidth = hops[slowest]?.bytesPerSecond ?? Infinity;
  const latency = hops.reduce((sum, hop) => sum + hop.latencySeconds, 0) / Math.max(1, hops.length);
  const allReduce = ((rounds / count) * spec.gradientBytesPerGpu) / bandwidth + rounds * latency;
  const each = microBatchesEach(spec, parts.batch, count);
  const computeMicros = order.reduce((worst, replica) => Math.max(worst, computeOf(parts, replica, each)), 0);
  return {
    hops,
    slowest,
    computeMicros,
    stepMicros: computeMicros + Math.ceil(allReduce * 1e6),
    globalBatch: parts.batch === "shrink" ? each * count : spec.microBatches * spec.replicas,
  };
}

/** The same for the eyes of a player. */
export function planRing(
  parts: RingParts,
  order: readonly number[],
  build: { readonly pauseSeconds: Seconds; readonly cold: boolean },
): RingPlan {
  const { hops, slowest, computeMicros, stepMicros, globalBatch } = timeRing(parts, order);
  return {
    order,
    hops,
    slowest,
    computeSeconds: computeMicros / 1e6,
    allReduceSeconds: (stepMicros - computeMicros) / 1e6,
    stepSeconds: stepMicros / 1e6,
    globalBatch,
    tokensPerSecond: (globalBatch * parts.spec.tokensPerMicroBatch * 1e6) / stepMicros,
    ...build,
  };
}

/** Computing a replica's part of a step, whole microseconds: what its slowest node takes. */
export function computeOf({ spec, replicas, slow }: RingParts, replica: number, microBatches: number): number {
  const speed = (replicas[replica] ?? []).reduce((min, node) => Math.min(min, slow.get(node) ?? 1000), 1000);
  return Math.ceil((microBatches * spec.microBatchMicros * 1000) / speed);
}

/** Micro-batches that each of so many replicas computes in a step. */
export function microBatchesEach(spec: DataParallel, batch: BatchRule, count: number): number {
  return batch === "shrink" ? spec.microBatches : Math.ceil((spec.microBatches * spec.replicas) / count);
}

/** Whole seconds that something takes with so many GPUs, by its table; beyond its end as steep as at its end. */
export function secondsBySize(table: readonly SizedSeconds[], gpus: number): Seconds {
  const after = Math.max(
    1,
    table.findIndex((point) => point.gpus >= gpus),
  );
  const index = table.some((point) => point.gpus >= gpus) ? after : table.length - 1;
  const [from, to] = [table[index - 1], table[index]];
  if (!from || !to) return 0;
  return Math.ceil(from.seconds + ((gpus - from.gpus) * (to.seconds - from.seconds)) / (to.gpus - from.gpus));
}

/** Meters of fiber between two nodes: along the row, and across the rows. */
export function metersBetween(hall: Hall, network: Network, a: NodeId, b: NodeId): number {
  const rackOf = (node: NodeId): number => Math.floor((node % hall.nodesPerRow) / hall.nodesPerRack);
  const rowOf = (node: NodeId): number => Math.floor(node / hall.nodesPerRow);
  return Math.abs(rackOf(a) - rackOf(b)) * network.rackMeters + Math.abs(rowOf(a) - rowOf(b)) * network.rowMeters;
}

/** Where a replica stands: its middle node along the aisles, which a few traded ones do not move. */
export function homeOf(nodes: readonly NodeId[]): NodeId {
  return nodes.toSorted((a, b) => a - b)[Math.floor(nodes.length / 2)] ?? 0;
}

function hopsOf(parts: RingParts, order: readonly number[]): Hop[] {
  const { hall, network, replicas } = parts;
  const homes = new Map(order.map((replica) => [replica, homeOf(replicas[replica] ?? [])]));
  const rows = countFlows(parts, order, hall.nodesPerRow);
  const pods = countFlows(parts, order, hall.nodesPerPod);
  return order.map((from, index) => {
    const to = order[(index + 1) % order.length] ?? from;
    const [a, b] = [replicas[from] ?? [], replicas[to] ?? []];
    const meters = metersBetween(hall, network, homes.get(from) ?? 0, homes.get(to) ?? 0);
    return {
      from,
      to,
      kind: kindOf(hall, a, b),
      bytesPerSecond: Math.min(
        network.bytesPerSecondPerGpu,
        shareOf(parts, rows, a, b, network.rowOversubscription),
        shareOf(parts, pods, a, b, network.podOversubscription),
      ),
      latencySeconds: (network.latencyNanos + meters * network.nanosPerMeter) / 1e9,
      meters,
    };
  });
}

/** Node-to-node flows that leave and enter each domain (a row or a pod) of so many nodes. */
interface Flows {
  readonly size: number;
  readonly out: ReadonlyMap<number, number>;
  readonly into: ReadonlyMap<number, number>;
}

function countFlows({ replicas }: RingParts, order: readonly number[], size: number): Flows {
  const out = new Map<number, number>();
  const into = new Map<number, number>();
  for (const [index, from] of order.entries()) {
    const next = replicas[order[(index + 1) % order.length] ?? from] ?? [];
    for (const [stage, node] of (replicas[from] ?? []).entries()) {
      const source = Math.floor(node / size);
      const target = Math.floor((next[stage] ?? node) / size);
      if (source === target) continue;
      out.set(source, (out.get(source) ?? 0) + 1);
      into.set(target, (into.get(target) ?? 0) + 1);
    }
  }
  return { size, out, into };
}

/** Bandwidth of each GPU across the uplinks that a hop shares with the ring's other hops. */
function shareOf(
  { network }: RingParts,
  { size, out, into }: Flows,
  a: readonly NodeId[],
  b: readonly NodeId[],
  oversubscription: number,
): number {
  const uplinks = (size * network.bytesPerSecondPerGpu) / oversubscription;
  let min = Infinity;
  for (const [stage, node] of a.entries()) {
    const source = Math.floor(node / size);
    const target = Math.floor((b[stage] ?? node) / size);
    if (source !== target) min = Math.min(min, uplinks / Math.max(out.get(source) ?? 1, into.get(target) ?? 1));
  }
  return min;
}

function kindOf(hall: Hall, a: readonly NodeId[], b: readonly NodeId[]): HopKind {
  const isSame = (size: number): boolean =>
    a.every((node, stage) => Math.floor(node / size) === Math.floor((b[stage] ?? node) / size));
  if (isSame(hall.nodesPerRack)) return "rack";
  if (isSame(hall.nodesPerRow)) return "row";
  return isSame(hall.nodesPerPod) ? "pod" : "hall";
}
