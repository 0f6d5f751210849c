import type { LongColumns, Rarities, ShortColumns } from "../job-columns.ts";
import type { SavedJobs } from "../jobs.ts";
import type { Reader } from "./bytes.ts";
import {
  column,
  finite,
  finites,
  flag,
  jobId,
  list,
  mapOf,
  nodeId,
  record,
  setOf,
  whole,
  type Codec,
} from "./codec.ts";

const amount = whole(0);
const mostWhole = 0x7fff_ffff;
const perJob = (from: Reader): number => from.bounds.jobs;
const perSlot = (from: Reader): number => from.bounds.slots;
const integers = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);
const shorts = (length: number): Uint16Array<ArrayBuffer> => new Uint16Array(length);
const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
/** A node, none, or several that are named apart. */
const nodeOrNone = ({ bounds }: Reader): readonly [number, number] => [-2, bounds.nodes - 1];

const long: Codec<LongColumns> = record({
  origin: column(integers, perJob),
  gpus: column(integers, perJob, () => [1, mostWhole]),
  work: finites(perJob),
  estimate: column(integers, perJob),
  submitted: column(integers, perJob),
  queuedAt: column(integers, perJob),
  startedAt: column(integers, perJob),
  firstStart: column(integers, perJob),
  kills: column(shorts, perJob),
  flags: column(bytes, perJob, () => [0, 7]),
  slot: column(integers, perJob, ({ bounds }) => [-1, bounds.slots - 1]),
});

const short: Codec<ShortColumns> = record({
  status: column(bytes, perSlot, () => [0, 2]),
  phase: column(bytes, perSlot, () => [0, 4]),
  stateBytes: finites(perSlot),
  checkpointInterval: finites(perSlot),
  node: column(integers, perSlot, nodeOrNone),
  movingTo: column(integers, perSlot, nodeOrNone),
  rate: column(integers, perSlot),
  starts: column(integers, perSlot),
  settledTo: finites(perSlot),
  phaseStart: finites(perSlot),
  phaseEnds: finites(perSlot),
  done: finites(perSlot),
  captured: finites(perSlot),
  saved: finites(perSlot),
  drainEnds: finites(perSlot),
  drain: finites(perSlot),
  checkpoints: column(integers, perSlot),
  restarts: column(integers, perSlot),
  heldGpus: column(integers, perSlot),
  group: column(integers, perSlot),
  epoch: column(integers, perSlot),
  course: column(bytes, perSlot, () => [0, 2]),
});

const pace = record({
  gpus: amount,
  stepWork: finite,
  stepMicros: finite,
  tokensPerSecond: finite,
  replicas: amount,
  shrunk: flag,
  outside: setOf(nodeId),
});

const rare: Codec<Rarities> = record({
  nodes: mapOf(jobId, list(nodeId)),
  movingTo: mapOf(jobId, list(nodeId)),
  carried: mapOf(jobId, list(record({ stint: amount, work: finite }))),
  pace: mapOf(jobId, pace),
});

/** The table of jobs, but for its two lengths, which the reader's bounds have. */
export const savedJobs: Codec<SavedJobs> = {
  write(out, jobs) {
    long.write(out, jobs.long);
    short.write(out, jobs.short);
    rare.write(out, jobs.rare);
  },
  read(from) {
    const read = { long: long.read(from), short: short.read(from), rare: rare.read(from) };
    requireOwnSlots(from, read);
    return read;
  },
};

/** No two jobs are the same row. */
function requireOwnSlots(from: Reader, { long: { slot: slots } }: SavedJobs): void {
  from.field = "slot";
  const taken = new Uint8Array(from.bounds.slots);
  for (const slot of slots) {
    if (slot < 0) continue;
    if (taken[slot] === 1) from.fail(`${slot} twice`, "be there once");
    taken[slot] = 1;
  }
}
