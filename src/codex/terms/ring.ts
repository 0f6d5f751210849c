import { coldStartOf, medianCompute, replicasThat } from "../../insight/elastic/replicas.ts";
import type { ClusterView, ElasticView, RingPlan } from "../../sim/index.ts";
import { formatBytes, formatCount, formatDuration, formatMany, formatPercent } from "../../text/numbers.ts";
import { batches, recoveries, routings } from "../../text/recoveries.ts";
import { sources } from "../sources.ts";
import { amount, model, none, seconds, share, words, work, type Figure, type Reading, type Terms } from "../term.ts";
import { cutOf } from "./read-level.ts";

/** Replicas, the ring that joins them, and what becomes of it. */
export const ringTerms: Terms<
  | "data-parallel"
  | "model-parallel"
  | "replica"
  | "ring"
  | "all-reduce"
  | "hop"
  | "oversubscription"
  | "micro-batch"
  | "global-batch"
  | "step"
  | "throughput"
  | "rigid"
  | "elastic"
  | "regroup"
  | "rescale"
  | "cold-start"
  | "spare"
  | "straggler"
  | "two-opt"
  | "blast-radius"
> = {
  "data-parallel": {
    title: "Data parallel",
    says: "Several replicas of one model each learn from other data and add up what they learned after every step.",
    formula: "GPUs of the job = replicas × nodes of a replica × GPUs of a node",
    source: sources.megatron,
    now: ({ level }) => {
      const cut = cutOf(level);
      const job = level.jobs.find(({ dataParallel }) => dataParallel !== undefined);
      return cut === undefined || job === undefined
        ? []
        : [
            amount("GPUs of the job", job.gpus),
            amount("replicas", cut.replicas),
            amount("nodes of a replica", cut.nodesPerReplica),
            amount("GPUs of a node", level.topology.gpusPerNode),
          ];
    },
  },
  "model-parallel": {
    title: "Model parallel",
    says: "One model is spread over several nodes, each holding a part: one of them down stops its whole replica.",
    formula: null,
    source: sources.megatron,
    now: ({ level }) => cutFigures(level, (cut) => [amount("nodes of a replica", cut.nodesPerReplica)]),
  },
  replica: {
    title: "Replica",
    says: "A whole copy of the model, spread over its nodes; with one node down it is broken, and its other nodes stand still.",
    formula: null,
    source: model("Replicas around a ring"),
    now: ({ view }) =>
      elasticFigures(view, (elastic) => [
        amount("in the ring", replicasThat(elastic, "in-ring").length),
        amount("healthy, outside it", replicasThat(elastic, "ready").length),
        amount("broken", replicasThat(elastic, "broken").length),
      ]),
  },
  ring: {
    title: "Ring",
    says: "The order in which the replicas pass on their sums: each receives from one neighbor and sends to the next, so one gap stops all.",
    formula: null,
    source: sources.nccl,
    now: ({ view }) => planFigures(view, (plan) => [amount("replicas in the ring", plan.order.length)]),
  },
  "all-reduce": {
    title: "All-reduce",
    says: "Adding up the gradients of all replicas so that each has the sum; around a ring it goes at the pace of the slowest hop.",
    formula: "all-reduce = 2 × (N − 1) ÷ N × bytes ÷ bandwidth + 2 × (N − 1) × latency",
    source: sources.nccl,
    now: ({ level, view }) =>
      planFigures(view, (plan) => {
        const bandwidth = plan.hops[plan.slowest]?.bytesPerSecond ?? 0;
        const latency = plan.hops.reduce((sum, hop) => sum + hop.latencySeconds, 0) / Math.max(1, plan.hops.length);
        const bytes = cutOf(level)?.gradientBytesPerGpu ?? 0;
        return [
          millis("all-reduce", plan.allReduceSeconds),
          amount("N", plan.order.length),
          { name: "bytes", value: bytes, words: `${formatBytes(bytes)} a GPU` },
          { name: "bandwidth", value: bandwidth, words: `${formatBytes(bandwidth)}/s, the slowest hop` },
          { name: "latency", value: latency, words: `${(latency * 1e6).toFixed(1)} µs, the mean of the hops` },
        ];
      }),
  },
  hop: {
    title: "Hop",
    says: "The way from one replica of the ring to the next: inside a rack, along a row, or over the links between rows and pods, which it shares.",
    formula: null,
    source: sources.nccl,
    now: ({ view }) =>
      planFigures(view, (plan) =>
        (["rack", "row", "pod", "hall"] as const).flatMap((kind) => {
          const count = plan.hops.filter((hop) => hop.kind === kind).length;
          return count === 0 ? [] : [amount(`hops in one ${kind}`, count)];
        }),
      ),
  },
  oversubscription: {
    title: "Oversubscription",
    says: "How many times the bandwidth of the GPUs in a pod exceeds that of its links to the rest: only so many can send over them at full speed.",
    formula: "nodes at full speed = nodes of a pod ÷ oversubscription",
    source: sources.llama,
    now: ({ level: { network, topology } }) => {
      if (network === undefined) return [];
      const nodes = topology.rowsPerPod * topology.racksPerRow * topology.nodesPerRack;
      const full = nodes / network.podOversubscription;
      return [
        { name: "nodes at full speed", value: full, words: formatCount(Math.floor(full)) },
        amount("nodes of a pod", nodes),
        amount("oversubscription", network.podOversubscription, `${network.podOversubscription} : 1`),
      ];
    },
  },
  "micro-batch": {
    title: "Micro-batch, micro-step",
    says: "The piece of data that a replica computes at once; in a step it computes several before the gradients are added up.",
    formula: null,
    source: sources.megatron,
    now: ({ level }) =>
      cutFigures(level, (cut) => [
        amount("of each replica in a step, at full size", cut.microBatches),
        millis("computing one", cut.microBatchMicros / 1e6),
        amount("tokens in one", cut.tokensPerMicroBatch),
      ]),
  },
  "global-batch": {
    title: "Global batch",
    says: "All data of a step, of all replicas together: kept, fewer replicas compute more each; shrunk, training changes and the learning rate must be scaled.",
    formula: "planned batch = replicas × micro-batches of each",
    source: sources.goyal,
    now: ({ level, view }) => [
      ...cutFigures(level, (cut) => [
        amount("planned batch", cut.replicas * cut.microBatches, micro(cut.replicas * cut.microBatches)),
        amount("replicas", cut.replicas),
        amount("micro-batches of each", cut.microBatches),
      ]),
      ...planFigures(view, (plan) => [words("now", micro(plan.globalBatch))]),
      ...elasticFigures(view, ({ batch, shrunkFor }) => [
        words("rule", batches[batch].name),
        seconds("trained with a smaller one for", shrunkFor),
      ]),
    ],
  },
  step: {
    title: "Step",
    says: "One round of training: all replicas compute, then add up their gradients; the slowest of them sets the pace.",
    formula: "step = computing + all-reduce",
    source: model("Replicas around a ring"),
    now: ({ view }) =>
      planFigures(view, (plan) => [
        precise("step", plan.stepSeconds),
        precise("computing", plan.computeSeconds),
        millis("all-reduce", plan.allReduceSeconds),
      ]),
  },
  throughput: {
    title: "Throughput",
    says: "Tokens that the job trains on in a second: it falls with the replicas that are missing, and to nothing while the ring is open.",
    formula: "tokens per second = global batch × tokens of a micro-batch ÷ step",
    source: model("Replicas around a ring"),
    now: ({ level, view }) =>
      planFigures(view, (plan, elastic) => [
        amount("tokens per second", plan.tokensPerSecond),
        amount("global batch", plan.globalBatch),
        amount("tokens of a micro-batch", cutOf(level)?.tokensPerMicroBatch ?? 0),
        precise("step", plan.stepSeconds),
        words("of full size", formatPercent(elastic.tokensPerSecond / elastic.fullTokensPerSecond, 1)),
      ]),
  },
  rigid: {
    title: "Rigid recovery",
    says: "All or nothing: a failed node rolls every replica back to the last checkpoint, and the job waits for a full set of nodes.",
    formula: null,
    source: model("Replicas around a ring"),
    now: modeNow,
  },
  elastic: {
    title: "Elastic recovery",
    says: "The broken replicas leave the ring and the others go on: only the step under way is lost, and speed in proportion to what left.",
    formula: null,
    source: sources.ftHsdp,
    now: modeNow,
  },
  regroup: {
    title: "Regroup",
    says: "Healthy nodes of broken replicas are put together into whole ones: nearly all nodes work again, after a cold start.",
    formula: null,
    source: model("Replicas around a ring"),
    now: (reading) => [
      ...modeNow(reading),
      ...elasticFigures(reading.view, ({ regroupable }) => [amount("replicas it would mend now", regroupable)]),
    ],
  },
  rescale: {
    title: "Rescale",
    says: "The ring is built anew with fewer or more replicas; all of them pause for it, so one waits with the next until it pays.",
    formula: null,
    source: sources.ftHsdp,
    now: ({ view }) =>
      elasticFigures(view, ({ rescales }) => [
        amount("so far", rescales.length),
        work(
          "paused for them",
          rescales.reduce((sum, { cost }) => sum + cost, 0),
        ),
      ]),
  },
  "cold-start": {
    title: "Cold start",
    says: "Building a ring with replicas whose processes have to start first: it takes much longer than connecting those that run.",
    formula: null,
    source: sources.ftHsdp,
    now: ({ view }) =>
      elasticFigures(view, (elastic) =>
        view === null ? [] : [seconds("of all that are healthy, and those to regroup", coldStartOf(view, elastic))],
      ),
  },
  spare: {
    title: "Spare",
    says: "A node that is held empty for the job, its processes running: swapped in for a failed one, the replica rejoins without a cold start.",
    formula: null,
    source: model("Replicas around a ring"),
    now: ({ view }) =>
      elasticFigures(view, ({ spares, spareCount }) => [
        amount("up and empty", spares.length),
        amount("given", spareCount),
      ]),
  },
  straggler: {
    title: "Straggler",
    says: "A node that works, but slower than the others: every step waits for its replica, so one of them slows the whole fleet.",
    formula: null,
    source: sources.tail,
    now: ({ view }) =>
      elasticFigures(view, (elastic) => {
        const median = medianCompute(elastic);
        const times = elastic.replicas.flatMap(({ status, computeSeconds }) =>
          status === "in-ring" && computeSeconds !== null ? [computeSeconds] : [],
        );
        return median === null
          ? []
          : [precise("the middle one computes", median), precise("the slowest", Math.max(...times))];
      }),
  },
  "two-opt": {
    title: "2-opt",
    says: "Two links of a round trip are exchanged as long as that makes it shorter: quick, good, and by meters of fiber only, which are not always time.",
    formula: null,
    source: sources.croes,
    now: ({ view }) => [
      ...elasticFigures(view, ({ routing }) => [words("a broken ring is closed", routings[routing].name)]),
      ...planFigures(view, (plan) => [
        amount(
          "fiber of the ring, meters",
          plan.hops.reduce((sum, { meters }) => sum + meters, 0),
        ),
      ]),
    ],
  },
  "blast-radius": {
    title: "Blast radius",
    says: "How much one failure takes with it: as many failed nodes break many replicas if they are spread over them, and one if they are together.",
    formula: "share that breaks = replicas broken ÷ replicas",
    source: model("Replicas around a ring"),
    now: ({ view }) =>
      elasticFigures(view, (elastic) => {
        const broken = replicasThat(elastic, "broken").length;
        return [
          share("share that breaks", broken / elastic.replicas.length),
          amount("replicas broken", broken),
          amount("replicas", elastic.replicas.length),
          ...(view === null
            ? []
            : [
                amount(
                  "nodes down",
                  view.nodeDown.reduce((sum, down) => sum + down, 0),
                ),
              ]),
        ];
      }),
  },
};

function modeNow({ view }: Reading): readonly Figure[] {
  return elasticFigures(view, ({ mode, replicas }) => [
    words("mode now", recoveries[mode].name),
    words("replicas", formatMany(replicas.length, "replica")),
  ]);
}

function cutFigures(
  level: Reading["level"],
  figures: (cut: NonNullable<ReturnType<typeof cutOf>>) => readonly Figure[],
): readonly Figure[] {
  const cut = cutOf(level);
  return cut === undefined ? none() : figures(cut);
}

function elasticFigures(
  view: ClusterView | null,
  figures: (elastic: ElasticView) => readonly Figure[],
): readonly Figure[] {
  const elastic = view?.elastic ?? null;
  return elastic === null ? none() : figures(elastic);
}

function planFigures(
  view: ClusterView | null,
  figures: (plan: RingPlan, elastic: ElasticView) => readonly Figure[],
): readonly Figure[] {
  return elasticFigures(view, (elastic) =>
    elastic.plan === null ? [words("now", "the ring is open")] : figures(elastic.plan, elastic),
  );
}

function millis(name: string, value: number): Figure {
  return { name, value, words: `${formatCount(value * 1000)} ms` };
}

function precise(name: string, value: number): Figure {
  return { name, value, words: value < 60 ? `${value.toFixed(2)} s` : formatDuration(value) };
}

function micro(count: number): string {
  return formatMany(count, "micro-batch", "micro-batches");
}
