import { LevelError } from "../../levels/level-error.ts";
import type { LevelFile } from "../../levels/level-file.ts";
import { levelLimits } from "../../levels/level-limits.ts";
import { parseLevel } from "../../levels/load-level.ts";
import type { ScriptedJob, Seconds, Topology } from "../../sim/index.ts";
import { cutErrors, cutText } from "../../text/cli-trace-level.ts";
import type { Jobs } from "../../trace/jobs.ts";
import type { MachineSize } from "../../trace/machine-size.ts";
import { findLevel } from "../read-level.ts";
import { UsageError } from "../usage-error.ts";

/** The stretch of a trace that becomes a level, from its first submission on. */
export interface Cut {
  readonly from: Seconds;
  readonly until: Seconds;
}

const stateBytesPerGpu = 40e9;
const gangDeadline = 2 * 3600;
const mostNodesPerRack = 8;
const mostRacksPerRow = 25;

/**
 * A level whose arrivals are the jobs that a trace submits in a stretch of time, with their run times and estimates, in an
 * empty hall of that machine. A job wider than a node takes whole nodes; the widest is the gang, which needs them side by
 * side. Whatever a trace does not tell is as in Act I, but for failures: there are none, as they are in the run times.
 * @throws UsageError if that is no level.
 */
export function cutLevel(file: string, jobs: Jobs, machine: MachineSize, secondsPerUnit: number, cut: Cut): LevelFile {
  const ids = idsIn(jobs, secondsPerUnit, cut);
  if (ids.length === 0) throw new UsageError(cutErrors.noJobs);
  if (ids.length > levelLimits.jobs) throw new UsageError(cutErrors.manyJobs(ids.length, levelLimits.jobs));
  const widest = ids.reduce((best, id) => (jobs.widths[id] > jobs.widths[best] ? id : best), ids[0]);
  const topology = topologyOf(machine, jobs.widths[widest]);
  if (jobs.widths[widest] < topology.gpusPerNode) throw new UsageError(cutErrors.noGang(topology.gpusPerNode));
  const first = firstSubmit(jobs) * secondsPerUnit;
  const scripted = ids.map((id) =>
    scriptedJob(jobs, id, topology.gpusPerNode, secondsPerUnit, first + cut.from, id === widest),
  );
  return checked(levelFile(file, topology, scripted, cut.until - cut.from));
}

function idsIn(jobs: Jobs, secondsPerUnit: number, { from, until }: Cut): readonly number[] {
  const first = firstSubmit(jobs);
  const ids: number[] = [];
  for (let id = 0; id < jobs.count; id++) {
    const since = (jobs.submits[id] - first) * secondsPerUnit;
    if (since >= from && since < until) ids.push(id);
  }
  return ids;
}

function firstSubmit({ count, submits }: Jobs): number {
  return submits.subarray(0, count).reduce((first, submit) => Math.min(first, submit), Infinity);
}

function scriptedJob(
  jobs: Jobs,
  id: number,
  gpusPerNode: number,
  secondsPerUnit: number,
  begin: Seconds,
  isGang: boolean,
): ScriptedJob {
  const width = jobs.widths[id];
  const runSeconds = Math.max(1, Math.round(jobs.runs[id] * secondsPerUnit));
  return {
    // The number keeps names apart that a trace uses twice.
    name: `${id + 1}: ${jobs
      .nameOf(id)
      .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
      .slice(0, 40)}`,
    owner: cutText.owner,
    priority: isGang ? "production" : "student",
    gpus: width > gpusPerNode ? Math.ceil(width / gpusPerNode) * gpusPerNode : width,
    contiguous: isGang,
    arrives: Math.floor(jobs.submits[id] * secondsPerUnit - begin),
    runSeconds,
    estimateSeconds: Math.max(runSeconds, Math.round(jobs.estimates[id] * secondsPerUnit)),
    stateBytesPerGpu,
    checkpointInterval: null,
  };
}

/** One pod of racks of up to eight nodes and rows of up to 25 racks. Of bare processors, as many make a node as fit. */
function topologyOf(machine: MachineSize, widest: number): Topology {
  const gpusPerNode =
    "processors" in machine ? largestDivisor(machine.processors, Math.min(8, widest)) : machine.gpusPerNode;
  const nodes = "processors" in machine ? machine.processors / gpusPerNode : machine.nodes;
  const nodesPerRack = largestDivisor(nodes, mostNodesPerRack);
  const racksPerRow = largestDivisor(nodes / nodesPerRack, mostRacksPerRow);
  if (nodes > mostRacksPerRow && nodesPerRack * racksPerRow === 1) throw new UsageError(cutErrors.noLayout(nodes));
  return { pods: 1, rowsPerPod: nodes / nodesPerRack / racksPerRow, racksPerRow, nodesPerRack, gpusPerNode };
}

function largestDivisor(of: number, most: number): number {
  let divisor = Math.min(of, most);
  while (of % divisor !== 0) divisor -= 1;
  return divisor;
}

function levelFile(file: string, topology: Topology, jobs: readonly ScriptedJob[], duration: Seconds): LevelFile {
  const act1 = findLevel("act-1");
  const { about } = cutText;
  return {
    ...act1,
    about: {
      order: 1000,
      number: about.number,
      title: about.title,
      summary: about.summary(file),
      brief: about.brief(jobs.length),
      unlocks: [],
    },
    level: {
      ...act1.level,
      id: cutText.id(file),
      observeUntil: 0,
      topology,
      duration,
      checkEvery: Math.max(60, Math.ceil(duration / levelLimits.checks)),
      workload: null,
      jobs,
      failures: { ...act1.level.failures, perThousandNodeDays: 0 },
      clauses: [{ id: "gang-starts", limit: gangDeadline, fatal: null, penaltyDollars: 0 }],
    },
    plays: [
      {
        id: "best-fit",
        role: "solution",
        stars: {},
        share: 1,
        steps: [{ time: 0, do: { type: "set-policy", policy: "best-fit" } }],
      },
      { id: "nothing", role: "anti-solution", stars: {}, share: 1, steps: [] },
    ],
  };
}

/** The level as the loader takes it. */
function checked(file: LevelFile): LevelFile {
  try {
    return parseLevel(file);
  } catch (error) {
    if (error instanceof LevelError) throw new UsageError(cutErrors.noLevel(error.message));
    throw error;
  }
}
