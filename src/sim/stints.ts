import { mttfOf } from "./hazard.ts";
import { ledgerOf } from "./ledger.ts";
import type { Seconds } from "./level.ts";
import type { SimState } from "./state.ts";
import { trainingOf } from "./tiers.ts";
import type { CheckpointSetting, Ledger, Stint } from "./view.ts";

/** Where a stretch of the run began: its setting, and the accounts at that time. */
export interface StintStart {
  readonly setting: CheckpointSetting;
  readonly since: Seconds;
  readonly failures: number;
  readonly ledger: Ledger;
}

/** Opens a new stretch if the setting is another one; a level without a training job has none. */
export function beginStint(state: SimState): void {
  const setting = settingOf(state);
  const last = state.stints.at(-1);
  if (!setting || (last && isSame(last.setting, setting))) return;
  if (last?.since === state.now) state.stints.pop();
  const before = state.stints.at(-1);
  if (before && isSame(before.setting, setting)) return;
  state.stints.push({ setting, since: state.now, failures: state.failures, ledger: ledgerOf(state) });
}

/** The stretches so far, the last one up to now. */
export function stintsOf(state: SimState): readonly Stint[] {
  const now = { since: state.now, failures: state.failures, ledger: ledgerOf(state) };
  return state.stints.map((start, index) => stintOf(start, state.stints[index + 1] ?? now));
}

function stintOf(start: StintStart, end: Omit<StintStart, "setting">): Stint {
  const grown = (key: keyof Ledger): number => end.ledger[key] - start.ledger[key];
  return {
    setting: start.setting,
    since: start.since,
    until: end.since,
    failures: end.failures - start.failures,
    useful: grown("useful"),
    lostToFailures: grown("lostToFailures"),
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
