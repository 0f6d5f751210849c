import type { Elastic } from "./elastic/elastic.ts";
import { futureEventTypes, type Scheduled } from "./future-event-list.ts";
import { Hash } from "./hash.ts";
import { HashSum } from "./hash-sum.ts";
import { addJob, addNewcomer, addPlain } from "./job-hash.ts";
import { JobQueue } from "./job-queue.ts";
import { RunningJobs } from "./running-jobs.ts";
import type { SimState } from "./state.ts";
import { WidthTally } from "./width-tally.ts";

/**
 * What a digest leaves out of a state; it hashes everything else. It follows from the level, which a replay names by a
 * hash of its own, or from the seed; it was handed out already; or it is there for drawing. Jobs, the future and the
 * data-parallel jobs are hashed apart.
 */
const leftOut = new Set<string>([
  "level",
  "hall",
  "demand",
  "nodes",
  "lines",
  "key",
  "events",
  "revision",
  "future",
  "jobs",
  "elastics",
] satisfies (keyof SimState)[]);
/** And out of a data-parallel job: what the level says of it. */
const leftOutOfElastic = new Set<string>(["spec", "network", "firstRack"] satisfies (keyof Elastic)[]);

/**
 * Hashes everything that the rest of a run, its score and its debrief can depend on, as 16 hex digits. Jobs that are
 * finished were hashed as they finished; the others, the tables and the accounts are hashed now; what is bound to happen
 * is a sum, so that nothing need be sorted.
 */
export function digestOf(state: SimState): string {
  const hash = new Hash();
  hash.add(state.level.id);
  addFields(hash, state, leftOut);
  hash.number(state.jobs.length);
  for (const ids of [state.queue.inOrder(), state.running]) {
    for (const id of ids) {
      const job = state.jobs.get(id);
      if (job?.starts === 0) addNewcomer(hash, job);
      else if (job?.isPlain) addPlain(hash, job);
      else if (job) addJob(hash, job);
    }
  }
  hash.add([...state.elastics.keys()]);
  for (const elastic of state.elastics.values()) addFields(hash, elastic, leftOutOfElastic);
  const future = new HashSum();
  state.future.each((scheduled) => future.add(scheduled, addScheduled));
  hash.add(future);
  const { high, low } = hash.take();
  return hex(high) + hex(low);
}

/** Events of one time come by their order, which is theirs from the beginning. */
function addScheduled(hash: Hash, { time, order, type, id, epoch }: Scheduled): void {
  hash.number(time);
  hash.number(order);
  hash.number(futureEventTypes.indexOf(type));
  hash.number(id);
  hash.number(epoch);
}

function addFields(hash: Hash, record: object, except: ReadonlySet<string>): void {
  for (const [name, value] of Object.entries(record)) if (!except.has(name)) hash.add(dataOf(value));
}

/** What a structure with an index holds, without the index. */
function dataOf(value: unknown): unknown {
  if (value instanceof JobQueue) return value.inOrder();
  if (value instanceof RunningJobs) return value.ids();
  return value instanceof WidthTally ? value.counts() : value;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
