import type { Refusal, Seconds, Simulation } from "../sim/index.ts";
import type { TimedCommand } from "./run-record.ts";

/** A recorded command that the simulation did not do. */
export interface RefusedCommand extends TimedCommand {
  /** Its place in the list. */
  readonly index: number;
  readonly refusal: Refusal;
}

/**
 * Does the commands, in order of time, each at its time, and runs on to `until`; later ones are ignored. Returns those that
 * were refused.
 */
export function playCommands(
  simulation: Simulation,
  commands: readonly TimedCommand[],
  until: Seconds,
): readonly RefusedCommand[] {
  const refused: RefusedCommand[] = [];
  for (const [index, { time, command }] of commands.entries()) {
    if (time > until) break;
    if (time > simulation.time) simulation.skipTo(time);
    const result = simulation.dispatch(command);
    if (!result.ok) refused.push({ index, time, command, refusal: result.refusal });
  }
  simulation.skipTo(Math.max(until, simulation.time));
  return refused;
}
