import type { LevelFile } from "../levels/level-file.ts";
import { playCommands, type RefusedCommand } from "../replay/play-commands.ts";
import type { TimedCommand } from "../replay/run-record.ts";
import { createSimulation, type PolicyId, type Seconds, type Simulation } from "../sim/index.ts";

/** How a level is to be run. */
export interface RunPlan {
  readonly seed: string;
  readonly script: readonly TimedCommand[];
  readonly until: Seconds;
  readonly policy: PolicyId | null;
}

/** A run that has come to its end. */
export interface Run {
  readonly simulation: Simulation;
  readonly refused: readonly RefusedCommand[];
}

const slices = 100;

/** Runs a level, telling after every hundredth of it how far it is. */
export function runLevel(file: LevelFile, plan: RunPlan, onProgress: (time: Seconds) => void): Run {
  const simulation = createSimulation(file.level, plan.seed);
  // The policy that the level begins with is refused as no change, which is no news.
  if (plan.policy !== null) simulation.dispatch({ type: "set-policy", policy: plan.policy });
  const refused: RefusedCommand[] = [];
  let next = 0;
  for (let slice = 1; slice <= slices; slice++) {
    const until = Math.floor((plan.until * slice) / slices);
    const due = plan.script.slice(next).filter(({ time }) => time <= until);
    for (const command of playCommands(simulation, due, until).refused) {
      refused.push({ ...command, index: next + command.index });
    }
    next += due.length;
    onProgress(until);
  }
  return { simulation, refused };
}
