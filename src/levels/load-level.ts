import * as v from "valibot";
import { explainIssue } from "./explain-issue.ts";
import type { LevelFile } from "./level-file.ts";
import { levelFileSchema } from "./level-schema.ts";

/** A level file that cannot be played, naming the field and what it got. */
export class LevelError extends Error {
  override readonly name = "LevelError";
}

/**
 * Checks what came out of a level's file.
 * @throws LevelError naming the first field that is wrong, and why.
 */
export function parseLevel(json: unknown): LevelFile {
  const result = v.safeParse(levelFileSchema, json, { abortEarly: true });
  if (!result.success) throw new LevelError(explainIssue(result.issues[0], "the level"));
  const file: LevelFile = result.output;
  checkSizes(file);
  return file;
}

/** What a schema cannot see: fields that must fit one another. */
function checkSizes({ level }: LevelFile): void {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = level.topology;
  const nodes = pods * rowsPerPod * racksPerRow * nodesPerRack;
  const gpus = nodes * gpusPerNode;
  for (const [index, job] of level.jobs.entries()) {
    const field = `level.jobs[${index}].gpus is ${job.gpus}`;
    if (job.gpus > gpus) throw new LevelError(`${field}, but the cluster has ${gpus}`);
    if (job.contiguous && job.gpus > gpus / pods) throw new LevelError(`${field}, but a pod has ${gpus / pods}`);
    if (job.gpus > gpusPerNode && job.gpus % gpusPerNode !== 0) {
      throw new LevelError(`${field}, but a job wider than a node takes whole nodes of ${gpusPerNode}`);
    }
  }
  for (const sizes of ["initialSizes", "arrivalSizes"] as const) {
    for (const [index, { gpus: size }] of (level.workload?.[sizes] ?? []).entries()) {
      if (size > gpusPerNode) {
        throw new LevelError(`level.workload.${sizes}[${index}].gpus is ${size}, but a node has ${gpusPerNode}`);
      }
    }
  }
  checkRunTimes({ level });
  for (const [index, failure] of level.failures.scripted.entries()) {
    const node = failure.nodes.find((id) => id >= nodes);
    if (node !== undefined)
      throw new LevelError(`level.failures.scripted[${index}].nodes has ${node}, but the cluster has ${nodes}`);
  }
}

function checkRunTimes({ level }: Pick<LevelFile, "level">): void {
  const points = level.workload?.runTimes ?? [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before && (point.p <= before.p || point.value < before.value)) {
      throw new LevelError(
        `level.workload.runTimes[${index}] is p ${point.p}, value ${point.value}, but must lie above the one before it`,
      );
    }
  }
}
