import type { ClauseView, ClusterView, Command, Metrics, Refusal, Seconds } from "../sim/index.ts";
import { bar } from "./bar.ts";
import { elasticRows } from "./cli-elastic.ts";
import { clauseViolation, clauseNames, clauseValue } from "./clauses.ts";
import { fleetLedgerText, ledgerClasses, ledgerText } from "./ledger.ts";
import {
  formatCount,
  formatDollars,
  formatDuration,
  formatGpuHours,
  formatKept,
  formatMany,
  formatPercent,
} from "./numbers.ts";
import { refusals } from "./refusals.ts";

/** What `fleet --help` prints. */
export const cliHelp = `fleet runs the game's own core without a screen.

Usage: fleet run <level.json> [options]         plays a level
       fleet checkpoint --interval <duration>   measures how much of a training job's time is kept
       fleet trace <file>                       replays a published trace under a policy: fleet trace --help
       fleet sweep <level>                      tries levers over seeds, on every core: fleet sweep --help
       fleet verify | pack | unpack | plays     on runs' files and stored plays: fleet verify --help
       fleet grade <folder or zip> --csv <file> grades a class's runs: fleet grade --help

Both:
  --seed <text>            what decides arrivals and failures, at most 64 characters; default: demo
  --json                   print one JSON object instead of a report
  --help                   print this
A <duration> is a number with s, m, h or d: 90s, 25m, 3h or 2d.

fleet run:
  --script <file>          commands to give: a JSON list of { "time", "command" }, in order of time
  --until <duration>       stop earlier than the level does
  --policy <name>          from the start: one that the level offers, of fcfs, best-fit, preemption, sjf, easy, easy-sjbf,
                           conservative, fair-share and fgd
  --out <file>             writes the run's record: packed, or as JSON if the file is called .json

fleet checkpoint: one training job on 16,384 GPUs, run until its work is saved
  --interval <duration>    work between two checkpoints, at least 1m; repeat it to compare several
  --mttf <duration>        mean time between failures of the whole hall; default: 3h
  --checkpoint <duration>  how long the job pauses to save; default: 25m
  --drain <duration>       and how long after that the checkpoint is complete, the job working on; default: 0s
  --restart <duration>     from a failure until the job works again; default: 10m
  --work <duration>        work of the whole job, to be saved; default: 720h
  --runs <number>          runs at each interval; default: 400

  Goodput is the work saved in all runs together over the time of all runs together. Its 95 % confidence interval is 1.96
  standard errors wide to each side, by the delta method over the runs. (The mean of each run's own goodput would be too
  high: short runs are the lucky ones.) A run that has not saved its work after 10 times its length is cut off, and
  counts with what it saved. Beside it stands the closed form, interval / (M e^((R+D)/M) (e^((interval+C)/M) - 1)), and
  below the interval that is best by it, Young's rule (1974) and Daly's (2006).

Examples: fleet run levels/act-1.json --seed demo --until 3h --json
          fleet checkpoint --interval 1h --interval 2h --interval 6h`;

/** What is wrong with a command line or a file, one sentence each. */
export const cliErrors = {
  noCommand: "Say what to do: fleet run <level.json>, or fleet checkpoint --interval 1h. See fleet --help.",
  unknownCommand: (name: string) =>
    `There is no command "${name}", only run, checkpoint, trace, verify, pack, unpack, plays and grade. See fleet --help.`,
  noLevel: "Name the level's file: fleet run <level.json>.",
  manyLevels: (extra: string) => `One level at a time: "${extra}" is one file too many.`,
  operand: (extra: string) => `fleet checkpoint reads no file: "${extra}" is too much.`,
  badOption: (reason: string) => `${reason.replace(/\.$/, "")}. See fleet --help.`,
  foreignOption: (command: string, option: string) => `fleet ${command} has no option --${option}. See fleet --help.`,
  outOfRange: (option: string, text: string, min: Seconds, max: Seconds) =>
    `--${option} is ${text}, but must be between ${formatDuration(min)} and ${formatDuration(max)}.`,
  noInterval: "Say how much work lies between two checkpoints: fleet checkpoint --interval 1h. Repeat it for several.",
  longInterval: (interval: string, work: string) =>
    `--interval ${interval} is longer than --work ${work}: the work would never be saved on the way.`,
  longDrain: (drain: string, interval: string) =>
    `--drain is ${drain}, longer than --interval ${interval}: a checkpoint must be complete before the next one begins.`,
  badRuns: (text: string, max: number) => `--runs is "${text}", but must be a number from 2 to ${formatCount(max)}.`,
  tooMuch: (steps: number, max: number) =>
    `That is about ${formatCount(steps / 1e6)} million failures, checkpoints and restarts, and ${formatCount(max / 1e6)} ` +
    `million is the limit: take less --work, fewer --runs or fewer intervals.`,
  badSeed: (fault: string) => `--seed cannot be used: ${fault}`,
  badPolicy: (text: string, known: readonly string[]) =>
    `--policy is "${text}", but must be one of ${known.join(", ")}.`,
  noSuchFile: (path: string) => `Cannot read ${path}: there is no such file.`,
  unreadable: (path: string, code: string) => `Cannot read ${path} (${code}).`,
  unwritable: (path: string, code: string) => `Cannot write ${path} (${code}).`,
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
    ...(view.elastic ? [...elasticRows(view.elastic).map(([label, value]) => row(label, value)), ""] : []),
    ...metricLines(view.metrics),
    "",
    ...ledgerLines(view),
    "",
    row("Jobs", jobsLine(view.counts)),
    row("Digest", run.digest),
    ...refusedLines(run.refused),
  ].join("\n");
}

/** How far a run is, on one line. */
export function runProgress(time: Seconds, until: Seconds): string {
  return `${bar(until === 0 ? 1 : time / until)} of ${formatDuration(until)}`;
}

const slaWords: Record<ClusterView["sla"], string> = { met: "met", waiting: "not decided yet", missed: "missed" };
const clauseWords: Record<ClauseView["state"], string> = {
  met: "met",
  waiting: "not decided yet",
  violated: "violated",
};

function headline({ level, seed, time, ended }: ClusterView): string {
  const start = `${level.id}, seed ${seed}, after ${formatDuration(time)} of ${formatDuration(level.duration)}`;
  if (ended === null) return `${start}.`;
  return ended.lostBy === null ? `${start}: over.` : `${start}: lost by "${clauseNames[ended.lostBy]}".`;
}

function clauseLine(clause: ClauseView): string {
  const { id, value, limit, state } = clause;
  if (state === "violated") return row(`  ${clauseNames[id]}`, `violated: ${clauseViolation(id, value, limit)}`);
  const numbers = `${clauseValue(id, value)}, limit ${clauseValue(id, limit)}`;
  return row(`  ${clauseNames[id]}`, `${clauseWords[state]} (${numbers})`);
}

function metricLines(metrics: Metrics): readonly string[] {
  return [
    row("Utilization", formatPercent(metrics.utilization, 1)),
    row("Goodput", formatKept(metrics.goodput)),
    row("Cluster MFU", formatPercent(metrics.mfu, 1)),
    row("Fragmentation", formatPercent(metrics.fragmentation, 1)),
    row("Wait time", `${formatDuration(metrics.meanWait)} on average, p95 ${formatDuration(metrics.p95Wait)}`),
    row("TCO", formatDollars(metrics.tcoDollars)),
  ];
}

function ledgerLines({ ledger, elastic }: ClusterView): readonly string[] {
  const texts = elastic ? { ...ledgerText, ...fleetLedgerText } : ledgerText;
  const share = (part: number): string => formatPercent(ledger.capacity === 0 ? 0 : part / ledger.capacity, 1);
  const lines = ledgerClasses.map((id) =>
    row(`  ${texts[id].name}`, `${formatGpuHours(ledger[id]).padEnd(16)}${share(ledger[id])}`),
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
  return `${label.padEnd(28)}${value}`;
}
