import * as v from "valibot";
import { explainIssue, show } from "../levels/explain-issue.ts";
import { timedCommandSchema } from "./command-schema.ts";
import {
  formerRecordSchema,
  formerReplaySchema,
  fromFormerRecord,
  fromFormerReplay,
  fromUnforked,
  fromUnreasoned,
  unforkedSchema,
  unreasonedSchema,
} from "./former-replay.ts";
import { digestEvery } from "./mark-times.ts";
import { rationaleSchema, recordEntries } from "./record-schema.ts";
import { ReplayError } from "./replay-error.ts";
import { recordFormat, replayLimits, type RunRecord, type TimedCommand, type TimedDigest } from "./run-record.ts";

const recordSchema = v.strictObject({ ...recordEntries, rationale: rationaleSchema });

/**
 * Checks a run's record from outside, also of an older format: counts first, then every field.
 * @throws ReplayError naming the field and what it got.
 */
export function parseReplay(json: unknown): RunRecord {
  if (!isRecord(json)) throw new ReplayError(`the replay is ${show(json)}, but must be an object.`);
  const { format, commands, digests, settings } = json;
  if (typeof format === "number" && format > recordFormat) {
    throw new ReplayError(
      `format is ${show(format)}, but this version reads formats up to ${recordFormat}: a newer version of the game wrote the replay.`,
    );
  }
  limitCount("commands", commands, replayLimits.commands);
  limitCount("digests", digests, replayLimits.digests);
  limitCount("settings", isRecord(settings) ? Object.keys(settings) : [], replayLimits.settings);
  limitIds("commands", commands);
  const record = readFormat(format, json);
  requireOrder("commands", record.commands);
  requireOrder("digests", record.digests, true);
  requireSpaced(record.digests);
  requireTold("commands", record.commands, record.time);
  requireTold("digests", record.digests, record.time);
  if (record.fork !== null && record.fork.at > record.time) {
    throw new ReplayError(`fork.at is ${show(record.fork.at)}, but time is ${show(record.time)}.`);
  }
  return record;
}

/**
 * Checks a script: a list of commands with their times, as in a replay.
 * @throws ReplayError naming the field and what it got.
 */
export function parseCommands(json: unknown): readonly TimedCommand[] {
  limitCount("commands", json, replayLimits.commands);
  limitIds("commands", json);
  const commands = check(v.array(timedCommandSchema), json, "commands");
  requireOrder("commands", commands);
  return commands;
}

function readFormat(format: unknown, json: unknown): RunRecord {
  if (format === 1) return fromFormerReplay(check(formerReplaySchema, json, "the replay"));
  if (format === 2) return fromFormerRecord(check(formerRecordSchema, json, "the replay"));
  if (format === 3) return fromUnreasoned(check(unreasonedSchema, json, "the replay"));
  if (format === 4) return fromUnforked(check(unforkedSchema, json, "the replay"));
  return check(recordSchema, json, "the replay");
}

function check<S extends v.GenericSchema>(schema: S, json: unknown, root: string): v.InferOutput<S> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  throw new ReplayError(`${explainIssue(result.issues[0], root)}.`);
}

function limitCount(field: string, list: unknown, limit: number): void {
  if (!Array.isArray(list) || list.length <= limit) return;
  throw new ReplayError(`${field} has ${list.length} entries, but at most ${limit} are read.`);
}

function limitIds(field: string, commands: unknown): void {
  if (!Array.isArray(commands)) return;
  let all = 0;
  for (const [index, entry] of commands.entries()) {
    const command: unknown = isRecord(entry) ? entry["command"] : undefined;
    if (!isRecord(command)) continue;
    for (const key of ["nodes", "jobs", "to", "order"]) {
      const ids = command[key];
      limitCount(`${field}[${index}].command.${key}`, ids, replayLimits.idsInCommand);
      if (Array.isArray(ids)) all += ids.length;
    }
  }
  if (all <= replayLimits.idsInAll) return;
  throw new ReplayError(
    `${field} name ${all} nodes, jobs and replicas, but at most ${replayLimits.idsInAll} are read.`,
  );
}

function requireOrder(field: string, entries: readonly { readonly time: number }[], oneATime = false): void {
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (before === undefined || before.time < entry.time || (!oneATime && before.time === entry.time)) continue;
    const last = `${field}[${index - 1}].time is ${show(before.time)}`;
    const order = oneATime ? "each must be later than the one before" : "they must be in order of time";
    throw new ReplayError(`${field}[${index}].time is ${show(entry.time)}, but ${last}: ${order}.`);
  }
}

/** All digests but the one at the end are noted at marks, which no level has closer together. */
function requireSpaced(digests: readonly TimedDigest[]): void {
  for (const [index, { time }] of digests.slice(0, -1).entries()) {
    const before = digests[index - 1];
    if (before === undefined || time - before.time >= digestEvery) continue;
    const last = `digests[${index - 1}].time is ${show(before.time)}`;
    throw new ReplayError(
      `digests[${index}].time is ${show(time)}, but ${last}: all but the last must be ${digestEvery} seconds apart.`,
    );
  }
}

function requireTold(field: string, entries: readonly { readonly time: number }[], end: number): void {
  const last = entries.at(-1);
  if (last === undefined || last.time <= end) return;
  throw new ReplayError(`time is ${show(end)}, but ${field}[${entries.length - 1}].time is ${show(last.time)}.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
