import type { ElasticView, Replica, Seconds, Topology } from "../../../sim/index.ts";
import { formatCount, formatDuration, formatMany, formatPercent, formatTimeOfDay } from "../../../text/numbers.ts";
import { placeOf } from "../../../text/places.ts";

const hundredths = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "12 s", "2 min 35 s", from an hour on like every duration: pauses are short enough to count the seconds. */
export function formatPause(seconds: Seconds): string {
  const whole = Math.round(seconds);
  if (whole < 60 || whole >= 3600) return formatDuration(whole);
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${rest} s`;
}

/** Tokens per second in millions: "4.63M/s". */
export function formatTokens(tokensPerSecond: number): string {
  return `${hundredths.format(tokensPerSecond / 1e6)}M/s`;
}

/** How fast a job trains, against the start: a better ring than the first can make it faster than that. */
export function speedWords(share: number): string {
  const more = share - 1;
  if (more >= 0.0005) return `${formatPercent(more, 1)} faster than at the start`;
  return more > -0.0005 ? "as fast as at the start" : `${formatPercent(share, 1)} of the speed at the start`;
}

/** A step's time: "2.83 s". */
export function formatStep(seconds: number): string {
  return `${hundredths.format(seconds)} s`;
}

/** The time of an all-reduce: "112 ms". */
export function formatMillis(seconds: number): string {
  return `${formatCount(Math.round(seconds * 1000))} ms`;
}

/** "replica 38", counted from 1. */
export function replicaName(replica: number): string {
  return `replica ${replica + 1}`;
}

/** "41", by which a list finds it as it is typed. */
export function replicaNumber(replica: number): string {
  return String(replica + 1);
}

/** "replicas 3, 14 and 58"; more than four are only counted. */
export function replicasName(replicas: readonly number[]): string {
  const [first] = replicas;
  if (replicas.length === 1 && first !== undefined) return replicaName(first);
  if (replicas.length > 4) return `${formatCount(replicas.length)} replicas`;
  const numbers = replicas.map((replica) => String(replica + 1));
  return `replicas ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1) ?? ""}`;
}

/** Where most of a replica stands: "row 4, racks 15–16". */
export function replicaPlace(topology: Topology, replica: Pick<Replica, "nodes">): string {
  const { row, from, to } = spotOf(topology, replica);
  return `row ${row}, ${from === to ? `rack ${from}` : `racks ${from}–${to}`}`;
}

/** The same, as short as a table's cell: "R4-15…16". */
export function replicaCode(topology: Topology, replica: Pick<Replica, "nodes">): string {
  const { row, from, to } = spotOf(topology, replica);
  return from === to ? `R${row}-${from}` : `R${row}-${from}…${to}`;
}

/** The row that most of its nodes stand in, and the racks there, counted from 1. */
function spotOf(
  topology: Topology,
  { nodes }: Pick<Replica, "nodes">,
): { readonly row: number; readonly from: number; readonly to: number } {
  const places = nodes.map((node) => placeOf(topology, node));
  const rows = [...new Set(places.map(({ row }) => row))];
  const count = (row: number): number => places.filter((place) => place.row === row).length;
  const row = rows.toSorted((a, b) => count(b) - count(a))[0] ?? 0;
  const racks = [...new Set(places.filter((place) => place.row === row).map(({ rack }) => rack + 1))].toSorted(
    (a, b) => a - b,
  );
  return { row: row + 1, from: racks[0] ?? 1, to: racks.at(-1) ?? 1 };
}

/** Words of the recovery lever. */
export const recoveryText = {
  heading: "When a node fails",
  now: "now",
  free: "free",
  waits: "waits",
  notNow: "—",
  rigidNext: (lost: string, gpus: string) =>
    `Next failed node: ${lost} of work lost, then ${gpus} GPUs wait until it is repaired.`,
  openNext: (share: number, pause: Seconds, byHand: boolean) =>
    `Next failed node: ${byHand ? "you close the ring, then " : ""}a pause of ${formatPause(pause)}, then ${share > 0.9995 ? "today's throughput: the rest share its micro-batches" : `${formatPercent(share, 1)} of today's throughput`}.`,
  openNow: "The ring is open: this decides how the job recovers.",
  regroupable: (broken: number, healthy: number, start: Seconds) =>
    `${formatMany(broken, "broken replica")} would make ${formatCount(healthy)} healthy now; starting them takes ${formatPause(start)}.`,
  regroupNone: "No two broken replicas to regroup now.",
  switchTo: (name: string, price: string) => `${name} now: ${price}.`,
} as const;

/** What a lever costs in time, as it stands on it; null: the job will wait. */
export function leverCost(seconds: Seconds | null): string {
  if (seconds === null) return recoveryText.waits;
  return seconds === 0 ? recoveryText.free : formatPause(seconds);
}

/** Words of the batch lever. */
export const batchText = {
  heading: "Global batch",
  caption: "Each rule with the replicas in the ring now",
  rule: "Rule",
  each: "each",
  eachMeaning: "Micro-batches that each replica computes in a step.",
  step: "step",
  tokens: "tokens",
  same: (replicas: number) => `With all ${formatCount(replicas)} replicas both are the same.`,
  shrunk: (used: Seconds, limit: Seconds) =>
    `Smaller batch: ${formatDuration(used)} of the ${formatDuration(limit)} that the SLA allows.`,
  over: (used: Seconds, limit: Seconds) =>
    `Smaller batch for ${formatDuration(used)}: more than the ${formatDuration(limit)} that the SLA allows.`,
} as const;

/** Words of the routing lever. */
export const routingText = { heading: "Ring routing" } as const;

/** Words of the ring card. */
export const ringText = {
  heading: "Ring",
  stages: {
    working: "works",
    detecting: "detecting the failure",
    "waiting-for-ring": "open",
    "waiting-for-nodes": "waits for nodes",
    building: "being built",
  } satisfies Record<ElasticView["stage"], string>,
  left: (stage: string, left: Seconds) => `${stage}, ${formatPause(left)}`,
  open: (gaps: number) => `open: ${formatMany(gaps, "gap")} to close`,
  drawn: (gaps: number) =>
    gaps === 0 ? "your drawing is closed" : `your drawing: ${formatMany(gaps, "gap")} to close`,
  over: "the act is over",
  caption: "Your route beside the automatic one",
  yours: "yours",
  drawing: "drawing",
  ifClosed: "if closed",
  now: "now",
  automatic: "auto",
  step: "Step",
  reduce: "All-reduce",
  reduceMeaning:
    "Ring all-reduce: after every step each GPU sums its gradients with its counterparts in all other replicas, around the ring. The whole ring runs at the speed of its slowest hop.",
  tokens: "Tokens",
  hop: "Slowest hop",
  hopKinds: { rack: "in a rack", row: "in a row", pod: "in a pod", hall: "across" },
  hopPace: "Its bandwidth",
  hopPaceMeaning: "What the slowest hop carries for each GPU. It limits the whole ring.",
  hopOf: (from: number, to: number) => `${from + 1} → ${to + 1}`,
  bandwidth: (bytesPerSecond: number) => `${Math.round(bytesPerSecond / 1e9)} GB/s`,
  hopTip: (from: string, to: string, kind: string) =>
    `Slowest hop of your ring: ${from} to ${to}, ${kind}. A pod's links to the rest of the hall are shared by all flows that leave it: leave each pod once.`,
  none: "—",
  waitsForNodes:
    "It resumes by itself once every node is back. Elastic or Regroup would continue with the healthy replicas.",
  close: "Close the gaps",
  closeMeaning: "connects the loose ends along the old ring",
  take: "Take the automatic route",
  same: "no slower than the automatic route",
  build: "Build this ring",
  discard: "Discard",
  change:
    "What leaves a row shares its few uplinks: leave each row once. Click a link in the hall to cut it and draw another ring.",
  ends: (count: number) => formatMany(count, "loose end"),
  connect: (name: string) => `Connect ${name} to`,
  join: "Connect",
} as const;

/** Words of the card of replicas. */
export const replicaText = {
  heading: "Replicas",
  statuses: { "in-ring": "in the ring", ready: "ready", broken: "broken" } satisfies Record<Replica["status"], string>,
  failedNodes: (down: number, of: number) => `${formatCount(down)} of ${formatCount(of)} failed`,
  back: (sinceMonday: Seconds) => `back ${formatTimeOfDay(sinceMonday)}`,
  brokenList: (sinceMonday: Seconds) => `broken: first node back ${formatTimeOfDay(sinceMonday)}`,
  readyList: (names: string) => `Ready: ${names}.`,
  rejoin: (count: number) => (count === 1 ? "Rejoin" : `Rejoin all ${formatCount(count)}`),
  paysBack: (seconds: Seconds, left: Seconds) =>
    seconds > left
      ? `The pause pays back after ${formatDuration(seconds)}; ${formatDuration(left)} are left: it never does.`
      : `The pause pays back after ${formatDuration(seconds)} of the ${formatDuration(left)} that are left.`,
  slower: "The step would get longer by more than they add: it never pays back.",
  slowOnes: (replicas: readonly number[]) =>
    `${replicas.length === 1 ? "One is" : `${formatCount(replicas.length)} are`} slow and would slow down the ring: ${replicasName(replicas)}.`,
  atOnce: "They can rejoin in the current pause: include them in the ring you build.",
  spares: "Hot spares",
  sparesOf: (up: number, of: number) => `${formatCount(up)} of ${formatCount(of)}`,
  swapIn: (count: number) => `Swap in ${formatMany(count, "spare")}`,
  swapHeals: (names: string) => `Makes ${names} healthy, without a cold start.`,
  swapNothing: "No failed node that a spare could replace.",
  swapShort: (needs: number) =>
    `The least broken replica needs ${formatMany(needs, "node")}: more than there are spares.`,
} as const;

/** Words of one replica's sheet. */
export const sheetText = {
  close: "Back to the levers",
  place: "Place",
  status: "State",
  compute: "Compute time",
  median: "Median of the ring",
  failed: "Failed nodes",
  returns: "Last one back",
  others: (names: string) => `Also chosen: ${names}.`,
  leaveOut: "Leave it out of the ring",
  swapFailed: "Swap its failed nodes",
  swapSlow: "Swap its slow node",
  swapTooFew: (nodes: number, spares: number) =>
    `It needs ${formatMany(nodes, "node")}; there are ${formatMany(spares, "spare")} and too few empty nodes.`,
  swapMeaning: "Other nodes take their place: spares first, then empty ones nearby.",
  rejoin: "Rejoin the ring",
  openHere: "Open the ring here",
  openMeaning: "free while you draw",
  show: "Show it in the hall",
  gain: (before: number, after: number) => `Tokens: ${formatTokens(before)} now, ${formatTokens(after)} then.`,
} as const;
