import type { Price, Refusal } from "./command.ts";
import { planCompaction, stopCostOf, type Compaction } from "./defragment.ts";
import { latestEnd, latestEndOnceMoved } from "./latest-end.ts";
import { atRisk } from "./phase-share.ts";
import type { GpuSeconds, JobId, NodeId, Seconds } from "./level.ts";
import { copyEnds, copySeconds, taxAhead, type Move } from "./migration.ts";
import type { Forced } from "./rehearse.ts";
import type { Job } from "./job.ts";
import { jobOf, type SimState } from "./state.ts";

/** What a command will do, worked out before anything is changed: a price reads it, a dispatch carries it out. */
export interface Plan {
  readonly kills: readonly JobId[];
  readonly moves: readonly Move[];
  /** Jobs in the way that are left to run. */
  readonly stays: readonly JobId[];
  /** Those of them that are moved as soon as there is room for them. */
  readonly waits: readonly JobId[];
  /** Jobs in the way that an earlier command is moving out already. */
  readonly leaving: readonly JobId[];
  /** Nodes the command is about. */
  readonly nodes: readonly NodeId[];
  /** Whether they are cleared for a gang. */
  readonly clears: boolean;
  readonly compaction: Compaction | null;
  readonly setupDollars: number;
  /**
   * The data-parallel job that it commands; how long that is paused for it, null if it waits where it would have gone on;
   * and how many nodes it gets in the place of failed ones.
   */
  readonly elastic: JobId | null;
  readonly pauseSeconds: Seconds | null;
  readonly nodesJoining: number;
}

export type PlanResult = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusal: Refusal };

/** A plan that does nothing but what is given. */
export function planOf(parts: Partial<Plan>): PlanResult {
  return {
    ok: true,
    plan: {
      kills: [],
      moves: [],
      stays: [],
      waits: [],
      leaving: [],
      nodes: [],
      clears: false,
      compaction: null,
      setupDollars: 0,
      elastic: null,
      pauseSeconds: 0,
      nodesJoining: 0,
      ...parts,
    },
  };
}

export function refuse(refusal: Refusal): PlanResult {
  return { ok: false, refusal };
}

/** What carrying a plan out costs and frees, with what scheduling then takes by force. */
export function priceOf(state: SimState, plan: Plan, forced: Forced): Price {
  const killed = plan.kills.map((id) => jobOf(state, id));
  const moved = plan.moves.map(({ job }) => jobOf(state, job));
  const stays = plan.stays.map((id) => jobOf(state, id));
  const waits = plan.waits.map((id) => jobOf(state, id));
  const compacted = plan.compaction ? [...plan.compaction.moves.keys()].map((id) => jobOf(state, id)) : [];
  const stop = plan.compaction ? stopCostOf(state, plan.compaction) : { migrating: 0, stalled: 0 };
  const lostToKills = sum(killed, (job) => atRisk(job, state.now)) + forced.lost;
  const migrating = sum([...moved, ...waits], (job) => 2 * job.gpus * copySeconds(state, job)) + stop.migrating;
  const tax = sum([...moved, ...waits, ...compacted], (job) => (job.rate === 1000 ? taxAhead(state, job) : 0));
  const restarting = restartingOf(state, plan);
  const total = lostToKills + migrating + tax + stop.stalled + restarting;
  return {
    lostToKills,
    migrating,
    tax,
    stalled: stop.stalled,
    restarting,
    total,
    dollars: (total / 3600) * state.level.prices.gpuHourDollars + plan.setupDollars,
    seconds: secondsOf(state, plan, forced),
    copiesDoneIn: copiesDoneIn(state, plan),
    kills: { jobs: killed.length + forced.jobs, gpus: gpusOf(killed) + forced.gpus },
    moves: { jobs: moved.length + compacted.length, gpus: gpusOf(moved) + gpusOf(compacted) },
    stays: { jobs: stays.length, gpus: gpusOf(stays), lastEnds: stays.length > 0 ? clearedBy(state, plan) : state.now },
    waits: { jobs: waits.length, gpus: gpusOf(waits) },
    frees: freesOf(state, plan),
  };
}

/** The longest compaction worth doing, or a refusal. */
export function planDefragmentation(state: SimState, longestEmptyRun: number): PlanResult {
  const compaction = planCompaction(state, longestEmptyRun);
  if (!compaction) return refuse("no-gain");
  const { firstNode, nodeCount } = compaction;
  return planOf({ compaction, nodes: Array.from({ length: nodeCount }, (_, index) => firstNode + index) });
}

/** By when all that is in a plan's way has left or ended at the latest, if nothing interferes. */
export function clearedBy(state: SimState, plan: Plan): Seconds {
  const moved = plan.moves.map(({ job }) => job);
  const ends = copyEnds(state, moved);
  let last = state.now;
  for (const id of [...moved, ...plan.leaving]) last = Math.max(last, ends.get(id) ?? 0);
  for (const id of plan.stays) {
    const job = jobOf(state, id);
    const isComing = job.movingTo.length > 0 && !state.copying.has(id);
    last = Math.max(last, isComing ? latestEndOnceMoved(state, job) : latestEnd(state, job));
  }
  return last;
}

function secondsOf(state: SimState, plan: Plan, forced: Forced): Seconds | null {
  if (plan.compaction) return plan.compaction.seconds;
  if (plan.pauseSeconds !== 0) return plan.pauseSeconds;
  return plan.stays.length > 0 ? null : Math.max(clearedBy(state, plan) - state.now, forced.after);
}

/** A compaction copies everything at once, and works on when that is done. */
function copiesDoneIn(state: SimState, { moves, compaction }: Plan): Seconds {
  if (compaction) return compaction.seconds;
  const ends = copyEnds(
    state,
    moves.map(({ job }) => job),
  );
  return moves.reduce((last, { job }) => Math.max(last, (ends.get(job) ?? state.now) - state.now), 0);
}

function freesOf(state: SimState, plan: Plan): { gpus: number; nodes: number } {
  if (plan.compaction) {
    const nodes = plan.compaction.nodeCount;
    return { gpus: nodes * state.hall.gpusPerNode, nodes };
  }
  const leaving = new Set([...plan.kills, ...plan.moves.map(({ job }) => job)]);
  const nodes = new Set<NodeId>();
  let gpus = 0;
  for (const id of leaving) {
    const job = jobOf(state, id);
    const isCopied = state.copying.has(id);
    // Who is killed while it is copied lets go of both ends.
    gpus += isCopied ? 2 * job.gpus : job.gpus;
    for (const node of [...job.nodes, ...(isCopied ? job.movingTo : [])]) nodes.add(node);
  }
  const { gpusPerNode } = state.hall;
  // Who is on its way into a window that is being cleared goes elsewhere.
  const clears = new Set(plan.clears ? plan.nodes : []);
  const emptied = [...nodes].filter((node) => {
    for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
      const job = state.gpuJob[gpu] ?? -1;
      const held = state.gpuHeld[gpu] ?? -1;
      if ((job >= 0 && !leaving.has(job)) || (held >= 0 && !leaving.has(held) && !clears.has(node))) return false;
    }
    return true;
  });
  return { gpus, nodes: emptied.length };
}

function restartingOf(state: SimState, { elastic, pauseSeconds, nodesJoining }: Plan): GpuSeconds {
  if (elastic === null) return 0;
  const held = jobOf(state, elastic).heldGpus;
  return (pauseSeconds ?? 0) * (held + nodesJoining * state.hall.gpusPerNode);
}

function gpusOf(jobs: readonly Job[]): number {
  return sum(jobs, (job) => job.gpus);
}

function sum(jobs: readonly Job[], of: (job: Job) => GpuSeconds): GpuSeconds {
  return jobs.reduce((total, job) => total + of(job), 0);
}
