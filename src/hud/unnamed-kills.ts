import type { Command, Price } from "../sim/index.ts";

/** How many jobs a command would kill beyond those that its button names. */
export function unnamedKills(command: Command, price: Price): number {
  if (command.type === "kill") return price.kills.jobs - new Set(command.jobs).size;
  // These ways of clearing a window say themselves how many they kill.
  if (command.type === "place-gang" && command.clear !== "drain") return 0;
  return price.kills.jobs;
}
