import type { Elastic } from "../elastic/elastic.ts";
import {
  finite,
  flag,
  jobId,
  list,
  mapOf,
  nodeId,
  nullable,
  oneOf,
  record,
  setOf,
  whole,
  type Codec,
} from "./codec.ts";
import { jobLedger } from "./state-codec.ts";

const replica = whole(0);

/** A data-parallel job, but for what its level says of it. */
export const elastic: Codec<Omit<Elastic, "spec" | "network" | "firstRack">> = record({
  job: jobId,
  mode: oneOf("rigid", "elastic", "regroup"),
  batch: oneOf("keep", "shrink"),
  routing: oneOf("by-hand", "automatic"),
  replicas: list(list(nodeId)),
  ring: list(replica),
  members: setOf(replica),
  warm: setOf(replica),
  joining: setOf(replica),
  slow: mapOf(nodeId, whole(0)),
  stage: oneOf("working", "detecting", "waiting-for-ring", "waiting-for-nodes", "building"),
  closed: flag,
  crashed: flag,
  cold: flag,
  nodesBack: flag,
  history: list(record({ time: finite, tokensPerSecond: finite, replicas: replica })),
  rescales: list(
    record({
      time: finite,
      by: oneOf("failure", "player"),
      before: replica,
      pausedBefore: finite,
      built: nullable(record({ at: finite, after: replica, cold: flag, cost: finite })),
    }),
  ),
  ledger: jobLedger,
  pausedGpuSeconds: finite,
  shrunkFor: finite,
  firstFailureShare: nullable(finite),
  fullTokensPerSecond: finite,
});
