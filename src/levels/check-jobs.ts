import { offeredPolicies, type Level, type ScriptedJob } from "../sim/index.ts";
import { nodesOf } from "./check-bounds.ts";
import type { LevelFile } from "./level-file.ts";

/** Whether each job that the level names can run in its hall at all, and is one of its name. */
export function* jobComplaints({ level }: LevelFile): Iterable<string> {
  const names = new Set<string>();
  for (const [index, job] of level.jobs.entries()) {
    const field = `level.jobs[${index}]`;
    if (names.has(job.name)) yield `${field}.name is "${job.name}", but there is one of that name already`;
    names.add(job.name);
    if (job.arrives >= level.duration) {
      yield `${field}.arrives is ${job.arrives}, but the level lasts ${level.duration} seconds`;
    }
    // A bound that says by when a job has ended holds only where estimates bound run times.
    if (job.estimateSeconds < job.runSeconds) {
      yield `${field}.estimateSeconds is ${job.estimateSeconds}, but it runs ${job.runSeconds} seconds, and owners round up`;
    }
    yield* widthComplaints(level, job, `${field}.gpus is ${job.gpus}`);
    yield* drawComplaints(level, job, field);
  }
}

function* widthComplaints(level: Level, { gpus, contiguous }: ScriptedJob, field: string): Iterable<string> {
  const { gpusPerNode, pods } = level.topology;
  const cluster = nodesOf(level) * gpusPerNode;
  if (gpus > cluster) yield `${field}, but the cluster has ${cluster}`;
  if (contiguous && gpus > cluster / pods) yield `${field}, but a pod has ${cluster / pods}`;
  if (gpus > gpusPerNode && gpus % gpusPerNode !== 0) {
    yield `${field}, but a job wider than a node takes whole nodes of ${gpusPerNode}`;
  }
  if (contiguous && gpus % gpusPerNode !== 0)
    yield `${field}, but a contiguous job takes whole nodes of ${gpusPerNode}`;
}

/** Whether what the seed draws of a job lies between what it may. */
function* drawComplaints({ topology }: Level, job: ScriptedJob, field: string): Iterable<string> {
  const { gpus, leastGpus, arrives, earliest, bookedAhead, contiguous, dataParallel } = job;
  if (leastGpus !== undefined && (leastGpus > gpus || leastGpus % topology.gpusPerNode !== 0)) {
    yield `${field}.leastGpus is ${leastGpus}, but must be whole nodes of ${topology.gpusPerNode} and at most gpus, which is ${gpus}`;
  }
  if (earliest !== undefined && earliest > arrives) {
    yield `${field}.earliest is ${earliest}, but must be at most arrives, which is ${arrives}`;
  }
  if (bookedAhead !== undefined && (!contiguous || dataParallel)) {
    yield `${field}.bookedAhead is ${bookedAhead}, but only a gang that is not data-parallel is booked`;
  }
}

/** Whether the students' statistics make sense and fit the hall. */
export function* workloadComplaints({ level }: LevelFile): Iterable<string> {
  const { workload } = level;
  if (!workload) return;
  const { gpusPerNode } = level.topology;
  for (const sizes of ["initialSizes", "arrivalSizes"] as const) {
    for (const [index, { gpus }] of workload[sizes].entries()) {
      if (gpus > gpusPerNode) yield `level.workload.${sizes}[${index}].gpus is ${gpus}, but a node has ${gpusPerNode}`;
    }
    if (workload[sizes].every(({ share }) => share === 0)) yield `level.workload.${sizes} has no share above 0`;
  }
  for (const [index, point] of workload.runTimes.entries()) {
    const before = workload.runTimes[index - 1];
    if (before && (point.p <= before.p || point.value < before.value)) {
      yield `level.workload.runTimes[${index}] is p ${point.p}, value ${point.value}, but must lie above the one before it`;
    }
  }
  const mean = workload.dayRhythm.reduce((sum, factor) => sum + factor, 0) / workload.dayRhythm.length;
  if (Math.abs(mean - 1) > 0.001) yield `level.workload.dayRhythm has a mean of ${mean.toFixed(3)}, but it must be 1`;
}

/** Whether the level begins with a policy that it offers, and has what its policies need. */
export function* policyComplaints({ level }: LevelFile): Iterable<string> {
  const offered = offeredPolicies(level);
  if (!offered.includes(level.policy)) {
    yield `level.policy is "${level.policy}", but must be one of level.policies: ${offered.join(", ")}`;
  }
  if (offered.includes("fair-share") && !level.fairShare) {
    yield `level.policies has "fair-share", but the level has no level.fairShare`;
  }
}
