import type { Refusal, Seconds, SimEvent, Simulation } from "../sim/index.ts";
import type { TimedCommand } from "./run-record.ts";

/** A recorded command that the simulation did not do. */
export interface RefusedCommand extends TimedCommand {
  /** Its place in the list. */
  readonly index: number;
  readonly refusal: Refusal;
}

/** What came of playing commands. */
export interface Played {
  readonly events: readonly SimEvent[];
  readonly refused: readonly RefusedCommand[];
}

/** Does the commands, in order of time, each at its time, and runs on to `until`; later ones are ignored. */
export function playCommands(simulation: Simulation, commands: readonly TimedCommand[], until: Seconds): Played {
  const events: SimEvent[] = [];
  const refused: RefusedCommand[] = [];
  for (const [index, { time, command }] of commands.entries()) {
    if (time > until) break;
    if (time > simulation.time) collect(events, simulation.advanceTo(time));
    const result = simulation.dispatch(command);
    if (!result.ok) refused.push({ index, time, command, refusal: result.refusal });
  }
  collect(events, simulation.advanceTo(Math.max(until, simulation.time)));
  return { events, refused };
}

/** Not `push(...more)`: a long run has more events than a call may have arguments. */
function collect(events: SimEvent[], more: readonly SimEvent[]): void {
  for (const event of more) events.push(event);
}
