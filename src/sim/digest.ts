import type { Elastic } from "./elastic/elastic.ts";
import { Hash } from "./hash.ts";
import { JobQueue } from "./job-queue.ts";
import type { Job, SimState } from "./state.ts";
import { Tally } from "./tally.ts";

/**
 * What a digest leaves out of a state; it hashes everything else. It follows from the level, which a replay names by a
 * hash of its own; it was handed out already; or it is there for drawing. The future is hashed in its order.
 */
const leftOut = new Set<string>([
  "level",
  "hall",
  "nodes",
  "key",
  "events",
  "revision",
  "future",
  "jobs",
  "elastics",
] satisfies (keyof SimState)[]);
/** And out of a job: what it came with follows from its number, whatever is commanded. */
const leftOutOfJob = new Set<string>([
  "name",
  "owner",
  "priority",
  "gpus",
  "contiguous",
  "estimate",
  "stateBytes",
  "followsLever",
] satisfies (keyof Job)[]);
/** And out of a data-parallel job: what the level says of it. */
const leftOutOfElastic = new Set<string>(["spec", "network", "firstRack"] satisfies (keyof Elastic)[]);

/** Hashes everything that the rest of a run, its score and its debrief can depend on. */
export function digestOf(state: SimState): string {
  const hash = new Hash();
  hash.add(state.level.id);
  addFields(hash, state, leftOut);
  hash.table(state.jobs, jobFields(state.jobs));
  hash.add([...state.elastics.keys()]);
  for (const elastic of state.elastics.values()) addFields(hash, elastic, leftOutOfElastic);
  for (const { time, event } of state.future.inOrder()) {
    hash.add(time);
    hash.add(event);
  }
  return hash.hex();
}

/** Every field that jobs have now, but what they came with. */
function jobFields([job]: readonly Job[]): readonly (keyof Job)[] {
  return (Object.keys(job ?? {}) as (keyof Job)[]).filter((field) => !leftOutOfJob.has(field));
}

function addFields(hash: Hash, record: object, except: ReadonlySet<string>): void {
  for (const [name, value] of Object.entries(record)) if (!except.has(name)) hash.add(dataOf(value));
}

/** What a structure with an index holds, without the index. */
function dataOf(value: unknown): unknown {
  if (value instanceof JobQueue) return value.inOrder();
  return value instanceof Tally ? value.counts : value;
}
