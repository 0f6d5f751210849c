import type { JobView, Level, NodeId, Seconds, Topology } from "../sim/index.ts";
import { formatCount, formatDuration, formatMany, formatPercent } from "./numbers.ts";
import { nodeName } from "./places.ts";
import { jobName } from "./job-names.ts";

/** The few words that stand in the picture of the hall itself. */
export function hallLabels(): {
  label(topology: Topology): string;
  row(row: number): string;
  rack(rack: number): string;
  node(node: NodeId, topology: Topology): string;
  job(
    job: JobView,
    facts: {
      readonly level: Level;
      readonly age: Seconds;
      readonly sinceCheckpoint: Seconds | null;
      readonly moved: boolean;
      readonly now: Seconds;
    },
  ): readonly string[];
} {
  return {
    label: ({ pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode }) => {
      const racks = pods * rowsPerPod * racksPerRow;
      return hallText.label(formatCount(racks * nodesPerRack * gpusPerNode), formatCount(racks));
    },
    row: (row) => `R${String(row + 1).padStart(2, "0")}`,
    rack: (rack) => String(rack + 1).padStart(2, "0"),
    node: (node, topology) => nodeName(topology, node),
    job: (job, { level, age, sinceCheckpoint, moved, now }) => [
      jobName(level, job),
      ...(job.phase === "checkpointing" || job.phase === "restarting" ? [phaseText(job, now)] : []),
      `${formatMany(job.gpus, "GPU")} · ${formatDuration(age)}`,
      sinceCheckpoint === null ? "never saved" : `saved ${formatDuration(sinceCheckpoint)} ago`,
      ...(moved ? ["moved"] : []),
    ],
  };
}

/** What a running job does, and how far it is with that. */
export function phaseText(job: JobView, now: Seconds): string {
  const { phaseStart, phaseEnds, drainEnds } = job;
  if (job.phase === "checkpointing") {
    return cellText.saving(formatPercent((now - phaseStart) / Math.max(1, phaseEnds - phaseStart)));
  }
  if (job.phase === "restarting") return cellText.restarting(formatDuration(phaseEnds - now));
  if (job.phase === "working" && drainEnds !== null) return cellText.draining;
  return cellText.phases[job.phase];
}

/** Words of the hall and of the table of racks. */
export const hallText = {
  heading: "Data hall",
  label: (gpus: string, racks: string) =>
    `Data hall: ${gpus} GPUs in ${racks} racks. Arrows move the cursor, Enter selects or puts down, plus and minus zoom. The same as a table: button Table.`,
  legend: "Legend",
  working: "working",
  idle: "idle",
  wasted: "wasted",
  down: "failed",
  drained: "drained",
  reserved: "reserved",
  saving: "checkpoint wave",
  redone: "restarting",
  zoom: { hall: "hall", rack: "racks", node: "nodes" },
  zoomLevel: "Zoom level",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomFit: "Whole hall",
  stranded: "Stranded GPUs",
  strandedHint: "Select the nodes with the fewest busy GPUs, to move their jobs together",
  table: "Table",
  loading: ({ ready, of }: { readonly ready: number; readonly of: number }) =>
    `Loading: ${formatCount(ready)} of ${formatMany(of, "part")}. The clock starts when all are loaded.`,
  /** Why the hall is not drawn. */
  without: {
    loading: null,
    ready: null,
    "no-webgl":
      "This browser cannot draw the hall (no WebGL), so the racks are shown as a table. Everything can be done from it.",
    failed:
      "The hall could not be loaded or drawn, so the racks are shown as a table. Everything can be done from it; loading the page again tries once more.",
    lost: "The browser took the graphics context away from this page: the clock is paused until it is restored. Until then the racks are shown as a table.",
  },
  tableCaption: "Racks: GPUs by state",
  selectRow: (row: number) => `Select row ${row}`,
} as const;

/** Words of the card that says what is in a cell. */
export const cellText = {
  idle: "Idle GPU",
  down: (left: string) => `Node is down. Returns in ${left}.`,
  drained: "Drained: takes no new jobs.",
  reservedFor: (gang: string) => `Reserved for ${gang}.`,
  owner: "Owner",
  gpus: "GPUs",
  age: "Running for",
  rest: "Left, by estimate",
  atRisk: "Lost if killed",
  atRiskToFailure: "Lost if a node fails now",
  saves: "Saves every",
  never: "never",
  rate: (percent: string) => `Was moved: runs at ${percent}`,
  moving: "Being migrated",
  saving: (percent: string) => `Saving, ${percent} written`,
  restarting: (left: string) => `Restarting, ${left} left`,
  draining: "Working, checkpoint draining",
  phases: {
    working: "Working",
    checkpointing: "Saving",
    restarting: "Restarting",
    migrating: "Being migrated",
    stalled: "Stalled",
  },
} as const;
