import type { Level, Workload } from "../sim/index.ts";
import type { LevelFile } from "./level-file.ts";
import { levelLimits } from "./level-limits.ts";

/** Whether a level is small enough to run: its hall, and what will happen in it on average. */
export function* boundComplaints({ level }: LevelFile): Iterable<string> {
  const { duration, topology, checkEvery } = level;
  const nodes = nodesOf(level);
  const gpus = nodes * topology.gpusPerNode;
  if (nodes > levelLimits.nodes) yield `level.topology has ${nodes} nodes, but at most ${levelLimits.nodes} are run`;
  if (gpus > levelLimits.gpus) yield `level.topology has ${gpus} GPUs, but at most ${levelLimits.gpus} are run`;
  const longest = levelLimits.days * 86_400;
  if (duration > longest)
    yield `level.duration is ${duration}, but must be at most ${longest} (${levelLimits.days} days)`;
  const { observeUntil = 0 } = level;
  if (observeUntil >= duration) yield `level.observeUntil is ${observeUntil}, but the level lasts ${duration} seconds`;
  const checks = Math.floor(duration / checkEvery);
  if (checks > levelLimits.checks) {
    yield `level.checkEvery is ${checkEvery}, which makes ${checks} checks, but at most ${levelLimits.checks} are made`;
  }
  if (level.workload) yield* workloadBounds(level, level.workload, gpus);
  yield* failureBounds(level, nodes);
  yield* saveBounds(level, gpus);
  const trainings = level.jobs.filter(({ checkpointInterval }) => checkpointInterval === "lever").length;
  if (trainings > levelLimits.trainings) {
    yield `level.jobs has ${trainings} that follow the checkpoint lever, but at most ${levelLimits.trainings} are run`;
  }
}

export function nodesOf({ topology }: Level): number {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack } = topology;
  return pods * rowsPerPod * racksPerRow * nodesPerRack;
}

function* workloadBounds({ duration }: Level, workload: Workload, gpus: number): Iterable<string> {
  const { arrivalsPerHour } = workload;
  const arrivals = Math.round((arrivalsPerHour * duration) / 3600);
  const field = `level.workload.arrivalsPerHour is ${arrivalsPerHour}`;
  if (arrivals > levelLimits.arrivals) {
    yield `${field}, which makes ${arrivals} arrivals, but at most ${levelLimits.arrivals} are run`;
  }
  const load = (arrivalsPerHour * meanSize(workload) * meanRun(workload)) / (3600 * gpus);
  if (load > levelLimits.load) {
    yield `${field}, which asks for ${load.toFixed(1)} times the GPUs of the cluster, but at most ${levelLimits.load} times are run`;
  }
}

function meanSize({ arrivalSizes }: Workload): number {
  const all = arrivalSizes.reduce((sum, { share }) => sum + share, 0);
  return arrivalSizes.reduce((sum, { gpus, share }) => sum + gpus * share, 0) / all;
}

/** Mean run time in seconds: of values log-linear between two points, the mean is their distance over that of their logarithms. */
function meanRun({ runTimes, maxRunSeconds }: Workload): number {
  let mean = Math.min(maxRunSeconds, runTimes[0]?.value ?? 0) * (runTimes[0]?.p ?? 0);
  for (const [index, { p, value }] of runTimes.entries()) {
    const before = runTimes[index - 1];
    if (!before) continue;
    const [from, to] = [Math.min(maxRunSeconds, before.value), Math.min(maxRunSeconds, value)];
    mean += (p - before.p) * (to > from ? (to - from) / Math.log(to / from) : to);
  }
  const last = runTimes.at(-1);
  return mean + (1 - (last?.p ?? 1)) * Math.min(maxRunSeconds, last?.value ?? 0);
}

function* failureBounds({ duration, failures }: Level, nodes: number): Iterable<string> {
  const { perThousandNodeDays, aging, scripted } = failures;
  const factor = aging.reduce((max, one) => Math.max(max, one.factor), 1);
  const drawn = Math.round((perThousandNodeDays * factor * nodes * duration) / (1000 * 86_400));
  if (drawn > levelLimits.failures) {
    yield `level.failures.perThousandNodeDays is ${perThousandNodeDays}, which makes up to ${drawn} failures, but at most ${levelLimits.failures} are run`;
  }
  const named = scripted.reduce((sum, one) => sum + (typeof one.nodes === "string" ? 0 : one.nodes.length), 0);
  if (named > levelLimits.scriptedNodes) {
    yield `level.failures.scripted names ${named} nodes, but at most ${levelLimits.scriptedNodes} are read`;
  }
}

/** Students save once in each interval that one of them has worked, and there are at most as many as GPUs. */
function* saveBounds({ duration, workload, jobs, checkpointInterval: lever }: Level, gpus: number): Iterable<string> {
  const perSecond = (interval: number | null): number => (interval === null ? 0 : 1 / interval);
  const ofJobs = jobs.reduce((sum, { checkpointInterval: own }) => sum + perSecond(own === "lever" ? lever : own), 0);
  const saves = Math.round(duration * (ofJobs + (workload ? gpus : 0) * perSecond(lever)));
  if (saves > levelLimits.saves) {
    yield `level.checkpointInterval is ${lever}, which makes up to ${saves} checkpoints, but at most ${levelLimits.saves} are run`;
  }
}
