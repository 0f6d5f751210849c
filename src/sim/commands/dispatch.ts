import type { Command, CommandResult, PriceResult } from "../command.ts";
import { priceOf, refuse, type Plan, type PlanResult } from "../plan.ts";
import type { JobId } from "../level.ts";
import { nobody, rehearse, type Forced } from "../rehearse.ts";
import { jobOf, type SimState } from "../state.ts";
import {
  applySetBatch,
  applySetRecovery,
  applySetRing,
  applySetRouting,
  applySwapNodes,
  planSetBatch,
  planSetRecovery,
  planSetRing,
  planSetRouting,
  planSwapNodes,
} from "./elastic-commands.ts";
import { applyPlaceGang, applyReleaseWindow, planPlaceGang, planReleaseWindow } from "./gang-commands.ts";
import { applyKill, applyMigrate, planKill, planMigrate } from "./job-commands.ts";
import {
  applyChooseStorage,
  applyDefragment,
  applySetInterval,
  applySetPolicy,
  applySetPreemption,
  applyTakeHelp,
  planChooseStorage,
  planDefragment,
  planSetInterval,
  planSetPolicy,
  planSetPreemption,
  planTakeHelp,
} from "./lever-commands.ts";
import { applyDrain, applyUndrain, planDrain, planUndrain } from "./node-commands.ts";

interface Handler<Kind extends Command> {
  /** Works out what the command would do; changes nothing. */
  plan(state: SimState, command: Kind): PlanResult;
  /** Does what was planned at this very moment. */
  apply(state: SimState, command: Kind, plan: Plan): void;
}

const handlers: { readonly [Type in Command["type"]]: Handler<Extract<Command, { type: Type }>> } = {
  "set-policy": { plan: planSetPolicy, apply: applySetPolicy },
  "set-preemption": { plan: planSetPreemption, apply: applySetPreemption },
  "set-checkpoint-interval": { plan: planSetInterval, apply: applySetInterval },
  "choose-storage": { plan: planChooseStorage, apply: applyChooseStorage },
  defragment: { plan: planDefragment, apply: applyDefragment },
  drain: { plan: planDrain, apply: applyDrain },
  undrain: { plan: planUndrain, apply: applyUndrain },
  kill: { plan: planKill, apply: applyKill },
  migrate: { plan: planMigrate, apply: applyMigrate },
  "place-gang": { plan: planPlaceGang, apply: applyPlaceGang },
  "set-recovery": { plan: planSetRecovery, apply: applySetRecovery },
  "set-batch": { plan: planSetBatch, apply: applySetBatch },
  "set-routing": { plan: planSetRouting, apply: applySetRouting },
  "set-ring": { plan: planSetRing, apply: applySetRing },
  "swap-nodes": { plan: planSwapNodes, apply: applySwapNodes },
  "take-help": { plan: planTakeHelp, apply: applyTakeHelp },
  "release-window": { plan: planReleaseWindow, apply: applyReleaseWindow },
};

/** Carries a command out, or says why not. */
export function dispatch(state: SimState, command: Command): CommandResult {
  const result = planCommand(state, command);
  if (!result.ok) return result;
  const { plan } = result;
  const forced = forcedBy(state, command, plan);
  const nodes = plan.nodes.length > 0 ? plan.nodes : forced.nodes;
  state.events.push({ time: state.now, type: "command-done", command, price: priceOf(state, plan, forced), nodes });
  handlerOf(command).apply(state, command, plan);
  return { ok: true };
}

/** What a command would cost now. */
export function priceCommand(state: SimState, command: Command): PriceResult {
  const result = planCommand(state, command);
  if (!result.ok) return result;
  return { ok: true, price: priceOf(state, result.plan, forcedBy(state, command, result.plan)) };
}

/** What dies beyond those that a plan names, because a job of the higher class takes its place by force. */
function forcedBy(state: SimState, command: Command, plan: Plan): Forced {
  if (!mayForce(state, command, plan)) return nobody;
  return rehearse(state, (copy) => handlerOf(command).apply(copy, command, plan));
}

/** Whether the kill switch may be on and a job of the higher class without a window pending once a command is done. */
function mayForce(state: SimState, command: Command, plan: Plan): boolean {
  const turns = command.type === "set-preemption" || command.type === "set-policy";
  if (!state.preemption && !turns) return false;
  const isProduction = (id: JobId): boolean => jobOf(state, id).priority === "production";
  if (plan.kills.some(isProduction)) return true;
  const comesFree = command.type === "release-window" ? command.job : null;
  const isReserved = command.type === "place-gang" ? command.job : null;
  const waiting = state.queue.ofClass("production");
  return waiting.some((id) => id !== isReserved && (id === comesFree || !state.windows.has(id)));
}

function planCommand(state: SimState, command: Command): PlanResult {
  if (state.ended) return refuse("over");
  if (state.now < (state.level.observeUntil ?? 0) && command.type !== "take-help") return refuse("observing");
  if (state.defragmentation && !isAllowedWhileStopped(command)) return refuse("defragmenting");
  return handlerOf(command).plan(state, command);
}

/** Levers may be set while the world is stopped; nothing may be moved. */
function isAllowedWhileStopped(command: Command): boolean {
  return (
    command.type.startsWith("set-") ||
    ["choose-storage", "drain", "undrain", "release-window", "take-help"].includes(command.type)
  );
}

function handlerOf<Kind extends Command>(command: Kind): Handler<Kind> {
  // The table is total over the union, which TypeScript cannot follow through a lookup by a union's own tag.
  return handlers[command.type] as unknown as Handler<Kind>;
}
