import type { JobView, NodeId, Seconds, Topology } from "../sim/index.ts";
import { formatDuration, formatMany } from "./numbers.ts";
import { nodeName } from "./places.ts";

/** The few words that stand in the picture of the hall itself. */
export function hallLabels(label: string): {
  readonly label: string;
  row(row: number): string;
  rack(rack: number): string;
  node(node: NodeId, topology: Topology): string;
  job(
    job: JobView,
    facts: { readonly age: Seconds; readonly sinceCheckpoint: Seconds | null; readonly moved: boolean },
  ): readonly string[];
} {
  return {
    label,
    row: (row) => `R${String(row + 1).padStart(2, "0")}`,
    rack: (rack) => String(rack + 1).padStart(2, "0"),
    node: (node, topology) => nodeName(topology, node),
    job: (job, { age, sinceCheckpoint, moved }) => [
      job.name,
      `${formatMany(job.gpus, "GPU")} · ${formatDuration(age)}`,
      sinceCheckpoint === null ? "never saved" : `saved ${formatDuration(sinceCheckpoint)} ago`,
      ...(moved ? ["moved"] : []),
    ],
  };
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
  reserved: "held",
  zoom: { hall: "hall", rack: "racks", node: "nodes" },
  zoomLevel: "Zoom level",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomFit: "Whole hall",
  crumbs: "Crumbs",
  crumbsHint: "Select the nodes with the fewest busy GPUs, to move their jobs together",
  table: "Table",
  picture: "Hall",
  loading: "Turning on the lights…",
  noWebGl:
    "This browser cannot draw the hall (no WebGL), so the racks are shown as a table. Everything can be done from it.",
  tableCaption: "Racks: GPUs by state",
  rack: "Rack",
  select: "Select",
  selected: "Selected",
  selectRow: (row: number) => `Select row ${row}`,
  rowHeading: (row: number) => `Row ${row}`,
  putHere: "Put here",
  startHere: "Start here",
  state: "State",
  counts: (nodes: string, gpus: string) => `${nodes} nodes · ${gpus} GPUs`,
  emptyNodes: "empty nodes",
} as const;

/** Words of the card that says what is in a cell. */
export const cellText = {
  idle: "Idle GPU",
  down: (left: string) => `Node is down. Returns in ${left}.`,
  drained: "Drained: takes no new jobs.",
  reservedFor: (gang: string) => `Held for ${gang}.`,
  owner: "Owner",
  gpus: "GPUs",
  age: "Running for",
  rest: "Left, by estimate",
  atRisk: "Lost if killed",
  saves: "Saves every",
  never: "never",
  rate: (percent: string) => `Was moved: runs at ${percent}`,
  moving: "Being copied elsewhere",
  phases: {
    working: "Working",
    checkpointing: "Saving",
    restarting: "Restarting",
    migrating: "Being copied",
    stalled: "Standing still",
  },
} as const;
