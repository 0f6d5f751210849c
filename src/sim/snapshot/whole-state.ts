import { racksFilled } from "../elastic/begin-elastic.ts";
import { FutureEventList, futureEventTypes, type FutureEventType } from "../future-event-list.ts";
import { HashSum } from "../hash-sum.ts";
import { JobQueue } from "../job-queue.ts";
import { Jobs } from "../jobs.ts";
import type { Level, Seconds } from "../level.ts";
import { RunningJobs } from "../running-jobs.ts";
import { Nodes } from "../nodes.ts";
import { createState, isStale, tablesOf, type SimState } from "../state.ts";
import { WidthTally } from "../width-tally.ts";
import { Reader, type Writer } from "./bytes.ts";
import { jobIds, list } from "./codec.ts";
import { elastic } from "./elastic-codec.ts";
import { events, future } from "./event-codec.ts";
import { savedJobs } from "./job-codec.ts";
import { nodeTables, stateFields, waits } from "./state-codec.ts";

const elastics = list(elastic);

/** Writes a state, but for what follows from its level and its seed. */
export function writeState(out: Writer, state: SimState): void {
  out.word(state.jobs.length);
  out.word(state.jobs.slots);
  stateFields.write(out, state);
  nodeTables.write(out, {
    gpuJob: state.gpuJob,
    gpuHeld: state.gpuHeld,
    free: state.nodeFree,
    down: state.nodeDown,
    returnsAt: state.nodeReturnsAt,
    drained: state.nodeDrained,
    reservedFor: state.nodeReservedFor,
  });
  savedJobs.write(out, state.jobs.save());
  out.word(state.finishedSum.high);
  out.word(state.finishedSum.low);
  jobIds.write(out, [...state.queue.inOrder()]);
  jobIds.write(out, [...state.running]);
  waits.write(out, state.startedWaits.counts());
  elastics.write(out, [...state.elastics.values()]);
  out.double(state.future.inserted);
  future.write(out, state.future.save());
  events.write(out, state.events);
}

/** @throws SnapshotError */
export function readState(level: Level, seed: string, bytes: Uint8Array): SimState {
  const blank = createState(level, seed);
  const { hall } = blank;
  const head = new Reader(bytes, { nodes: 0, gpus: 0, jobs: 0, slots: 0 });
  const from = new Reader(bytes.subarray(8), {
    nodes: hall.nodeCount,
    gpus: hall.gpuCount,
    jobs: head.word(),
    slots: head.word(),
  });
  const fields = stateFields.read(from);
  const nodes = Nodes.of(hall, nodeTables.read(from));
  const jobs = Jobs.of(savedJobs.read(from));
  const state: SimState = {
    ...blank,
    ...fields,
    jobs,
    future: new FutureEventList((event) => isStale(jobs, event)),
    ...tablesOf(nodes, fields.gpuState),
    finishedSum: HashSum.of({ high: from.word(), low: from.word() }),
    queue: readQueue(from, jobs, fields.now),
    running: readRunning(from, jobs),
    startedWaits: WidthTally.of(waits.read(from)),
  };
  readElastics(from, state);
  readFuture(from, state);
  state.events = events.read(from);
  from.field = "the end";
  if (from.left > 0) from.fail(`followed by ${from.left} bytes`, "be the last");
  return state;
}

function readQueue(from: Reader, jobs: Jobs, now: Seconds): JobQueue {
  from.field = "queue";
  const read = new JobQueue();
  for (const id of jobIds.read(from)) {
    const one = jobs.get(id);
    if (one?.status !== "pending")
      return from.fail(`holding job ${id}, which is ${one?.status ?? "none"}`, "hold pending jobs");
    if (one.queuedAt < 0 || one.queuedAt > now) from.fail(`joined at ${one.queuedAt}`, `be joined in 0..${now}`);
    read.push(one);
  }
  return read;
}

function readRunning(from: Reader, jobs: Jobs): RunningJobs {
  from.field = "running";
  const read = new RunningJobs(jobs);
  for (const id of jobIds.read(from)) {
    const one = jobs.get(id);
    if (one?.status !== "running" || read.has(id))
      from.fail(`holding job ${id}, which does not run`, "hold who runs, once");
    else read.add(id);
  }
  return read;
}

/** What the level says of its data-parallel jobs stands beside what the snapshot does, in the level's order. */
function readElastics(from: Reader, state: SimState): void {
  from.field = "elastics";
  const { network, jobs: scripted } = state.level;
  const specs = scripted.flatMap(({ dataParallel }) => (dataParallel ? [dataParallel] : []));
  const read = elastics.read(from);
  if (read.length !== specs.length) from.fail(`${read.length} long`, `be ${specs.length} long`);
  for (const [index, spec] of specs.entries()) {
    const one = read[index];
    if (one && network) state.elastics.set(one.job, { ...one, spec, network, firstRack: racksFilled(state) });
  }
}

function readFuture(from: Reader, state: SimState): void {
  from.field = "future";
  const inserted = from.double();
  const saved = future.read(from);
  from.field = "future";
  const { length } = saved.time;
  for (const column of Object.values(saved))
    if (column.length !== length) from.fail("of columns of many lengths", "be even");
  for (let index = 0; index < length; index++) {
    const [time, order] = [saved.time[index] ?? 0, saved.order[index] ?? 0];
    if (time < state.now) from.fail(`an event at ${time}`, `come at ${state.now} or later`);
    if (!(order < inserted)) from.fail(`an event of order ${order}`, `be below ${inserted}`);
    requireTarget(from, state, futureEventTypes[saved.type[index] ?? 0], saved.id[index] ?? 0);
  }
  state.future.restore(saved, inserted);
}

/** What an event is about is there. */
function requireTarget(from: Reader, { level }: SimState, type: FutureEventType | undefined, id: number): void {
  const { nodes, jobs } = from.bounds;
  const { scripted, slowdowns } = level.failures;
  const most = {
    "phase-ends": jobs,
    "drain-ends": jobs,
    "node-fails": nodes,
    "node-returns": nodes,
    "scripted-job-is-booked": level.jobs.length,
    "scripted-job-arrives": level.jobs.length,
    "storage-is-offered": level.storage.length,
    "scripted-failure": scripted.length,
    "node-slows": slowdowns?.length ?? 0,
    "job-arrives": 1,
    "hardware-ages": 1,
    "defragmentation-ends": 1,
    "clauses-are-checked": 1,
    "level-ends": 1,
  }[type ?? "level-ends"];
  if (id < 0 || id >= most) from.fail(`an event about ${id}`, `be about one of ${most}`);
}
