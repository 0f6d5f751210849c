import type { Command } from "../command.ts";
import { startDefragmentation } from "../defragment.ts";
import { longestEmptyRun } from "../placement.ts";
import { offeredPolicies } from "../policies/policy-ids.ts";
import { planDefragmentation, planOf, refuse, type Plan, type PlanResult } from "../plan.ts";
import type { SimState } from "../state.ts";
import { beginStint } from "../stints.ts";
import { chooseStorage, offeredTiers, setCheckpointInterval } from "../storage.ts";
import { tierOf } from "../tiers.ts";

type SetPolicy = Extract<Command, { type: "set-policy" }>;
type SetPreemption = Extract<Command, { type: "set-preemption" }>;
type ChooseStorage = Extract<Command, { type: "choose-storage" }>;
type TakeHelp = Extract<Command, { type: "take-help" }>;
type SetInterval = Extract<Command, { type: "set-checkpoint-interval" }>;

export function planSetPolicy(state: SimState, { policy }: SetPolicy): PlanResult {
  if (!offeredPolicies(state.level).includes(policy)) return refuse("policy-not-offered");
  return policy === state.policy ? refuse("nothing-to-do") : planOf({});
}

/** Choosing Preemption turns the kill switch on; leaving it turns the switch off. */
export function applySetPolicy(state: SimState, { policy }: SetPolicy): void {
  if (policy === "preemption") state.preemption = true;
  else if (state.policy === "preemption") state.preemption = false;
  state.policy = policy;
  state.reservations = [];
  state.needsScheduling = true;
}

export function planSetPreemption(state: SimState, { on }: SetPreemption): PlanResult {
  return on === state.preemption ? refuse("nothing-to-do") : planOf({});
}

export function applySetPreemption(state: SimState, { on }: SetPreemption): void {
  state.preemption = on;
  state.needsScheduling = true;
}

export function planSetInterval(state: SimState, { interval }: SetInterval): PlanResult {
  const { shortestInterval } = tierOf(state.level, state.storage.tier);
  const isFit = Number.isInteger(interval) && (interval ?? 0) >= shortestInterval;
  if (interval !== null && (!isFit || interval > state.level.longestInterval)) return refuse("bad-interval");
  return interval === state.checkpointInterval ? refuse("nothing-to-do") : planOf({});
}

/** A job launched without checkpoints cannot learn them while it runs, unless it follows the lever. */
export function applySetInterval(state: SimState, { interval }: SetInterval): void {
  setCheckpointInterval(state, interval);
  beginStint(state);
}

export function planChooseStorage(state: SimState, { tier }: ChooseStorage): PlanResult {
  if (tier === state.storage.tier) return refuse("nothing-to-do");
  const offered = offeredTiers(state).find(({ id }) => id === tier);
  return offered ? planOf({ setupDollars: offered.setupDollars }) : refuse("not-offered");
}

export function applyChooseStorage(state: SimState, { tier }: ChooseStorage): void {
  chooseStorage(state, tier);
}

export function planDefragment(state: SimState): PlanResult {
  if (state.moveQueue.length + state.copying.size > 0) return refuse("moves-under-way");
  return planDefragmentation(state, longestEmptyRun(state));
}

export function applyDefragment(state: SimState, _command: Command, plan: Plan): void {
  if (plan.compaction) startDefragmentation(state, plan.compaction);
}

export function planTakeHelp(state: SimState, { help }: TakeHelp): PlanResult {
  return state.helps.includes(help) ? refuse("nothing-to-do") : planOf({});
}

export function applyTakeHelp(state: SimState, { help }: TakeHelp): void {
  state.helps.push(help);
}
