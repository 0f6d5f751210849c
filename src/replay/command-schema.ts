import * as v from "valibot";
import { policyIds, type Command } from "../sim/index.ts";
import { replayLimits, type TimedCommand } from "./run-record.ts";

/** Whole simulated seconds, in [0, a year]. */
export const secondsSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(replayLimits.seconds));
const idSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x7fffffff));
const idsSchema = v.pipe(v.array(idSchema), v.readonly());

type CommandOf<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const schemas = {
  "set-policy": v.strictObject({
    type: v.literal("set-policy"),
    policy: v.picklist(policyIds),
  }),
  "set-preemption": v.strictObject({ type: v.literal("set-preemption"), on: v.boolean() }),
  "set-checkpoint-interval": v.strictObject({
    type: v.literal("set-checkpoint-interval"),
    interval: v.nullable(secondsSchema),
  }),
  "choose-storage": v.strictObject({
    type: v.literal("choose-storage"),
    tier: v.picklist(["shared-nfs", "parallel-fs", "in-memory"]),
  }),
  defragment: v.strictObject({ type: v.literal("defragment") }),
  drain: v.strictObject({ type: v.literal("drain"), nodes: idsSchema }),
  undrain: v.strictObject({ type: v.literal("undrain"), nodes: idsSchema }),
  kill: v.strictObject({ type: v.literal("kill"), jobs: idsSchema }),
  migrate: v.strictObject({ type: v.literal("migrate"), jobs: idsSchema, to: v.exactOptional(idsSchema) }),
  "place-gang": v.strictObject({
    type: v.literal("place-gang"),
    job: idSchema,
    firstNode: idSchema,
    clear: v.picklist(["kill", "migrate", "drain"]),
    killYoungerThan: v.exactOptional(secondsSchema),
    killStuck: v.exactOptional(v.boolean()),
  }),
  "release-window": v.strictObject({ type: v.literal("release-window"), job: idSchema }),
  "set-recovery": v.strictObject({
    type: v.literal("set-recovery"),
    job: v.exactOptional(idSchema),
    mode: v.picklist(["rigid", "elastic", "regroup"]),
  }),
  "set-batch": v.strictObject({
    type: v.literal("set-batch"),
    job: v.exactOptional(idSchema),
    rule: v.picklist(["keep", "shrink"]),
  }),
  "set-routing": v.strictObject({
    type: v.literal("set-routing"),
    job: v.exactOptional(idSchema),
    routing: v.picklist(["by-hand", "automatic"]),
  }),
  "set-ring": v.strictObject({ type: v.literal("set-ring"), job: v.exactOptional(idSchema), order: idsSchema }),
  "take-help": v.strictObject({
    type: v.literal("take-help"),
    help: v.picklist(["windows", "hint-1", "hint-2", "hint-3"]),
  }),
  "swap-nodes": v.strictObject({ type: v.literal("swap-nodes"), job: v.exactOptional(idSchema), nodes: idsSchema }),
} satisfies {
  // Each command of the core, with each of its fields: one that is missing here does not compile.
  readonly [T in Command["type"]]: v.GenericSchema<unknown, CommandOf<T>> & {
    readonly entries: Readonly<Record<keyof CommandOf<T>, v.GenericSchema>>;
  };
};

/** Every command that the core knows, and no other. */
export const commandSchema = v.variant("type", Object.values(schemas)) satisfies v.GenericSchema<unknown, Command>;

/** Milliseconds since 1970. */
export const instantSchema = v.pipe(v.number(), v.finite(), v.minValue(0));

/** A command and its time. */
export const timedCommandSchema = v.strictObject({
  time: secondsSchema,
  command: commandSchema,
  at: v.exactOptional(instantSchema),
}) satisfies v.GenericSchema<unknown, TimedCommand>;
