import type { DataParallel, Level, ScriptedJob } from "../sim/index.ts";
import { nodesOf } from "./check-bounds.ts";
import type { LevelFile } from "./level-file.ts";

/** Whether a data-parallel job is the only one, stands in the hall as replicas do, and leaves room for the others. */
export function* dataParallelComplaints({ level }: LevelFile): Iterable<string> {
  const found = level.jobs.findIndex(({ dataParallel }) => dataParallel);
  const job = level.jobs[found];
  if (!job?.dataParallel) return;
  const second = level.jobs.findLastIndex(({ dataParallel }) => dataParallel);
  if (second !== found)
    yield `level.jobs[${second}].dataParallel is an object, but level.jobs[${found}] has one already`;
  if (!level.network) yield `level.network is missing, but level.jobs[${found}] is data-parallel`;
  const field = `level.jobs[${found}]`;
  yield* roleComplaints(job, field);
  yield* sizeComplaints(level, job, job.dataParallel, field);
  yield* blockComplaints(level, job.dataParallel, `${field}.dataParallel`);
  yield* roomComplaints(level, job.dataParallel, `${field}.dataParallel`);
  yield* tableComplaints(job.dataParallel, `${field}.dataParallel`);
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

/** Its spares, and the students that run at time 0, stand beside it. */
function* roomComplaints(level: Level, spec: DataParallel, field: string): Iterable<string> {
  const nodes = nodesOf(level);
  const beside = nodes - spec.replicas * spec.nodesPerReplica;
  if (spec.spareNodes > beside) {
    yield `${field}.spareNodes is ${spec.spareNodes}, but beside the replicas the cluster has ${beside} nodes`;
  }
  const room = (beside - spec.spareNodes) / nodes;
  const fill = level.workload?.fill ?? 0;
  if (fill > room)
    yield `level.workload.fill is ${fill}, but beside the data-parallel job only ${room.toFixed(3)} is free`;
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
