import type { GpuSeconds, JobId } from "./level.ts";

/** What killing some jobs costs: less work is better, and of equal work fewer jobs. */
export interface KillCost {
  readonly loss: GpuSeconds;
  readonly kills: number;
}

/** Something that can be taken whole at a cost, and how much room it gives. */
export interface Offer extends KillCost {
  readonly gives: number;
  readonly job: JobId;
}

/** Jobs whose deaths together give some room. */
export interface Choice extends KillCost {
  readonly jobs: readonly JobId[];
}

export const noKillCost: Choice = { loss: 0, kills: 0, jobs: [] };

export function isLess(a: KillCost, b: KillCost): boolean {
  return a.loss < b.loss || (a.loss === b.loss && a.kills < b.kills);
}

/**
 * The cheapest choice of offers that gives at least so much room, for every amount from 0 to `most`; null where all offers
 * together give too little. Exact, a knapsack filled offer by offer; of equal choices the earlier offers are taken.
 */
export function leastKillCosts(offers: readonly Offer[], maxRoom: number): (Choice | null)[] {
  const best: (Choice | null)[] = Array.from({ length: maxRoom + 1 }, (_, room) => (room === 0 ? noKillCost : null));
  for (const { gives, loss, kills, job } of offers) {
    for (let room = maxRoom; room > 0; room--) {
      const without = best[Math.max(0, room - gives)] ?? null;
      if (!without) continue;
      const cost = { loss: without.loss + loss, kills: without.kills + kills };
      const known = best[room] ?? null;
      if (!known || isLess(cost, known)) best[room] = { ...cost, jobs: [...without.jobs, job] };
    }
  }
  return best;
}
