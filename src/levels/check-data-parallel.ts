import type { DataParallel, Level, ScriptedJob } from "../sim/index.ts";
import { nodesOf } from "./check-bounds.ts";
import type { LevelFile } from "./level-file.ts";
import { levelLimits } from "./level-limits.ts";

/** A data-parallel job of a level, and where it stands in the file. */
interface Found {
  readonly field: string;
  readonly job: ScriptedJob;
  readonly spec: DataParallel;
}

/** Whether the data-parallel jobs stand in the hall as replicas do, beside one another, and leave room for the others. */
export function* dataParallelComplaints({ level }: LevelFile): Iterable<string> {
  const found = level.jobs.flatMap((job, index): Found[] =>
    job.dataParallel ? [{ field: `level.jobs[${index}]`, job, spec: job.dataParallel }] : [],
  );
  yield* strikeComplaints(level, found);
  const [first] = found;
  if (!first) return;
  if (found.length > levelLimits.dataParallelJobs) {
    yield `level.jobs has ${found.length} data-parallel jobs, but at most ${levelLimits.dataParallelJobs} are run`;
  }
  if (!level.network) yield `level.network is missing, but ${first.field} is data-parallel`;
  for (const { field, job, spec } of found) {
    yield* roleComplaints(job, field);
    yield* sizeComplaints(level, job, spec, field);
    yield* blockComplaints(level, spec, `${field}.dataParallel`);
    yield* tableComplaints(spec, `${field}.dataParallel`);
  }
  yield* roomComplaints(level, found);
}

/** Whether those that the script strikes and slows by name are there. */
function* strikeComplaints({ failures }: Level, found: readonly Found[]): Iterable<string> {
  for (const list of ["scripted", "slowdowns"] as const) {
    for (const [index, { job: named }] of (failures[list] ?? []).entries()) {
      if (named === undefined || found.some(({ job }) => job.name === named)) continue;
      yield `level.failures.${list}[${index}].job is "${named}", but no data-parallel job has that name`;
    }
  }
}

function* roleComplaints(job: ScriptedJob, field: string): Iterable<string> {
  if (job.priority !== "production")
    yield `${field}.priority is "${job.priority}", but a data-parallel job is "production"`;
  if (job.contiguous) yield `${field}.contiguous is true, but a data-parallel job is placed by its replicas`;
  if (job.arrives !== 0) yield `${field}.arrives is ${job.arrives}, but a data-parallel job is there from 0`;
  if (job.checkpointInterval === "lever") {
    yield `${field}.checkpointInterval is "lever", but a data-parallel job saves at an interval of its own`;
  }
}

function* sizeComplaints(level: Level, job: ScriptedJob, spec: DataParallel, field: string): Iterable<string> {
  const gpus = spec.replicas * spec.nodesPerReplica * level.topology.gpusPerNode;
  if (job.gpus !== gpus) yield `${field}.gpus is ${job.gpus}, but its replicas have ${gpus}`;
  if (spec.replicas < 2) yield `${field}.dataParallel.replicas is ${spec.replicas}, but a ring has at least 2`;
}

/** The replicas fill whole racks, as many in each row, from its beginning. */
function* blockComplaints({ topology }: Level, spec: DataParallel, field: string): Iterable<string> {
  const { replicas, nodesPerReplica, placement } = spec;
  const rows = topology.pods * topology.rowsPerPod;
  const racksPerReplica = nodesPerReplica / topology.nodesPerRack;
  if (!Number.isInteger(racksPerReplica)) {
    yield `${field}.nodesPerReplica is ${nodesPerReplica}, but a replica fills whole racks of ${topology.nodesPerRack}`;
  }
  const perRow = replicas / rows;
  if (!Number.isInteger(perRow)) yield `${field}.replicas is ${replicas}, but each of ${rows} rows holds as many`;
  if (perRow * racksPerReplica > topology.racksPerRow) {
    yield `${field}.replicas is ${replicas}, but a row of ${topology.racksPerRow} racks holds fewer than ${perRow} of them`;
  }
  if (placement === "by-feed" && nodesPerReplica < rows) {
    yield `${field}.nodesPerReplica is ${nodesPerReplica}, but one by feed has a node in each of ${rows} rows`;
  }
}

/** They fill racks beside one another, and their spares, and the students that run at time 0, stand beside them all. */
function* roomComplaints(level: Level, found: readonly Found[]): Iterable<string> {
  const { topology, workload } = level;
  const nodes = nodesOf(level);
  const rows = topology.pods * topology.rowsPerPod;
  let racks = 0;
  let filled = 0;
  for (const { field, spec } of found) {
    racks += (spec.replicas * spec.nodesPerReplica) / (rows * topology.nodesPerRack);
    filled += spec.replicas * spec.nodesPerReplica;
    if (racks > topology.racksPerRow) {
      yield `${field}.dataParallel fills racks up to number ${racks} of each row, together with those before it, but a row has ${topology.racksPerRow}`;
    }
  }
  let spares = 0;
  for (const { field, spec } of found) {
    spares += spec.spareNodes;
    if (spares <= nodes - filled) continue;
    const those = spares === spec.spareNodes ? "" : `, with those before it ${spares}`;
    yield `${field}.dataParallel.spareNodes is ${spec.spareNodes}${those}, but beside the replicas the cluster has ${nodes - filled} nodes`;
  }
  const room = (nodes - filled - spares) / nodes;
  const fill = workload?.fill ?? 0;
  const beside = found.length === 1 ? "the data-parallel job" : `the ${found.length} data-parallel jobs`;
  if (fill > room) yield `level.workload.fill is ${fill}, but beside ${beside} only ${room.toFixed(3)} is free`;
}

function* tableComplaints(spec: DataParallel, field: string): Iterable<string> {
  for (const table of ["rebuild", "coldStart"] as const) {
    for (const [index, point] of spec[table].entries()) {
      const before = spec[table][index - 1];
      if (before && (point.gpus <= before.gpus || point.seconds < before.seconds)) {
        yield `${field}.${table}[${index}] is ${point.seconds} seconds at ${point.gpus} GPUs, but must lie above the one before it`;
      }
    }
  }
}
