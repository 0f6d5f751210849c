import type { GpuSeconds } from "./level.ts";
import { usefulOnLine } from "./lines.ts";
import { atRisk, phaseShare } from "./phase-share.ts";
import { jobOf, type SimState, type Totals } from "./state.ts";
import type { Ledger } from "./view.ts";

/**
 * The account of every GPU-second since the level began. Each class is counted on its own: jobs by their phases, idle
 * and down by their counts over time; that they sum to the capacity is a law under test, not a definition.
 */
export function ledgerOf(state: SimState): Ledger {
  const totals: Totals = { ...state.totals };
  totals.useful += usefulOnLine(state);
  for (const id of state.lines.crooked) {
    const { account, spent, useful, stalled } = phaseShare(jobOf(state, id), state.now);
    totals.useful += useful;
    totals[account] += spent - useful;
    totals.stalled += stalled;
  }
  const elapsed = state.now - state.countedTo;
  return {
    capacity: state.hall.gpuCount * state.now,
    useful: totals.useful,
    lostToKills: totals.lostToKills,
    lostToFailures: totals.lostToFailures,
    checkpointing: totals.checkpointing,
    restarting: totals.restarting,
    migrating: totals.migrating,
    tax: totals.tax,
    stalled: totals.stalled,
    idle: totals.idle + elapsed * state.idleGpus,
    down: totals.down + elapsed * state.downGpus,
  };
}

/** What goodput is a share of, and that share: useful work, without what training jobs have not saved yet. */
export function keptAndAllocated(state: SimState): { readonly kept: GpuSeconds; readonly allocated: GpuSeconds } {
  const { capacity, useful, idle, down } = ledgerOf(state);
  const risk = [...state.trainings.keys()].reduce((sum, id) => sum + atRisk(jobOf(state, id), state.now), 0);
  return { kept: useful - risk, allocated: capacity - idle - down };
}
