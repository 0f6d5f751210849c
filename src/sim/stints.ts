import { mttfOf } from "./hazard.ts";
import { ledgerOf } from "./ledger.ts";
import type { GpuSeconds } from "./level.ts";
import { atRisk } from "./phase-share.ts";
import type { Job } from "./job.ts";
import { jobOf, type SimState, type StintStart } from "./state.ts";
import { trainingOf } from "./tiers.ts";
import type { CheckpointSetting, Ledger, Stint } from "./view.ts";

/** Opens a new stretch if the setting is another one; a level without a training job has none. */
export function beginStint(state: SimState): void {
  const setting = settingOf(state);
  const last = state.stints.at(-1);
  if (!setting || (last && isSame(last.setting, setting))) return;
  if (last?.since === state.now) state.stints.pop();
  const before = state.stints.at(-1);
  if (before && isSame(before.setting, setting)) return;
  for (const id of state.trainings) carryOver(state, jobOf(state, id));
  state.stints.push({ setting, since: state.now, failures: state.failures, ledger: ledgerOf(state), kept: 0, lost: 0 });
}

/** Books what has become of a training job's oldest work at risk, to the stretches that did it. */
export function decideWork(state: SimState, job: Job, work: GpuSeconds, fate: "kept" | "lost"): void {
  const current = state.stints.at(-1);
  if (!job.followsLever || !current) return;
  let left = work;
  const carried: { stint: number; work: GpuSeconds }[] = [];
  for (const part of job.carried) {
    const decided = Math.min(left, part.work);
    left -= decided;
    const stint = state.stints[part.stint];
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

/** The stretches so far, the last one up to now. */
export function stintsOf(state: SimState): readonly Stint[] {
  const now = { since: state.now, failures: state.failures, ledger: ledgerOf(state) };
  const jobs = state.trainings.map((id) => jobOf(state, id));
  return state.stints.map((start, index) => {
    const own = index === state.stints.length - 1 ? jobs.reduce((sum, job) => sum + ownRisk(state, job), 0) : 0;
    const carried = jobs.flatMap((job) => job.carried).filter(({ stint }) => stint === index);
    const open = carried.reduce((sum, { work }) => sum + work, own);
    return stintOf(start, state.stints[index + 1] ?? now, open);
  });
}

type StintEnd = Pick<StintStart, "since" | "failures" | "ledger">;

function stintOf(start: StintStart, end: StintEnd, open: GpuSeconds): Stint {
  const grown = (key: keyof Ledger): number => end.ledger[key] - start.ledger[key];
  return {
    setting: start.setting,
    since: start.since,
    until: end.since,
    failures: end.failures - start.failures,
    kept: start.kept,
    lost: start.lost,
    open,
    checkpointing: grown("checkpointing"),
    restarting: grown("restarting"),
    allocated: grown("capacity") - grown("idle") - grown("down"),
  };
}

function settingOf(state: SimState): CheckpointSetting | null {
  const mttf = mttfOf(state);
  if (mttf === null || !trainingOf(state.level)) return null;
  return { interval: state.checkpointInterval, tier: state.storage.tier, mttf };
}

function isSame(a: CheckpointSetting, b: CheckpointSetting): boolean {
  return a.interval === b.interval && a.tier === b.tier && a.mttf === b.mttf;
}
