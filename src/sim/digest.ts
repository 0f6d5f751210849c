import type { Elastic } from "./elastic/elastic.ts";
import type { Job, SimState } from "./state.ts";
import type { JobPhase, JobStatus } from "./view.ts";

/** Two 32-bit lanes mixed by multiplication (after MurmurHash3's constants, Appleby 2011): integers only. */
class Hash {
  #a = 0x9e3779b9;
  #b = 0x85ebca6b;

  number(value: number): void {
    const low = value | 0;
    const high = Math.floor(value / 4_294_967_296) | 0;
    this.#mix(low);
    this.#mix(high);
    // Fractions occur only in the times of arrivals to come.
    if (!Number.isInteger(value)) this.#mix(Math.floor((value - Math.floor(value)) * 4_294_967_296) | 0);
  }

  text(value: string): void {
    this.number(value.length);
    for (let index = 0; index < value.length; index++) this.#mix(value.charCodeAt(index));
  }

  list(values: ArrayLike<number>): void {
    this.number(values.length);
    for (let index = 0; index < values.length; index++) this.#mix((values[index] ?? 0) | 0);
  }

  hex(): string {
    return [this.#a, this.#b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #mix(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0xcc9e2d51);
    this.#a = (this.#a << 15) | (this.#a >>> 17);
    this.#b = Math.imul(this.#b ^ this.#a ^ (word << 7), 0x1b873593);
    this.#b = (this.#b << 13) | (this.#b >>> 19);
  }
}

/** Hashes everything that can influence the rest of a run. */
export function digestOf(state: SimState): string {
  const hash = new Hash();
  hash.text(state.level.id);
  hash.text(state.seed);
  hash.number(state.now);
  for (const job of state.jobs) hashJob(hash, job);
  hash.list(state.queue);
  hash.list([...state.running].toSorted((a, b) => a - b));
  hash.list(state.gpuJob);
  hash.list(state.gpuHeld);
  hash.list(state.gpuState);
  hash.list(state.nodeDown);
  hash.list(state.nodeReturnsAt);
  hash.list(state.nodeDrained);
  hash.list(state.nodeReservedFor);
  hash.list(state.nodeFailures);
  for (const [gang, { firstNode }] of state.windows) hash.list([gang, firstNode]);
  hash.list(state.moveQueue);
  hash.list([...state.copying]);
  hash.number(state.defragmentation?.until ?? -1);
  for (const [job, node] of state.defragmentation?.moves ?? []) hash.list([job, node]);
  hash.text(state.policy);
  hash.number(state.preemption ? 1 : 0);
  hash.number(state.checkpointInterval ?? -1);
  hashRecord(hash, state.storage);
  hashRecord(hash, state.totals);
  if (state.elastic) hashElastic(hash, state.elastic);
  hash.list(state.startedWaits);
  hash.number(state.longestPause);
  hash.text(state.ended ? `${state.ended.time} ${state.ended.lostBy}` : "");
  for (const { time, event } of state.future.inOrder()) {
    hash.number(time);
    hashRecord(hash, event);
  }
  return hash.hex();
}

function hashElastic(hash: Hash, elastic: Elastic): void {
  hash.text(`${elastic.mode} ${elastic.batch} ${elastic.routing} ${elastic.stage}`);
  for (const nodes of elastic.replicas) hash.list(nodes);
  hash.list(elastic.ring);
  hash.list([...elastic.members].toSorted((a, b) => a - b));
  hash.list([...elastic.warm].toSorted((a, b) => a - b));
  hash.list([...elastic.joining].toSorted((a, b) => a - b));
  for (const [node, permille] of elastic.slow) hash.list([node, permille]);
  hash.list([elastic.closed ? 1 : 0, elastic.crashed ? 1 : 0, elastic.cold ? 1 : 0]);
  hash.number(elastic.stood);
  hash.number(elastic.shrunkFor);
}

/** A job's fields that can differ between two runs of a seed; its name and its size follow from its number. */
function hashJob(hash: Hash, job: Job): void {
  hash.number(phases.indexOf(job.status === "running" ? job.phase : job.status));
  hash.number(job.work);
  hash.number(job.done);
  hash.number(job.saved);
  hash.number(job.captured);
  hash.number(job.drainEnds ?? -1);
  hash.number(job.drain);
  hash.number(job.submitted);
  hash.number(job.queuedAt);
  hash.number(job.startedAt);
  hash.number(job.firstStart ?? -1);
  hash.number(job.phaseStart);
  hash.number(job.settledTo);
  hash.number(job.checkpointInterval ?? -1);
  hash.number(job.rate);
  hash.list(job.nodes);
  hash.list(job.movingTo);
  // Counters, each far below 2^10, share a word.
  hash.number(job.kills + 1024 * (job.starts + 1024 * job.epoch));
}

const phases: readonly (JobPhase | JobStatus)[] = [
  "pending",
  "finished",
  "working",
  "checkpointing",
  "restarting",
  "migrating",
  "stalled",
];

/** Field by field, in the order the record was made with. */
function hashRecord(hash: Hash, record: object): void {
  for (const value of Object.values(record)) {
    if (typeof value === "number") hash.number(value);
    else if (typeof value === "string") hash.text(value);
    else if (Array.isArray(value)) hash.list(value);
    else hash.number(value === null ? -1 : value === true ? 1 : 0);
  }
}
