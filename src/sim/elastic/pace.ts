import { recolor } from "../gpus.ts";
import type { Job } from "../job.ts";
import type { SimState } from "../state.ts";
import type { Elastic } from "./elastic.ts";
import { noteThroughput } from "./history.ts";
import { timeRing, type RingParts } from "./ring.ts";

/** What the speed of the job's ring depends on now. */
export function partsOf(state: SimState, { spec, network, batch, replicas, slow }: Elastic): RingParts {
  return { hall: state.hall, spec, network, batch, replicas, slow };
}

/** GPUs of one replica. */
export function gpusPerReplica(state: SimState, { spec }: Elastic): number {
  return spec.nodesPerReplica * state.hall.gpusPerNode;
}

/**
 * Sets how fast the job works from now on by its ring as it stands, and paints who is outside it; its accounts must be
 * settled up to now.
 */
export function setPace(state: SimState, elastic: Elastic, job: Job): void {
  const { ring, spec } = elastic;
  const { stepMicros, globalBatch } = timeRing(partsOf(state, elastic), ring);
  const inRing = new Set(ring);
  const gpus = gpusPerReplica(state, elastic);
  job.pace = {
    gpus: ring.length * gpus,
    stepWork: globalBatch * spec.microBatchMicros * gpus,
    stepMicros,
    tokensPerSecond: (globalBatch * spec.tokensPerMicroBatch * 1e6) / stepMicros,
    replicas: ring.length,
    shrunk: globalBatch < spec.microBatches * spec.replicas,
    outside: new Set(elastic.replicas.flatMap((nodes, replica) => (inRing.has(replica) ? [] : nodes))),
  };
  recolor(state, job);
  noteThroughput(state, elastic, job);
}
