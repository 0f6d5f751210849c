import type { TimedCommand } from "../../replay/run-record.ts";
import type { Level, Seconds } from "../../sim/index.ts";

/** What a player can set or do, as reports tell it apart. */
export const leverIds = [
  "policy",
  "preemption",
  "interval",
  "storage",
  "defragment",
  "kill",
  "migrate",
  "drain",
  "recovery",
  "batch",
  "routing",
  "ring",
  "swap",
] as const;

export type LeverId = (typeof leverIds)[number];

/** The value of a lever that is pulled or not, where it was pulled. */
export const used = "used";
/** Where it was not. */
export const unused = "unused";
/** The value of an interval that is none. */
export const never = "never";

/**
 * What a run had of each lever that its level has: the settings that were in force for any time, each as its id or its
 * seconds, or whether it was pulled.
 */
export type LeverValues = ReadonlyMap<LeverId, ReadonlySet<string>>;

/** Reads what a run had of each lever off its commands. */
export function leversOf(level: Level, commands: readonly TimedCommand[]): LeverValues {
  const settings = new Map(initialSettings(level));
  const values = new Map<LeverId, Set<string>>(leversOn(level).map((lever) => [lever, new Set<string>()]));
  const pulled = new Set<LeverId>();
  const note = (): void => {
    for (const [lever, value] of settings) values.get(lever)?.add(value);
  };
  let now: Seconds = 0;
  for (const { time, command } of commands) {
    // What was set and set otherwise at one moment was never in force.
    if (time > now) note();
    now = time;
    switch (command.type) {
      case "set-policy": {
        // The policy of that name brings the switch, and takes it along.
        const isPreemption = command.policy === "preemption";
        if (isPreemption || settings.get("policy") === "preemption") {
          settings.set("preemption", isPreemption ? "on" : "off");
        }
        settings.set("policy", command.policy);
        break;
      }
      case "set-preemption":
        settings.set("preemption", command.on ? "on" : "off");
        break;
      case "set-checkpoint-interval":
        settings.set("interval", command.interval === null ? never : String(command.interval));
        break;
      case "choose-storage":
        settings.set("storage", command.tier);
        settings.set("interval", boundInterval(level, settings));
        break;
      case "set-recovery":
        settings.set("recovery", command.mode);
        break;
      case "set-batch":
        settings.set("batch", command.rule);
        break;
      case "set-routing":
        settings.set("routing", command.routing);
        break;
      case "place-gang":
        pulled.add(command.clear);
        if (command.killYoungerThan !== undefined || command.killStuck === true) pulled.add("kill");
        break;
      case "set-ring":
        pulled.add("ring");
        break;
      case "swap-nodes":
        pulled.add("swap");
        break;
      case "defragment":
      case "kill":
      case "migrate":
      case "drain":
        pulled.add(command.type);
        break;
      case "undrain":
      case "release-window":
      case "take-help":
        break;
    }
  }
  note();
  for (const [lever, seen] of values) if (!settings.has(lever)) seen.add(pulled.has(lever) ? used : unused);
  return values;
}

/** The levers that mean something on a level. */
export function leversOn(level: Level): readonly LeverId[] {
  const isRing = level.jobs.some(({ dataParallel }) => dataParallel !== undefined);
  const isTraining = level.jobs.some(({ checkpointInterval }) => checkpointInterval === "lever");
  return leverIds.filter((lever) => {
    if (["recovery", "batch", "routing", "ring", "swap"].includes(lever)) return isRing;
    if (lever === "storage") return level.storage.length > 1;
    if (lever === "interval") return !isRing;
    return !isRing && !isTraining;
  });
}

function initialSettings(level: Level): readonly (readonly [LeverId, string])[] {
  const on = new Set(leversOn(level));
  const all: readonly (readonly [LeverId, string])[] = [
    ["policy", level.policy],
    ["preemption", level.preemption || level.policy === "preemption" ? "on" : "off"],
    ["interval", level.checkpointInterval === null ? never : String(level.checkpointInterval)],
    ["storage", level.storage[0]?.id ?? ""],
    // As every data-parallel job begins.
    ["recovery", "rigid"],
    ["batch", "keep"],
    ["routing", "by-hand"],
  ];
  return all.filter(([lever]) => on.has(lever));
}

/** A contract that does not bear the interval makes it its shortest. */
function boundInterval(level: Level, settings: ReadonlyMap<LeverId, string>): string {
  const interval = settings.get("interval") ?? never;
  const shortest = level.storage.find(({ id }) => id === settings.get("storage"))?.shortestInterval ?? 0;
  return interval === never ? never : String(Math.max(Number(interval), shortest));
}
