import { isLess, leastKillCosts, noKillCost, type Choice, type Offer, type KillCost } from "./least-kill-cost.ts";
import type { JobId, NodeId } from "./level.ts";
import { atRisk } from "./phase-share.ts";
import { isOpen } from "./placement.ts";
import type { Job } from "./job.ts";
import { jobOf, jobsOnNode, jobsOnNodes, type SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";

/** Where a job of a higher class would go, and who would die for it. */
export interface PreemptionPlan {
  readonly nodes: readonly NodeId[];
  readonly kills: readonly JobId[];
}

/**
 * The place whose lower-class jobs would lose the least uncheckpointed work, and of equal ones the one that kills the
 * fewest; null if there is none. Whoever need not die is spared.
 */
export function planPreemption(state: SimState, job: Job): PreemptionPlan | null {
  if (job.gpus <= state.hall.gpusPerNode) return planInNode(state, job);
  const count = nodesNeeded(state.hall, job.gpus);
  const victims = Array.from({ length: state.hall.nodeCount }, (_, node) => victimsOn(state, node, job));
  const nodes = job.contiguous ? cheapestRun(state, victims, count) : cheapestNodes(state, victims, count);
  return nodes && { nodes, kills: jobsOnNodes(state, nodes) };
}

/** Whether a job may be killed for another: it is of a lower class, and has not been killed too often already. */
function isVictim(state: SimState, standing: Job, job: Job): boolean {
  return standing.priority !== job.priority && standing.kills < state.level.preemptionLimit;
}

/** Who would have to die for a whole node; null where the job may not go. */
function victimsOn(state: SimState, node: NodeId, job: Job): readonly Job[] | null {
  if (!isOpen(state, node, job.id) || holdsForMoves(state, node)) return null;
  const standing = jobsOnNode(state, node).map((id) => jobOf(state, id));
  return standing.every((one) => isVictim(state, one, job) && !one.movingTo.includes(node)) ? standing : null;
}

function holdsForMoves(state: SimState, node: NodeId): boolean {
  const { gpusPerNode } = state.hall;
  return state.gpuHeld.subarray(node * gpusPerNode, (node + 1) * gpusPerNode).some((job) => job >= 0);
}

function cheapestRun(state: SimState, victims: readonly (readonly Job[] | null)[], count: number): NodeId[] | null {
  const { nodesPerPod, nodeCount } = state.hall;
  let best: { readonly first: NodeId; readonly cost: KillCost } | null = null;
  for (let pod = 0; pod < nodeCount; pod += nodesPerPod) {
    const run = createRun(state);
    for (let node = pod; node < pod + nodesPerPod; node++) {
      run.add(victims[node] ?? null);
      const first = node - count + 1;
      if (first < pod) continue;
      const cost = run.cost();
      if (cost && (!best || isLess(cost, best.cost))) best = { first, cost };
      run.drop(victims[first] ?? null);
    }
  }
  return best && nodeRange(best.first, count);
}

/** The cost of a run of nodes that slides along the aisle: a job on several of them dies once, on whichever it stands. */
function createRun(state: SimState): {
  add(victims: readonly Job[] | null): void;
  drop(victims: readonly Job[] | null): void;
  /** Null while a node is in the run where the job may not go. */
  cost(): KillCost | null;
} {
  const nodesOf = new Map<JobId, number>();
  let loss = 0;
  let blocked = 0;
  return {
    add(victims) {
      if (!victims) blocked++;
      for (const job of victims ?? []) {
        const nodes = nodesOf.get(job.id) ?? 0;
        if (nodes === 0) loss += atRisk(job, state.now);
        nodesOf.set(job.id, nodes + 1);
      }
    },
    drop(victims) {
      if (!victims) blocked--;
      for (const job of victims ?? []) {
        const nodes = (nodesOf.get(job.id) ?? 0) - 1;
        if (nodes > 0) nodesOf.set(job.id, nodes);
        else if (nodesOf.delete(job.id)) loss -= atRisk(job, state.now);
      }
    },
    cost: () => (blocked > 0 ? null : { loss, kills: nodesOf.size }),
  };
}

/** Whole jobs on several nodes, as many as pay, and for the rest the nodes that are cheapest one by one. */
function cheapestNodes(state: SimState, victims: readonly (readonly Job[] | null)[], count: number): NodeId[] | null {
  const wide = new Map<JobId, NodeId[]>();
  const single: { readonly node: NodeId; readonly cost: KillCost }[] = [];
  for (const [node, standing] of victims.entries()) {
    const [first] = standing ?? [];
    if (!standing) continue;
    if (first && first.nodes.length > 1) wide.set(first.id, [...(wide.get(first.id) ?? []), node]);
    else single.push({ node, cost: sumOf(standing.map((job) => killCostOf(state, job))) });
  }
  single.sort((a, b) => a.cost.loss - b.cost.loss || a.cost.kills - b.cost.kills || a.node - b.node);
  const offers = [...wide].map(([id, nodes]) => ({
    ...killCostOf(state, jobOf(state, id)),
    gives: nodes.length,
    job: id,
  }));
  const choices = leastKillCosts(offers, count);
  const taken = cheapestSplit(choices, single, count);
  if (!taken) return null;
  const ofWide = taken.choice.jobs.flatMap((id) => wide.get(id) ?? []).slice(0, taken.room);
  const ofSingle = single.slice(0, count - taken.room).map(({ node }) => node);
  return [...ofWide, ...ofSingle].toSorted((a, b) => a - b);
}

/** How many nodes are best taken from wide jobs: the fewest of equally cheap numbers. */
function cheapestSplit(
  choices: readonly (Choice | null)[],
  single: readonly { readonly cost: KillCost }[],
  count: number,
): { readonly room: number; readonly choice: Choice } | null {
  const sums: KillCost[] = [noKillCost];
  for (const { cost } of single.slice(0, count)) sums.push(sumOf([sums.at(-1) ?? noKillCost, cost]));
  let best: { readonly room: number; readonly choice: Choice; readonly cost: KillCost } | null = null;
  for (const [room, choice] of choices.entries()) {
    const rest = sums[count - room];
    if (!choice || !rest) continue;
    const cost = sumOf([choice, rest]);
    if (!best || isLess(cost, best.cost)) best = { room, choice, cost };
  }
  return best;
}

function planInNode(state: SimState, job: Job): PreemptionPlan | null {
  let best: { readonly node: NodeId; readonly choice: Choice } | null = null;
  for (let node = 0; node < state.hall.nodeCount; node++) {
    if (!isOpen(state, node, job.id)) continue;
    const missing = Math.max(0, job.gpus - (state.nodeFree[node] ?? 0));
    const choice = missing === 0 ? noKillCost : (leastKillCosts(offersOn(state, node, job), missing)[missing] ?? null);
    if (choice && (!best || isLess(choice, best.choice))) best = { node, choice };
    if (missing === 0) break;
  }
  return best && { nodes: [best.node], kills: best.choice.jobs };
}

/** The jobs on a node that may be killed for another, and the GPUs of it that each gives. */
function offersOn(state: SimState, node: NodeId, job: Job): Offer[] {
  return jobsOnNode(state, node)
    .map((id) => jobOf(state, id))
    .filter((standing) => isVictim(state, standing, job) && !standing.movingTo.includes(node))
    .map((standing) => ({
      ...killCostOf(state, standing),
      gives: Math.min(standing.gpus, state.hall.gpusPerNode),
      job: standing.id,
    }));
}

function killCostOf(state: SimState, job: Job): KillCost {
  return { loss: atRisk(job, state.now), kills: 1 };
}

function sumOf(costs: readonly KillCost[]): KillCost {
  return costs.reduce((sum, { loss, kills }) => ({ loss: sum.loss + loss, kills: sum.kills + kills }), noKillCost);
}
