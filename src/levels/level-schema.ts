import * as v from "valibot";
import { policyIds, type FailureCause, type StorageTierId } from "../sim/index.ts";
import type { LevelFile } from "./level-file.ts";
import { levelLimits } from "./level-limits.ts";

const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366 * 86_400));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e12));
const positive = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(1e12));
/** Bytes of a GPU, and bytes per second: far apart enough for all in use, and near enough that a copy ends. */
const bytes = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e13));
const bandwidth = v.pipe(v.number(), v.finite(), v.minValue(1e4), v.maxValue(1e15));
/** No control or invisible characters: it reaches terminals and names of files. */
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u));
const list = <Item extends v.GenericSchema>(item: Item, max: number) => v.pipe(v.array(item), v.maxLength(max));

const sizeShares = v.pipe(list(v.strictObject({ gpus: count(1024), share: amount }), 64), v.minLength(1));

const workload = v.strictObject({
  fill: v.pipe(v.number(), v.minValue(0), v.maxValue(0.99)),
  initialSizes: sizeShares,
  arrivalSizes: sizeShares,
  runTimes: v.pipe(list(v.strictObject({ p: share, value: positive }), 100), v.minLength(2)),
  maxRunSeconds: v.pipe(seconds, v.minValue(1)),
  estimateRounding: count(86_400),
  stateBytesPerGpu: bytes,
  arrivalsPerHour: v.pipe(v.number(), v.minValue(0.001), v.maxValue(1e6)),
  dayRhythm: v.pipe(v.array(v.pipe(v.number(), v.minValue(0.01), v.maxValue(100))), v.length(24)),
});

const sizedSeconds = v.pipe(
  list(v.strictObject({ gpus: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9)), seconds }), 32),
  v.minLength(2),
);

const dataParallel = v.strictObject({
  replicas: count(10_000),
  nodesPerReplica: count(1000),
  placement: v.picklist(["by-rack", "by-feed"]),
  microBatches: count(10_000),
  microBatchMicros: count(60_000_000),
  tokensPerMicroBatch: count(100_000_000),
  gradientBytesPerGpu: bytes,
  spareNodes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  rebuild: sizedSeconds,
  coldStart: sizedSeconds,
});

const oversubscription = v.pipe(v.number(), v.minValue(1), v.maxValue(1000));

const length = v.pipe(v.number(), v.minValue(0), v.maxValue(1000));

const network = v.strictObject({
  bytesPerSecondPerGpu: bandwidth,
  latencyNanos: v.pipe(v.number(), v.minValue(0), v.maxValue(1e9)),
  nanosPerMeter: length,
  rackMeters: length,
  rowMeters: length,
  rowOversubscription: oversubscription,
  podOversubscription: oversubscription,
});

const job = v.strictObject({
  name,
  owner: name,
  priority: v.picklist(["student", "production"]),
  gpus: count(1_000_000),
  leastGpus: v.exactOptional(count(1_000_000)),
  contiguous: v.boolean(),
  arrives: seconds,
  earliest: v.exactOptional(seconds),
  bookedAhead: v.exactOptional(v.pipe(seconds, v.minValue(60))),
  runSeconds: v.pipe(seconds, v.minValue(1)),
  estimateSeconds: v.pipe(seconds, v.minValue(1)),
  stateBytesPerGpu: bytes,
  checkpointInterval: v.nullable(v.union([v.pipe(seconds, v.minValue(60)), v.literal("lever")])),
  dataParallel: v.exactOptional(dataParallel),
});

const causes = [
  "gpu",
  "hbm3",
  "software",
  "network",
  "host-maintenance",
  "gpu-sram",
  "gpu-processor",
  "nic",
  "nccl-timeout",
  "silent-corruption",
  "gpu-thermal",
  "ssd",
  "power-supply",
  "chassis",
  "io-board",
  "dependency",
  "cpu",
  "memory",
  "power-spike",
] as const satisfies readonly FailureCause[];

const scriptedFailure = v.strictObject({
  time: seconds,
  nodes: v.union([
    v.pipe(list(v.pipe(v.number(), v.integer(), v.minValue(0)), 100_000), v.minLength(1)),
    v.picklist(["feed", "rack"]),
  ]),
  job: v.exactOptional(name),
  cause: v.picklist(causes),
  repairSeconds: v.pipe(seconds, v.minValue(1)),
  returnsOver: v.exactOptional(seconds),
});

const slowdown = v.strictObject({
  time: seconds,
  job: v.exactOptional(name),
  permille: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
});

const clause = v.strictObject({
  id: v.picklist([
    "gang-starts",
    "student-p95-wait",
    "wide-p95-wait",
    "student-work-killed",
    "longest-pause",
    "training-time-lost",
    "batch-shrunk",
  ]),
  limit: amount,
  fatal: v.nullable(amount),
  penaltyDollars: amount,
});

const tierIds = ["shared-nfs", "parallel-fs", "in-memory"] as const satisfies readonly StorageTierId[];

const tier = v.strictObject({
  id: v.picklist(tierIds),
  offeredAt: seconds,
  saveBytesPerSecondPerGpu: bandwidth,
  drainBytesPerSecondPerGpu: v.nullable(bandwidth),
  loadBytesPerSecondPerGpu: bandwidth,
  shortestInterval: v.pipe(seconds, v.minValue(60)),
  dollarsPerHour: amount,
  setupDollars: amount,
});

const weight = v.pipe(v.number(), v.minValue(0.001), v.maxValue(1e6));

const fairShare = v.strictObject({
  halfLife: v.pipe(seconds, v.minValue(60)),
  groups: v.pipe(list(v.strictObject({ name, share: weight, demand: weight }), 32), v.minLength(1)),
});

const level = v.strictObject({
  id: name,
  topology: v.strictObject({
    pods: count(1000),
    rowsPerPod: count(1000),
    racksPerRow: count(1000),
    nodesPerRack: count(64),
    gpusPerNode: count(64),
  }),
  duration: v.pipe(seconds, v.minValue(60)),
  clockStart: seconds,
  pace: count(100_000),
  checkEvery: v.pipe(seconds, v.minValue(60)),
  goodputWindow: v.nullable(v.pipe(seconds, v.minValue(60))),
  observeUntil: v.exactOptional(seconds),
  policy: v.picklist(policyIds),
  policies: v.exactOptional(v.pipe(list(v.picklist(policyIds), policyIds.length), v.minLength(1))),
  fairShare: v.exactOptional(fairShare),
  preemption: v.boolean(),
  preemptionLimit: count(1000),
  checkpointInterval: v.nullable(v.pipe(seconds, v.minValue(60))),
  longestInterval: v.pipe(seconds, v.minValue(60)),
  workload: v.nullable(workload),
  jobs: list(job, levelLimits.jobs),
  storage: v.pipe(list(tier, 8), v.minLength(1)),
  restart: v.strictObject({ detectSeconds: seconds, rescheduleSeconds: seconds }),
  migration: v.strictObject({
    fixedSeconds: v.pipe(seconds, v.minValue(1)),
    bytesPerSecond: bandwidth,
    lanes: count(1000),
    taxPermille: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(900)),
  }),
  defragmentation: v.strictObject({ fixedSeconds: v.pipe(seconds, v.minValue(1)), bytesPerSecond: bandwidth }),
  failures: v.strictObject({
    perThousandNodeDays: v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)),
    aging: list(v.strictObject({ from: seconds, factor: v.pipe(v.number(), v.minValue(0.01), v.maxValue(100)) }), 16),
    standbys: v.boolean(),
    scripted: list(scriptedFailure, 1000),
    slowdowns: v.exactOptional(list(slowdown, 100)),
  }),
  network: v.exactOptional(network),
  prices: v.strictObject({ gpuHourDollars: amount, jobMfu: share }),
  clauses: list(clause, 16),
});

const lever = v.variant("type", [
  v.strictObject({ type: v.literal("set-policy"), policy: v.picklist(policyIds) }),
  v.strictObject({ type: v.literal("set-preemption"), on: v.boolean() }),
  v.strictObject({ type: v.literal("set-checkpoint-interval"), interval: v.nullable(seconds) }),
  v.strictObject({ type: v.literal("choose-storage"), tier: v.picklist(tierIds) }),
  v.strictObject({ type: v.literal("defragment") }),
  v.strictObject({
    type: v.literal("place"),
    rank: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
    clear: v.picklist(["kill", "migrate", "drain", "cheapest"]),
    killYoungerThan: v.exactOptional(seconds),
    killStuck: v.exactOptional(v.boolean()),
    only: v.exactOptional(v.picklist(["booked", "waiting"])),
  }),
  v.strictObject({ type: v.literal("consolidate"), nodes: count(100_000) }),
  v.strictObject({ type: v.literal("kill-all") }),
  v.strictObject({ type: v.literal("set-optimal-interval") }),
  v.strictObject({ type: v.literal("set-recovery"), mode: v.picklist(["rigid", "elastic", "regroup"]) }),
  v.strictObject({ type: v.literal("set-batch"), rule: v.picklist(["keep", "shrink"]) }),
  v.strictObject({ type: v.literal("set-routing"), routing: v.picklist(["by-hand", "automatic"]) }),
  v.strictObject({ type: v.literal("route"), by: v.picklist(["automatic", "pods"]), rejoin: v.boolean() }),
  v.strictObject({ type: v.literal("swap-in-spares"), andEmpty: v.exactOptional(v.boolean()) }),
  v.strictObject({ type: v.literal("leave-out-slow") }),
]);

const play = v.strictObject({
  id: name,
  role: v.picklist(["solution", "contender", "anti-solution", "baseline"]),
  stars: v.strictObject({
    atLeast: v.exactOptional(count(3)),
    atMost: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(3))),
  }),
  share,
  steps: list(v.strictObject({ time: seconds, do: lever }), 1000),
});

const priced = v.pipe(v.number(), v.minValue(0.01), v.maxValue(1));

const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

const about = v.strictObject({
  order: v.pipe(v.number(), v.finite()),
  number: name,
  title: name,
  summary: sentence,
  brief: v.pipe(list(sentence, 12), v.minLength(1)),
  unlocks: list(name, 32),
});

/** A level's file, field by field; a field it does not know is an error, because a typing mistake would be one. */
export const levelFileSchema = v.strictObject({
  lesson: name,
  about,
  level,
  goals: v.strictObject({
    fragmentationBelow: share,
    goodputAbove: share,
    thirdStar: v.strictObject({
      measure: v.picklist(["disruption", "regret", "training-lost"]),
      within: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
      slack: amount,
    }),
    help: v.strictObject({
      windows: v.exactOptional(priced),
      "hint-1": v.exactOptional(priced),
      "hint-2": v.exactOptional(priced),
      "hint-3": v.exactOptional(priced),
    }),
  }),
  prediction: v.strictObject({
    metric: v.picklist(["disruption-gpu-hours", "best-interval-seconds", "first-failure-share"]),
    min: v.pipe(amount, v.minValue(0.0001)),
    max: v.pipe(amount, v.minValue(0.0001)),
  }),
  plays: list(play, 32),
}) satisfies v.GenericSchema<unknown, LevelFile>;
