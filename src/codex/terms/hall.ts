import { formatDuration } from "../../text/numbers.ts";
import { sources } from "../sources.ts";
import { amount, model, none, seconds, share, words, work, type Terms } from "../term.ts";
import type { Reading } from "../term.ts";
import { nodesOf } from "./read-level.ts";

/** GPUs, where they stand, and which of them can be used. */
export const hallTerms: Terms<
  "gpu" | "node" | "rack" | "pod" | "capacity" | "idle" | "stranded" | "fragmentation" | "power-feed"
> = {
  gpu: {
    title: "GPU",
    says: "The processor that trains and runs models: it is paid for by the hour, whether a job holds it or not.",
    formula: "GPUs = nodes × GPUs of a node",
    source: model("The hall"),
    now: ({ level, view }) => [
      amount("GPUs", view?.gpuCount ?? nodesOf(level) * level.topology.gpusPerNode),
      amount("nodes", nodesOf(level)),
      amount("GPUs of a node", level.topology.gpusPerNode),
    ],
  },
  node: {
    title: "Node",
    says: "A server with several GPUs: a job that is no wider stands inside one node, a wider one takes whole nodes, and a node fails as a whole.",
    formula: "nodes = racks × nodes of a rack",
    source: model("The hall"),
    now: ({ level, view }) => [
      amount("nodes", view?.nodeCount ?? nodesOf(level)),
      amount("racks", racksOf({ level })),
      amount("nodes of a rack", level.topology.nodesPerRack),
      ...(view === null ? [] : [amount("empty nodes", view.emptyNodes)]),
    ],
  },
  rack: {
    title: "Rack",
    says: "A cabinet of nodes; racks stand in rows, and nodes are numbered along the rows.",
    formula: "racks = pods × rows of a pod × racks of a row",
    source: model("The hall"),
    now: ({ level, view }) => [
      amount("racks", view?.rackCount ?? racksOf({ level })),
      amount("pods", level.topology.pods),
      amount("rows of a pod", level.topology.rowsPerPod),
      amount("racks of a row", level.topology.racksPerRow),
    ],
  },
  pod: {
    title: "Pod",
    says: "Rows whose network belongs together: a contiguous place never reaches over a pod's end, and traffic between pods shares a few links.",
    formula: null,
    source: sources.llama,
    now: ({ level }) => [amount("pods", level.topology.pods), amount("rows of a pod", level.topology.rowsPerPod)],
  },
  capacity: {
    title: "Capacity",
    says: "All GPU time that has been paid for since the start: every GPU, every second, broken ones too.",
    formula: "capacity = GPUs × hours since the start",
    source: model("The ledger"),
    now: ({ view }) =>
      view === null
        ? []
        : [
            work("capacity", view.ledger.capacity),
            amount("GPUs", view.gpuCount),
            { name: "hours since the start", value: view.time / 3600, words: formatDuration(view.time) },
          ],
  },
  idle: {
    title: "Idle",
    says: "GPUs that work and that no job holds: they are paid for all the same.",
    formula: null,
    source: model("The ledger"),
    now: ({ view }) =>
      view === null ? [] : [amount("idle GPUs", view.idleGpus), work("idle since the start", view.ledger.idle)],
  },
  stranded: {
    title: "Stranded GPUs",
    says: "Idle GPUs in pieces too small for the jobs that wait: they are free, and nobody can use them.",
    formula: null,
    source: sources.philly,
    now: ({ view }) =>
      view === null
        ? []
        : [
            share("fragmentation", view.metrics.fragmentation),
            amount("idle GPUs", view.idleGpus),
            amount("longest empty run, nodes", view.longestEmptyRun),
          ],
  },
  fragmentation: {
    title: "Fragmentation",
    says: "The share of the idle GPUs that today's demand cannot use: for each size that waits, by the GPUs it asks for, the idle GPUs outside every place where it fits; while nobody waits, the sizes that usually arrive.",
    formula: "fragmentation = Σ share of demand × unusable idle GPUs ÷ idle GPUs",
    source: sources.fgd,
    now: ({ view, goals }) => [
      ...(view === null
        ? []
        : [
            share("fragmentation now", view.metrics.fragmentation),
            share("mean of the last ten minutes", view.recentFragmentation),
            amount("idle GPUs", view.idleGpus),
            amount("longest empty run, nodes", view.longestEmptyRun),
          ]),
      share("the badge asks that less of the whole hall is stranded than", goals.fragmentationBelow),
    ],
  },
  "power-feed": {
    title: "Power feed",
    says: "One of the lines that bring power to the hall; one node in every row hangs on it, so a feed that trips fails nodes far apart at once.",
    formula: null,
    source: sources.llama,
    now: ({ level, view }) => {
      const strike = level.failures.scripted.find(({ nodes }) => nodes === "feed");
      if (strike === undefined) return none();
      const { pods, rowsPerPod } = level.topology;
      return [
        amount("nodes on a feed", pods * rowsPerPod),
        ...(view !== null && view.ended !== null ? [seconds("it tripped after", strike.time)] : []),
        words("a repair takes", formatDuration(strike.repairSeconds)),
      ];
    },
  },
};

function racksOf({ level }: Pick<Reading, "level">): number {
  const { pods, rowsPerPod, racksPerRow } = level.topology;
  return pods * rowsPerPod * racksPerRow;
}
