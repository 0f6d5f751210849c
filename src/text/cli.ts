import type { ClauseView, ClusterView, Command, Ledger, Metrics, Refusal, Seconds } from "../sim/index.ts";
import { clauseBreach, clauseNames, clauseValue } from "./clauses.ts";
import { ledgerClasses, ledgerText } from "./ledger.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatMany, formatPercent } from "./numbers.ts";
import { refusals } from "./refusals.ts";

/** What `fleet --help` prints. */
export const cliHelp = `fleet runs a level without a screen, on the same core as the game.

Usage: fleet run <level.json> [options]

  --seed <text>        what decides arrivals and failures; default: demo
  --script <file>      commands to give: a JSON list of { "time", "command" }, in order of time
  --until <duration>   stop earlier than the level does: 90s, 25m, 3h or 2d
  --policy <name>      fcfs, best-fit or preemption, from the start
  --json               print one JSON object instead of a report
  --help               print this

Example: fleet run levels/act-1.json --seed demo --until 3h --json`;

/** What is wrong with a command line or a file, one sentence each. */
export const cliErrors = {
  noCommand: "Say what to do: fleet run <level.json>. See fleet --help.",
  unknownCommand: (name: string) => `There is no command "${name}": the only one is "run". See fleet --help.`,
  noLevel: "Name the level's file: fleet run <level.json>.",
  manyLevels: (extra: string) => `One level at a time: "${extra}" is one file too many.`,
  badOption: (reason: string) => `${reason.replace(/\.$/, "")}. See fleet --help.`,
  badDuration: (text: string) => `--until is "${text}", but must be a number with s, m, h or d, such as 25m or 3h.`,
  badPolicy: (text: string, known: readonly string[]) =>
    `--policy is "${text}", but must be one of ${known.join(", ")}.`,
  noSuchFile: (path: string) => `Cannot read ${path}: there is no such file.`,
  unreadable: (path: string, code: string) => `Cannot read ${path} (${code}).`,
  notJson: (path: string) => `${path} is not JSON.`,
  badFile: (path: string, reason: string) => `${path}: ${reason}`,
};

/** A run that is over or was stopped. */
export interface RunText {
  readonly view: ClusterView;
  readonly digest: string;
  readonly stars: number;
  readonly refused: readonly { readonly time: Seconds; readonly type: Command["type"]; readonly refusal: Refusal }[];
}

/** The report of a run, line by line, for people. */
export function runReport(run: RunText): string {
  const { view } = run;
  return [
    headline(view),
    "",
    row("Stars", `${run.stars} of 3`),
    row("SLA", slaWords[view.sla]),
    ...view.clauses.map(clauseLine),
    "",
    ...metricLines(view.metrics),
    "",
    ...ledgerLines(view.ledger),
    "",
    row("Jobs", jobsLine(view.counts)),
    row("Digest", run.digest),
    ...refusedLines(run.refused),
  ].join("\n");
}

/** A progress bar of one line. */
export function progressLine(time: Seconds, until: Seconds): string {
  const share = until === 0 ? 1 : time / until;
  const width = 30;
  const full = Math.round(share * width);
  return `[${"#".repeat(full)}${"-".repeat(width - full)}] ${formatPercent(share)} of ${formatDuration(until)}`;
}

const slaWords: Record<ClusterView["sla"], string> = { met: "met", waiting: "not decided yet", missed: "missed" };
const clauseWords: Record<ClauseView["state"], string> = { kept: "kept", waiting: "not decided yet", broken: "broken" };

function headline({ level, seed, time, ended }: ClusterView): string {
  const start = `${level.id}, seed ${seed}, after ${formatDuration(time)} of ${formatDuration(level.duration)}`;
  if (ended === null) return `${start}.`;
  return ended.lostBy === null ? `${start}: over.` : `${start}: lost by "${clauseNames[ended.lostBy]}".`;
}

function clauseLine(clause: ClauseView): string {
  const { id, value, limit, state } = clause;
  if (state === "broken") return row(`  ${clauseNames[id]}`, `broken: ${clauseBreach(id, value, limit)}`);
  const numbers = `${clauseValue(id, value)}, limit ${clauseValue(id, limit)}`;
  return row(`  ${clauseNames[id]}`, `${clauseWords[state]} (${numbers})`);
}

function metricLines(metrics: Metrics): readonly string[] {
  return [
    row("Utilization", formatPercent(metrics.utilization, 1)),
    row("Goodput", formatPercent(metrics.goodput, 1)),
    row("Cluster MFU", formatPercent(metrics.mfu, 1)),
    row("Fragmentation", formatPercent(metrics.fragmentation, 1)),
    row("Wait time", `${formatDuration(metrics.meanWait)} on average, p95 ${formatDuration(metrics.p95Wait)}`),
    row("TCO", formatDollars(metrics.tcoDollars)),
  ];
}

function ledgerLines(ledger: Ledger): readonly string[] {
  const share = (part: number): string => formatPercent(ledger.capacity === 0 ? 0 : part / ledger.capacity, 1);
  const lines = ledgerClasses.map((id) =>
    row(`  ${ledgerText[id].name}`, `${formatGpuHours(ledger[id]).padEnd(16)}${share(ledger[id])}`),
  );
  return [row("Capacity", formatGpuHours(ledger.capacity)), ...lines];
}

function jobsLine(counts: ClusterView["counts"]): string {
  const { submitted, running, pending, finished, killed } = counts;
  const parts = [
    `${formatCount(running)} running`,
    `${formatCount(pending)} waiting`,
    `${formatCount(finished)} finished`,
  ];
  return `${formatCount(submitted)} submitted: ${parts.join(", ")}; ${formatMany(killed, "kill")}`;
}

function refusedLines(refused: RunText["refused"]): readonly string[] {
  if (refused.length === 0) return [];
  const lines = refused.map(({ time, type, refusal }) => `  ${formatDuration(time)}  ${type}: ${refusals[refusal]}`);
  return ["", `${formatMany(refused.length, "command")} of the script refused:`, ...lines];
}

function row(label: string, value: string): string {
  return `${label.padEnd(26)}${value}`;
}
