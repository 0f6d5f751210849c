import type { Level, NodeId, ScriptedJob, Seconds, Workload } from "./level.ts";
import { groupOf } from "./fair-share.ts";
import { lengthBiased, type Demand } from "./demand.ts";
import { drawsOf, exponential, type Draws } from "./random.ts";
import type { Job } from "./job.ts";
import type { NewJob } from "./jobs.ts";
import { jobOf, type SimState } from "./state.ts";
import { beginElastic, reserveSpares } from "./elastic/begin-elastic.ts";
import { allocate } from "./gpus.ts";
import { work } from "./job-lifecycle.ts";
import { addTraining } from "./stints.ts";

/** Fills the hall with students that have been running for a while, and puts the first arrivals on the list. */
export function seedWorkload(state: SimState): void {
  const { demand } = state;
  const { workload } = state.level;
  for (const [index, spec] of state.level.jobs.entries()) {
    if (spec.dataParallel) beginElastic(state, addScripted(state, spec, index), spec.dataParallel);
  }
  reserveSpares(state);
  if (workload && demand) {
    fillHall(state, workload, demand);
    scheduleArrival(state, workload, demand, 0, 0);
  }
  for (const [index, job] of state.level.jobs.entries()) {
    if (job.dataParallel) continue;
    const { arrives, bookedAhead } = job;
    if (bookedAhead !== undefined)
      state.future.add(Math.max(0, arrives - bookedAhead), "scripted-job-is-booked", index);
    state.future.add(arrives, "scripted-job-arrives", index);
  }
}

/** The next student arrives, and the one after is put on the list. */
export function studentArrives(state: SimState): void {
  const { nextStudent, level, demand } = state;
  const { workload } = level;
  if (!workload || !demand || !nextStudent) throw new RangeError("a level without a workload has no arrivals");
  const { index, at, gpus, run } = nextStudent;
  submit(state, addStudent(state, workload, gpus, run, state.now));
  scheduleArrival(state, workload, demand, index + 1, at);
}

/** A job the level names is booked: from now on it is known, and a window can be kept for it. */
export function scriptedJobIsBooked(state: SimState, index: number): void {
  const { id, submitted } = addScripted(state, specOf(state, index), index);
  state.events.push({ time: state.now, type: "job-booked", job: id, arrives: submitted });
}

/** A job the level names arrives. */
export function scriptedJobArrives(state: SimState, index: number): void {
  const booked = state.gangs.find((id) => jobOf(state, id).origin === index);
  submit(state, booked === undefined ? addScripted(state, specOf(state, index), index) : jobOf(state, booked));
}

function specOf({ level }: SimState, index: number): ScriptedJob {
  const spec = level.jobs[index];
  if (!spec) throw new RangeError(`there is no scripted job ${index}`);
  return spec;
}

function addScripted(state: SimState, spec: ScriptedJob, index: number): Job {
  return addJob(state, {
    origin: index,
    priority: spec.priority,
    gpus: spec.gpus,
    contiguous: spec.contiguous,
    work: spec.runSeconds * spec.gpus,
    estimate: spec.estimateSeconds,
    stateBytes: spec.stateBytesPerGpu * spec.gpus,
    submitted: spec.dataParallel ? state.now : Math.max(state.now, spec.arrives),
    checkpointInterval: spec.checkpointInterval === "lever" ? state.checkpointInterval : spec.checkpointInterval,
    followsLever: spec.checkpointInterval === "lever",
    group: -1,
  });
}

/** The rhythm's factor on the arrival rate at a moment of the day. */
export function rhythmAt(level: Level, workload: Workload, time: Seconds): number {
  const hour = Math.floor(((level.clockStart + time) % 86_400) / 3600);
  return workload.dayRhythm[hour] ?? 1;
}

function scheduleArrival(state: SimState, workload: Workload, demand: Demand, index: number, from: number): void {
  const draws = drawsOf(state.key, "arrival", index);
  const perSecond = (workload.arrivalsPerHour * rhythmAt(state.level, workload, from)) / 3600;
  const at = from + exponential(1 / perSecond, draws());
  const gpus = demand.arrivingGpus(draws());
  const run = demand.runSeconds(draws());
  state.nextStudent = { index, at, gpus, run };
  state.future.add(Math.ceil(at), "job-arrives");
}

/**
 * Jobs of the published sizes on random nodes, until the hall is as full as the level says. The widest are put down
 * first: later they would find no room, and the mix would not be the published one.
 */
function fillHall(state: SimState, workload: Workload, demand: Demand): void {
  const byWidth: Draws[][] = [];
  let left = Math.floor(state.hall.gpuCount * workload.fill);
  for (let entity = 0; left > 0; entity++) {
    const draws = drawsOf(state.key, "initial", entity);
    const gpus = Math.min(left, demand.initialGpus(draws()));
    (byWidth[gpus] ??= []).push(draws);
    left -= gpus;
  }
  const lengths = lengthBiased(demand);
  for (let gpus = byWidth.length - 1; gpus > 0; gpus--) {
    for (const draws of byWidth[gpus] ?? []) {
      const run = lengths(draws());
      const age = Math.floor(draws() * run);
      const node = randomNodeWithRoom(state, gpus, draws);
      if (node !== null) settleIn(state, addStudent(state, workload, gpus, Math.max(run, age + 1), -age), node, age);
    }
  }
}

/** Puts a job down as if it had run for a while. */
function settleIn(state: SimState, job: Job, node: NodeId, age: Seconds): void {
  job.status = "running";
  job.nodes = [node];
  job.startedAt = -age;
  job.queuedAt = -age;
  job.starts = 1;
  job.firstStart = -age;
  job.done = age * job.gpus;
  state.running.add(job.id);
  allocate(state, job, job.nodes);
  work(state, job);
}

/** Random probes, then the first node with room from a random one on. */
function randomNodeWithRoom(state: SimState, gpus: number, draws: Draws): NodeId | null {
  const { nodeCount } = state.hall;
  const fits = (node: NodeId): boolean => (state.nodeFree[node] ?? 0) >= gpus && state.nodeReservedFor[node] === -1;
  for (let probe = 0; probe < 12; probe++) {
    const node = Math.floor(draws() * nodeCount);
    if (fits(node)) return node;
  }
  const offset = Math.floor(draws() * nodeCount);
  for (let step = 0; step < nodeCount; step++) {
    const node = (offset + step) % nodeCount;
    if (fits(node)) return node;
  }
  return null;
}

function addStudent(state: SimState, workload: Workload, gpus: number, run: Seconds, submitted: Seconds): Job {
  const number = ++state.students;
  const rounding = workload.estimateRounding;
  return addJob(state, {
    origin: -number,
    priority: "student",
    gpus,
    contiguous: false,
    work: run * gpus,
    estimate: Math.ceil(run / rounding) * rounding,
    stateBytes: workload.stateBytesPerGpu * gpus,
    submitted,
    checkpointInterval: null,
    followsLever: false,
    group: groupOf(state.level, state.key, number),
  });
}

function addJob(state: SimState, spec: NewJob): Job {
  const job = state.jobs.add(spec);
  if (job.contiguous) state.gangs.push(job.id);
  if (job.followsLever) addTraining(state, job);
  return job;
}

function submit(state: SimState, job: Job): void {
  state.queue.push(job);
  state.needsScheduling = true;
  state.events.push({ time: state.now, type: "job-submitted", job: job.id });
}
