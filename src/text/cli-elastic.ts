import type { ElasticView, Rescale } from "../sim/index.ts";
import { formatCount, formatDuration, formatGpuHours, formatMany, formatPercent } from "./numbers.ts";

const modes: Readonly<Record<ElasticView["mode"], string>> = {
  rigid: "rigid: crash and wait for a full set",
  elastic: "elastic: continue without broken replicas",
  regroup: "elastic, broken replicas regrouped",
};

const stages: Readonly<Record<ElasticView["stage"], string>> = {
  working: "works",
  detecting: "paused: a failure is being detected",
  "waiting-for-ring": "stalled: its ring is open",
  "waiting-for-nodes": "stalled: it waits for nodes",
  building: "paused: its ring is being built",
};

/** Rescales that are printed; a script can make thousands. */
const mostRescales = 20;

/** What became of the data-parallel job, as pairs of a label and its value; a row without a value is a heading. */
export function elasticRows(elastic: ElasticView): readonly (readonly [label: string, value: string])[] {
  const { mode, stage, replicas, plan, tokensPerSecond, fullTokensPerSecond, spares, spareCount, rescales } = elastic;
  const count = (status: string): string => formatCount(replicas.filter((one) => one.status === status).length);
  const share = formatPercent(fullTokensPerSecond === 0 ? 0 : tokensPerSecond / fullTokensPerSecond, 1);
  return [
    ["Recovery", modes[mode]],
    ["Training", `${stages[stage]}, ${formatCount(tokensPerSecond)} tokens/s, ${share} of the first ring's`],
    ["  Replicas", `${count("in-ring")} in the ring, ${count("ready")} ready, ${count("broken")} broken`],
    ["  Step", plan ? stepLine(plan) : "the ring is open"],
    ["  Spares", `${formatCount(spares.length)} of ${formatCount(spareCount)}`],
    ["  Rescales", formatCount(rescales.length)],
    ...rescales
      .slice(-mostRescales)
      .map((rescale) => [`    ${formatDuration(rescale.time)}`, rescaleLine(rescale)] as const),
  ];
}

function stepLine({ computeSeconds, allReduceSeconds, globalBatch }: NonNullable<ElasticView["plan"]>): string {
  const times = `${computeSeconds.toFixed(3)} s of computing and ${allReduceSeconds.toFixed(3)} s of all-reduce`;
  return `${times}, ${formatMany(globalBatch, "micro-batch", "micro-batches")}`;
}

function rescaleLine({ by, before, after, cold, pausedFor, cost, gained }: Rescale): string {
  const what = by === "failure" ? "a failure" : "a command";
  const change =
    after === 0
      ? `${formatCount(before)} replicas, not built yet`
      : `${formatCount(before)} -> ${formatCount(after)} replicas`;
  const pause = `paused ${formatDuration(pausedFor)}${cold ? ", cold start" : ""}`;
  return `${what}: ${change}, ${pause}: cost ${formatGpuHours(cost)}, gained ${formatGpuHours(gained)}`;
}
