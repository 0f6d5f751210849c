import type { Job } from "./job.ts";
import { phaseShare } from "./phase-share.ts";
import type { GpuSeconds } from "./level.ts";
import type { SimState } from "./state.ts";
import type { JobLedger } from "./view.ts";

/** The ledger of a job that has not held a GPU yet. */
export function emptyLedger(): JobLedger {
  return {
    useful: 0,
    lostToKills: 0,
    lostToFailures: 0,
    checkpointing: 0,
    restarting: 0,
    migrating: 0,
    tax: 0,
    stalled: 0,
  };
}

/** Books a job's GPU-seconds into the hall's accounts, and a training or data-parallel job's into its own, too. */
export function book(state: SimState, job: Job, account: keyof JobLedger, gpuSeconds: GpuSeconds): void {
  state.totals[account] += gpuSeconds;
  const own = ownLedger(state, job);
  if (own) own[account] += gpuSeconds;
}

/** Takes lost work out of what was useful. */
export function bookLoss(state: SimState, job: Job, account: "lostToKills" | "lostToFailures", lost: GpuSeconds): void {
  book(state, job, "useful", -lost);
  book(state, job, account, lost);
}

/** Where a training or data-parallel job's GPU-seconds went up to now: they sum to what it has held. Null of all others. */
export function jobLedgerOf(state: SimState, job: Job): JobLedger | null {
  const own = ownLedger(state, job);
  if (!own || job.status !== "running") return own && { ...own };
  const { account, spent, useful, stalled } = phaseShare(job, state.now);
  const now = { ...own, useful: own.useful + useful, stalled: own.stalled + stalled };
  now[account] += spent - useful;
  return now;
}

function ownLedger({ trainings, elastics }: SimState, { id }: Job): JobLedger | null {
  return trainings.get(id)?.ledger ?? elastics.get(id)?.ledger ?? null;
}
