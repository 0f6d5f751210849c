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
  checkStorage({ level });
  for (const [index, failure] of level.failures.scripted.entries()) {
    if (typeof failure.nodes === "string") continue;
    const node = failure.nodes.find((id) => id >= nodes);
    if (node !== undefined)
      throw new LevelError(`level.failures.scripted[${index}].nodes has ${node}, but the cluster has ${nodes}`);
  }
}

function checkStorage({ level }: Pick<LevelFile, "level">): void {
  const ids = new Set<string>();
  for (const [index, { id, offeredAt, shortestInterval }] of level.storage.entries()) {
    const field = `level.storage[${index}]`;
    if (ids.has(id)) throw new LevelError(`${field}.id is "${id}", but there is one of that name already`);
    ids.add(id);
    const earliest = level.storage[index - 1]?.offeredAt ?? 0;
    if (index === 0 ? offeredAt !== 0 : offeredAt < earliest) {
      throw new LevelError(`${field}.offeredAt is ${offeredAt}, but the first is 0 and none is before the one above`);
    }
    if (shortestInterval > level.longestInterval) {
      throw new LevelError(
        `${field}.shortestInterval is ${shortestInterval}, but level.longestInterval is ${level.longestInterval}`,
      );
    }
  }
  for (const [index, { from }] of level.failures.aging.entries()) {
    const before = level.failures.aging[index - 1]?.from ?? 0;
    if (from <= before)
      throw new LevelError(`level.failures.aging[${index}].from is ${from}, but must be after ${before}`);
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
