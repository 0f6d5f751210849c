import type { ElasticView } from "../sim/index.ts";

/** Two replicas that are neighbors in a ring; which is named first means nothing. */
export type Link = readonly [number, number];

/** A ring of replicas while the player draws it: who is connected to whom. */
export interface RingDraft {
  /** Replicas that are to be in the ring. */
  readonly members: readonly number[];
  /** Pairs of members, each member in at most two. */
  readonly links: readonly Link[];
}

/** A draft of the ring as the core has it: replicas that are broken are missing, and leave gaps. */
export function draftOf({ replicas, ring }: Pick<ElasticView, "replicas" | "ring">): RingDraft {
  const broken = new Set(replicas.filter(({ status }) => status === "broken").map(({ id }) => id));
  return keepOnly(draftFrom(ring), (replica) => !broken.has(replica));
}

/** A closed ring through these replicas in this order. */
export function draftFrom(order: readonly number[]): RingDraft {
  const links: Link[] = [];
  // Two replicas are one pair, not two; one is none.
  const count = order.length > 2 ? order.length : order.length - 1;
  for (let at = 0; at < count; at++) {
    const from = order[at];
    const to = order[(at + 1) % order.length];
    if (from !== undefined && to !== undefined) links.push([from, to]);
  }
  return { members: [...order], links };
}

/** Members with fewer connections than a closed ring gives them. */
export function looseEnds(draft: RingDraft): readonly number[] {
  const wanted = Math.min(2, draft.members.length - 1);
  const neighbors = neighborsIn(draft);
  return draft.members.filter((member) => (neighbors.get(member)?.length ?? 0) < wanted);
}

/** Replicas that a replica is connected to. */
export function neighborsOf(draft: RingDraft, replica: number): readonly number[] {
  return neighborsIn(draft).get(replica) ?? [];
}

/** Connects two members; null if they cannot be: the same, connected already, full, or a loop without all members. */
export function connect(draft: RingDraft, a: number, b: number): RingDraft | null {
  const neighbors = neighborsIn(draft);
  const ofA = neighbors.get(a);
  const ofB = neighbors.get(b);
  if (a === b || !ofA || !ofB || ofA.length > 1 || ofB.length > 1 || ofA.includes(b)) return null;
  const chain = walk(neighbors, a);
  if (chain.includes(b) && chain.length < draft.members.length) return null;
  return { members: draft.members, links: [...draft.links, [a, b]] };
}

/** Takes the connection between two members away. */
export function cut(draft: RingDraft, a: number, b: number): RingDraft {
  return { members: draft.members, links: draft.links.filter((link) => !joins(link, a, b)) };
}

/** Makes a replica a member, connected to nobody yet. */
export function includeReplica(draft: RingDraft, replica: number): RingDraft {
  if (draft.members.includes(replica)) return draft;
  return { members: [...draft.members, replica], links: draft.links };
}

/** Takes a replica out, and with it its connections: its neighbors have loose ends then. */
export function leaveOut(draft: RingDraft, replica: number): RingDraft {
  return keepOnly(draft, (member) => member !== replica);
}

/** Puts a replica between two connected ones; those that it stood between are connected. Unchanged if that cannot be. */
export function insert(draft: RingDraft, replica: number, [a, b]: Link): RingDraft {
  if (replica === a || replica === b || !draft.links.some((link) => joins(link, a, b))) return draft;
  const [before, after] = neighborsOf(draft, replica);
  if (before !== undefined && after !== undefined && joins([before, after], a, b)) return draft;
  let rest = includeReplica(leaveOut(draft, replica), replica);
  if (before !== undefined && after !== undefined && before !== after) {
    rest = {
      members: rest.members,
      links: [...rest.links.filter((link) => !joins(link, before, after)), [before, after]],
    };
  }
  return { members: rest.members, links: [...cut(rest, a, b).links, [a, replica], [replica, b]] };
}

/**
 * Closes the ring: joins the end of each chain to the start of the next along the ring's old order. Members that are new
 * to that order, and those that stand outside a loop, go between the neighbors whose numbers are nearest to theirs.
 */
export function closeGaps(draft: RingDraft, order: readonly number[]): RingDraft {
  const rank = new Map(order.map((replica, at) => [replica, at]));
  let closed = draft;
  for (const chain of chainsOf(draft)) {
    const [single] = chain;
    if (chain.length > 1 || single === undefined) continue;
    if (!rank.has(single) || hasLoop(closed)) closed = insertNearest(closed, single);
  }
  if (hasLoop(closed) && looseEnds(closed).length > 0) closed = openLoop(closed, rank);
  const chains = chainsOf(closed)
    .map((chain) => alongOrder(chain, rank))
    .toSorted((one, other) => rankOf(one[0], rank) - rankOf(other[0], rank));
  return looseEnds(closed).length > 0 ? draftFrom(chains.flat()) : closed;
}

/** The closed ring over all members, from the lowest number towards its lower neighbor; null while it is open. */
export function orderOf(draft: RingDraft): readonly number[] | null {
  if (draft.members.length === 0 || looseEnds(draft).length > 0) return null;
  const neighbors = neighborsIn(draft);
  const lowest = Math.min(...draft.members);
  const [lower] = (neighbors.get(lowest) ?? []).toSorted((one, other) => one - other);
  const order = lower === undefined ? [lowest] : walk(neighbors, lowest, lower);
  return order.length === draft.members.length ? order : null;
}

function joins([from, to]: Link, a: number, b: number): boolean {
  return (from === a && to === b) || (from === b && to === a);
}

function keepOnly({ members, links }: RingDraft, keep: (replica: number) => boolean): RingDraft {
  return { members: members.filter(keep), links: links.filter(([a, b]) => keep(a) && keep(b)) };
}

function neighborsIn({ members, links }: RingDraft): ReadonlyMap<number, readonly number[]> {
  const neighbors = new Map<number, number[]>(members.map((member) => [member, []]));
  for (const [a, b] of links) {
    neighbors.get(a)?.push(b);
    neighbors.get(b)?.push(a);
  }
  return neighbors;
}

/** Replicas one after the other from `start`, first to `next`, until there is no new one. */
function walk(
  neighbors: ReadonlyMap<number, readonly number[]>,
  start: number,
  next = neighbors.get(start)?.[0],
): number[] {
  const seen = new Set([start]);
  let at = next;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    at = neighbors.get(at)?.find((neighbor) => !seen.has(neighbor));
  }
  return [...seen];
}

/** Stretches of connected members, each from a loose end if it has one. */
function chainsOf(draft: RingDraft): readonly (readonly number[])[] {
  const neighbors = neighborsIn(draft);
  const seen = new Set<number>();
  const chains: number[][] = [];
  for (const start of [...looseEnds(draft), ...draft.members]) {
    if (seen.has(start)) continue;
    const chain = walk(neighbors, start);
    for (const member of chain) seen.add(member);
    chains.push(chain);
  }
  return chains;
}

function hasLoop(draft: RingDraft): boolean {
  const loose = new Set(looseEnds(draft));
  return chainsOf(draft).some((chain) => chain.length > 2 && !chain.some((member) => loose.has(member)));
}

function insertNearest(draft: RingDraft, replica: number): RingDraft {
  const distance = ([a, b]: Link): number => Math.abs(a - replica) + Math.abs(b - replica);
  const [nearest] = draft.links.toSorted((one, other) => distance(one) - distance(other));
  return nearest ? insert(draft, replica, nearest) : draft;
}

/** Cuts a loop where the old order begins anew. */
function openLoop(draft: RingDraft, rank: ReadonlyMap<number, number>): RingDraft {
  const loose = new Set(looseEnds(draft));
  const loop = chainsOf(draft).find((chain) => !chain.some((member) => loose.has(member))) ?? [];
  const stretch = ([a, b]: Link): number => Math.abs(rankOf(a, rank) - rankOf(b, rank));
  const [widest] = draft.links
    .filter(([a]) => loop.includes(a))
    .toSorted((one, other) => stretch(other) - stretch(one));
  return widest ? cut(draft, ...widest) : draft;
}

function rankOf(replica: number | undefined, rank: ReadonlyMap<number, number>): number {
  return replica === undefined ? 0 : (rank.get(replica) ?? rank.size + replica);
}

/** The chain in the direction that most of its steps take in the old order. */
function alongOrder(chain: readonly number[], rank: ReadonlyMap<number, number>): readonly number[] {
  let forward = 0;
  chain.forEach((replica, at) => {
    const next = chain[at + 1];
    if (next === undefined) return;
    const step = rankOf(next, rank) - rankOf(replica, rank);
    const around = Math.abs(step) > rank.size / 2 ? -step : step;
    forward += Math.sign(around);
  });
  return forward < 0 ? chain.toReversed() : chain;
}
