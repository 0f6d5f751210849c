import type { DataParallel, NodeId } from "../level.ts";
import type { Hall } from "../topology.ts";

/** The part of the hall that a data-parallel job stands in: racks side by side, as many in every row. */
interface Block {
  readonly racksPerRow: number;
  readonly racksPerReplica: number;
}

/** @throws RangeError if the replicas do not fill whole racks, as many in every row. */
export function blockOf(hall: Hall, { replicas, nodesPerReplica }: DataParallel): Block {
  const racksPerReplica = nodesPerReplica / hall.nodesPerRack;
  const racksPerRow = (replicas * racksPerReplica) / hall.rowCount;
  const fits = Number.isInteger(racksPerReplica) && Number.isInteger(racksPerRow / racksPerReplica);
  if (!fits || racksPerRow * hall.nodesPerRack > hall.nodesPerRow) {
    throw new RangeError(`${replicas} replicas of ${nodesPerReplica} nodes do not fill whole racks of every row`);
  }
  return { racksPerRow, racksPerReplica };
}

/** Nodes by replica when the job starts, in the racks of every row from `firstRack` on. */
export function placeReplicas(hall: Hall, spec: DataParallel, firstRack: number): NodeId[][] {
  return spec.placement === "by-rack" ? placeByRack(hall, spec, firstRack) : placeByFeed(hall, spec, firstRack);
}

function placeByRack(hall: Hall, spec: DataParallel, firstRack: number): NodeId[][] {
  const { racksPerRow, racksPerReplica } = blockOf(hall, spec);
  const perRow = racksPerRow / racksPerReplica;
  return Array.from({ length: spec.replicas }, (_, replica) => {
    const row = Math.floor(replica / perRow);
    const before = firstRack * hall.nodesPerRack + (replica % perRow) * spec.nodesPerReplica;
    const first = row * hall.nodesPerRow + before;
    return Array.from({ length: spec.nodesPerReplica }, (__, index) => first + index);
  });
}

function placeByFeed(hall: Hall, spec: DataParallel, firstRack: number): NodeId[][] {
  const { racksPerRow } = blockOf(hall, spec);
  const feedCount = racksPerRow * hall.nodesPerRack;
  const feeds = Array.from({ length: feedCount }, (_, feed) => feedNodes(hall, spec, firstRack, feed));
  const fillers = feeds.slice(spec.replicas).flat();
  const missing = spec.nodesPerReplica - hall.rowCount;
  return feeds
    .slice(0, spec.replicas)
    .map((nodes, replica) => [...nodes, ...fillers.slice(replica * missing, (replica + 1) * missing)]);
}

/** The nodes on one power feed: one in each row, the rows being wired three replicas' width apart. */
export function feedNodes(hall: Hall, spec: DataParallel, firstRack: number, feed: number): NodeId[] {
  const { racksPerRow, racksPerReplica } = blockOf(hall, spec);
  return Array.from({ length: hall.rowCount }, (_, row) => {
    const rack = (Math.floor(feed / hall.nodesPerRack) + 3 * racksPerReplica * row) % racksPerRow;
    return row * hall.nodesPerRow + (firstRack + rack) * hall.nodesPerRack + (feed % hall.nodesPerRack);
  });
}

/** The nodes of one of the racks that the job fills. */
export function rackNodes(hall: Hall, spec: DataParallel, firstRack: number, rack: number): NodeId[] {
  const { racksPerRow } = blockOf(hall, spec);
  const inRow = firstRack + (rack % racksPerRow);
  const first = Math.floor(rack / racksPerRow) * hall.nodesPerRow + inRow * hall.nodesPerRack;
  return Array.from({ length: hall.nodesPerRack }, (_, index) => first + index);
}

/**
 * Regroups broken replicas: healthy nodes of some take the place of the failed ones of others, first inside each pod,
 * then across the hall. Changes `replicas`; returns those that are healthy by it, ascending.
 */
export function regroup(hall: Hall, replicas: NodeId[][], isDown: (node: NodeId) => boolean): number[] {
  const healthyAgain: number[] = [];
  const downOf = (replica: number): number => replicas[replica]?.filter(isDown).length ?? 0;
  const podOf = (replica: number): number => Math.floor((replicas[replica]?.[0] ?? 0) / hall.nodesPerPod);
  const broken = (): number[] => [...replicas.keys()].filter((replica) => downOf(replica) > 0);
  const regroupAmong = (among: readonly number[]): void => {
    const order = among.toSorted((a, b) => downOf(a) - downOf(b) || a - b);
    while (order.length > 1) {
      const receiver = order.shift() ?? 0;
      const healthy = order.reduce((sum, donor) => sum + (replicas[donor]?.length ?? 0) - downOf(donor), 0);
      if (healthy < downOf(receiver)) return;
      for (let donor = order.at(-1); downOf(receiver) > 0 && donor !== undefined; donor = order.at(-1)) {
        trade(replicas[receiver] ?? [], replicas[donor] ?? [], isDown);
        if (downOf(receiver) > 0) order.pop();
      }
      healthyAgain.push(receiver);
    }
  };
  for (const pod of new Set(broken().map(podOf))) regroupAmong(broken().filter((replica) => podOf(replica) === pod));
  regroupAmong(broken());
  return healthyAgain.toSorted((a, b) => a - b);
}

/** Gives the receiver as many healthy nodes for its failed ones as the donor has, of the same stage where that is possible. */
function trade(receiver: NodeId[], donor: NodeId[], isDown: (node: NodeId) => boolean): void {
  for (const [stage, node] of receiver.entries()) {
    if (!isDown(node)) continue;
    const same = donor[stage];
    const from = same !== undefined && !isDown(same) ? stage : donor.findLastIndex((other) => !isDown(other));
    const other = donor[from];
    if (other === undefined) return;
    donor[from] = node;
    receiver[stage] = other;
  }
}

/** The ring a job begins with: down and up the hall in four strips, as the racks were cabled. */
export function firstRing(hall: Hall, spec: DataParallel): number[] {
  const perRow = spec.replicas / hall.rowCount;
  const order: number[] = [];
  const strips = 4;
  for (let strip = 0; strip < strips; strip++) {
    const from = Math.ceil((strip * perRow) / strips);
    const to = Math.ceil(((strip + 1) * perRow) / strips);
    for (let step = 0; step < hall.rowCount; step++) {
      const row = strip % 2 === 0 ? step : hall.rowCount - 1 - step;
      const across = Array.from({ length: to - from }, (_, index) => row * perRow + from + index);
      order.push(...(step % 2 === 0 ? across : across.toReversed()));
    }
  }
  return order;
}
