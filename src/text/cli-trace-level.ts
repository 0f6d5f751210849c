import { formatCount } from "./numbers.ts";

/** What a level says that is cut out of a trace. */
export const cutText = {
  id: (file: string) => `trace-${file.replace(/\..*$/, "").slice(0, 50)}`,
  owner: "trace",
  about: {
    number: "Trace",
    title: "A Published Trace",
    summary: (file: string) => `The jobs of ${file.slice(0, 200).replaceAll(/[{}]/g, "")}, as they were submitted.`,
    brief: (jobs: number) => [
      `${formatCount(jobs)} jobs come in as they once did, to an empty hall. One of them, the widest, needs its nodes side by side.`,
    ],
  },
};

/** Why a stretch of a trace is no level, one sentence each. */
export const cutErrors = {
  badCut: (text: string) =>
    `--level is "${text}", but must be two durations since the first submission, such as 2d,3d, the second one later.`,
  alone: (option: string) => `--level prints a level and replays nothing: leave out --${option}.`,
  noJobs: "No job is submitted in that stretch of the trace: take another --level.",
  manyJobs: (count: number, most: number) =>
    `${formatCount(count)} jobs are submitted in that stretch, but a level has at most ${formatCount(most)}: take a shorter --level.`,
  noGang: (gpusPerNode: number) =>
    `No job in that stretch is as wide as a node of ${gpusPerNode} GPUs: take fewer --gpus-per-node, or another --level.`,
  noLayout: (nodes: number) =>
    `${formatCount(nodes)} nodes cannot be laid out in racks and rows: take a machine of ${formatCount(nodes - 1)}.`,
  noLevel: (reason: string) => `That stretch of the trace is no level: ${reason}.`,
};
