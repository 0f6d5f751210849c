import fc from "fast-check";
import {
  policyIds,
  type ClusterView,
  type Command,
  type ElasticView,
  type JobId,
  type NodeId,
} from "../../src/sim/index.ts";

/** What a player wants, before it is known who runs: numbers are taken modulo what the hall holds at that moment. */
export interface Wish {
  readonly type: Command["type"];
  readonly picks: readonly number[];
  readonly number: number;
  readonly flag: boolean;
}

/** A wish, and how long the clock runs after it. */
export interface Step {
  readonly wish: Wish;
  readonly seconds: number;
}

const types: readonly Command["type"][] = [
  "set-policy",
  "set-preemption",
  "set-checkpoint-interval",
  "choose-storage",
  "defragment",
  "drain",
  "undrain",
  "kill",
  "migrate",
  "place-gang",
  "release-window",
  "set-recovery",
  "set-batch",
  "set-routing",
  "set-ring",
  "swap-nodes",
  "take-help",
];

/** What a data-parallel job is commanded with, and what else sets the phases of jobs. */
const ringTypes: readonly Command["type"][] = [
  "set-recovery",
  "set-batch",
  "set-routing",
  "set-ring",
  "set-ring",
  "swap-nodes",
  "swap-nodes",
  "defragment",
  "defragment",
  "set-checkpoint-interval",
];

function wishesOf(type: fc.Arbitrary<Command["type"]>): fc.Arbitrary<Wish> {
  return fc.record({
    type,
    picks: fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 6 }),
    number: fc.nat({ max: 9999 }),
    flag: fc.boolean(),
  });
}

function steps(wish: fc.Arbitrary<Wish>): fc.Arbitrary<readonly Step[]> {
  const seconds = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 500 }));
  return fc.array(fc.record({ wish, seconds }), { minLength: 6, maxLength: 30 });
}

/** Any wish; what is moved and what is placed come more often. */
export const wishes = wishesOf(
  fc.oneof(fc.constantFrom(...types), fc.constantFrom("migrate" as const, "place-gang" as const)),
);

/** Wishes one after another; half of the steps let hardly any time pass, so that commands meet one another's effects. */
export const anySteps = steps(wishes);

/** A wish for a ring, and wishes for one, one after another. */
export const ringWish = wishesOf(fc.constantFrom(...ringTypes));
export const ringSteps = steps(ringWish);

/** The command that a wish comes to at this moment; it may still be refused. Of several data-parallel jobs it names one. */
export function commandOf(view: ClusterView, { type, picks, number, flag }: Wish): Command {
  const elastic = view.elastics[(picks[0] ?? 0) % Math.max(1, view.elastics.length)];
  const named = elastic !== undefined && view.elastics.length > 1 ? { job: elastic.job } : {};
  const jobs = runningJobs(view, picks);
  const nodes = [...new Set(picks.flatMap((pick) => rackOf(view, pick % view.nodeCount)))];
  const gangs = [...view.queue.filter((id) => view.job(id).contiguous), ...view.booked];
  const gang = gangs[number % Math.max(1, gangs.length)] ?? 0;
  switch (type) {
    case "set-policy":
      return { type, policy: policyIds[number % policyIds.length] ?? "fcfs" };
    case "set-preemption":
      return { type, on: flag };
    case "set-checkpoint-interval":
      return { type, interval: number % 5 === 0 ? null : 60 + (number % 1800) };
    case "choose-storage":
      return { type, tier: (["shared-nfs", "parallel-fs", "in-memory"] as const)[number % 3] ?? "shared-nfs" };
    case "defragment":
      return { type };
    case "drain":
    case "undrain":
      return { type, nodes };
    case "kill":
      return { type, jobs };
    case "migrate":
      return flag ? { type, jobs, to: nodes } : { type, jobs };
    case "place-gang":
      return placing(view, gang, picks, number, flag);
    case "release-window":
      return { type, job: view.windows[number % Math.max(1, view.windows.length)]?.job ?? 0 };
    case "set-recovery":
      return { type, ...named, mode: (["rigid", "elastic", "regroup"] as const)[number % 3] ?? "rigid" };
    case "set-batch":
      return { type, ...named, rule: flag ? "keep" : "shrink" };
    case "set-routing":
      return { type, ...named, routing: flag ? "by-hand" : "automatic" };
    case "set-ring":
      return { type, ...named, order: ringOf(elastic, picks, number) };
    case "take-help":
      return { type, help: flag ? "windows" : "hint-1" };
    case "swap-nodes":
      return { type, ...named, nodes: swapped(view, elastic, picks, flag) };
  }
}

/** Most replicas that are healthy, from some place on; now and then broken ones among them. */
function ringOf(elastic: ElasticView | undefined, picks: readonly number[], number: number): number[] {
  const whole = (elastic?.replicas ?? []).filter(({ status }) => status !== "broken" || number % 7 === 0);
  const ids = whole.map(({ id }) => id).filter((id) => !picks.includes(id));
  const start = number % Math.max(1, ids.length);
  return [...ids.slice(start), ...ids.slice(0, start)];
}

function swapped(
  { nodeDown, nodeCount }: ClusterView,
  elastic: ElasticView | undefined,
  picks: readonly number[],
  flag: boolean,
): NodeId[] {
  const all = elastic?.replicas.flatMap(({ nodes }) => nodes) ?? [];
  const down = all.filter((node) => nodeDown[node] === 1);
  if (flag && down.length > 0) return down.slice(0, 2);
  return [...new Set(picks.slice(0, 2).map((pick) => all[pick % Math.max(1, all.length)] ?? pick % nodeCount))];
}

function placing(view: ClusterView, job: JobId, picks: readonly number[], number: number, flag: boolean): Command {
  const firstNode = (picks[0] ?? 0) % view.nodeCount;
  const clear = (["kill", "migrate", "drain"] as const)[number % 3] ?? "drain";
  const place = { type: "place-gang", job, firstNode, clear } as const;
  return number % 2 === 0 ? place : { ...place, killYoungerThan: (picks[1] ?? 0) % 900, killStuck: flag };
}

/** Ids of jobs that run, and now and then one that does not. */
function runningJobs(view: ClusterView, picks: readonly number[]): JobId[] {
  const running: JobId[] = [];
  for (let id = 0; id < view.jobCount; id++) if (view.job(id).status === "running") running.push(id);
  if (running.length === 0) return [0];
  return picks.map((pick) => (pick % 97 === 0 ? pick : (running[pick % running.length] ?? 0)));
}

function rackOf(view: ClusterView, node: NodeId): NodeId[] {
  const { nodesPerRack } = view.level.topology;
  const first = node - (node % nodesPerRack);
  return Array.from({ length: nodesPerRack }, (_, index) => first + index);
}
