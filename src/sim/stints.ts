import { mttfOf } from "./hazard.ts";
import { emptyLedger, jobLedgerOf } from "./job-ledger.ts";
import type { GpuSeconds, JobId } from "./level.ts";
import { atRisk } from "./phase-share.ts";
import type { Job } from "./job.ts";
import { jobOf, type SimState, type StintShare } from "./state.ts";
import { trainingOf } from "./tiers.ts";
import type { CheckpointSetting, JobLedger, Stint } from "./view.ts";

/** Takes in a training job that arrives: it had no part in the stretches before. */
export function addTraining(state: SimState, job: Job): void {
  state.trainings.set(job.id, { ledger: emptyLedger(), stints: state.stints.map(() => shareFrom(emptyLedger())) });
}

function shareFrom(ledger: JobLedger): StintShare {
  return { ledger, kept: 0, lost: 0 };
}

/** Opens a new stretch if the setting is another one; a level without a training job has none. */
export function beginStint(state: SimState): void {
  const setting = settingOf(state);
  const last = state.stints.at(-1);
  if (!setting || (last && isSame(last.setting, setting))) return;
  if (last?.since === state.now) {
    state.stints.pop();
    for (const { stints } of state.trainings.values()) stints.pop();
  }
  const before = state.stints.at(-1);
  if (before && isSame(before.setting, setting)) return;
  for (const [id, { stints }] of state.trainings) {
    const job = jobOf(state, id);
    carryOver(state, job);
    stints.push(shareFrom(ledgerNow(state, job)));
  }
  state.stints.push({ setting, since: state.now, failures: state.failures });
}

/** Books what has become of a training job's oldest work at risk, to the stretches that did it. */
export function decideWork(state: SimState, job: Job, work: GpuSeconds, fate: "kept" | "lost"): void {
  const stints = state.trainings.get(job.id)?.stints;
  const current = stints?.at(-1);
  if (!stints || !current) return;
  let left = work;
  const carried: { stint: number; work: GpuSeconds }[] = [];
  for (const part of job.carried) {
    const decided = Math.min(left, part.work);
    left -= decided;
    const stint = stints[part.stint];
    if (stint) stint[fate] += decided;
    if (part.work > decided) carried.push({ stint: part.stint, work: part.work - decided });
  }
  job.carried = carried;
  current[fate] += left;
}

/** What is at risk when a stretch ends remains its own. */
function carryOver(state: SimState, job: Job): void {
  const work = ownRisk(state, job);
  if (work > 0) job.carried = [...job.carried, { stint: state.stints.length - 1, work }];
}

/** A job's work at risk that the present stretch did. */
function ownRisk(state: SimState, job: Job): GpuSeconds {
  return atRisk(job, state.now) - job.carried.reduce((sum, { work }) => sum + work, 0);
}

/** The stretches so far, the last one up to now, and what came of them for these training jobs, all without a list. */
export function stintsOf(state: SimState, jobs: Iterable<JobId> = state.trainings.keys()): readonly Stint[] {
  const parts = [...jobs].map((id) => partsOf(state, id));
  return state.stints.map(({ setting, since, failures }, index) => {
    const next = state.stints[index + 1];
    const sum = (of: keyof StintPart): GpuSeconds => parts.reduce((total, part) => total + (part[index]?.[of] ?? 0), 0);
    return {
      setting,
      since,
      until: next?.since ?? state.now,
      failures: (next?.failures ?? state.failures) - failures,
      kept: sum("kept"),
      lost: sum("lost"),
      open: sum("open"),
      checkpointing: sum("checkpointing"),
      restarting: sum("restarting"),
      allocated: sum("allocated"),
    };
  });
}

type StintPart = Pick<Stint, "kept" | "lost" | "open" | "checkpointing" | "restarting" | "allocated">;

/** What came of the stretches for one training job. */
function partsOf(state: SimState, id: JobId): StintPart[] {
  const job = jobOf(state, id);
  const stints = state.trainings.get(id)?.stints ?? [];
  const now = ledgerNow(state, job);
  return stints.map(({ ledger, kept, lost }, index) => {
    const end = stints[index + 1]?.ledger ?? now;
    const own = index === stints.length - 1 ? ownRisk(state, job) : 0;
    const carried = job.carried.filter(({ stint }) => stint === index);
    return {
      kept,
      lost,
      open: carried.reduce((sum, { work }) => sum + work, own),
      checkpointing: end.checkpointing - ledger.checkpointing,
      restarting: end.restarting - ledger.restarting,
      allocated: heldOf(end) - heldOf(ledger),
    };
  });
}

function ledgerNow(state: SimState, job: Job): JobLedger {
  return jobLedgerOf(state, job) ?? emptyLedger();
}

function heldOf(ledger: JobLedger): GpuSeconds {
  return Object.values(ledger).reduce((sum, gpuSeconds) => sum + gpuSeconds, 0);
}

function settingOf(state: SimState): CheckpointSetting | null {
  const mttf = mttfOf(state);
  if (mttf === null || !trainingOf(state.level)) return null;
  return { interval: state.checkpointInterval, tier: state.storage.tier, mttf };
}

function isSame(a: CheckpointSetting, b: CheckpointSetting): boolean {
  return a.interval === b.interval && a.tier === b.tier && a.mttf === b.mttf;
}
