import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Trace } from "../../src/trace/read-trace.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { SwfReader } from "../../src/trace/swf-reader.ts";
import { TraceError } from "../../src/trace/trace-error.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trace-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(name: string, content: string | Uint8Array, processors = 100): Promise<Trace> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readTrace(
    path,
    () => (width) => width <= processors,
    () => {},
  );
}

const rows = ({ jobs }: Trace): unknown[] =>
  Array.from({ length: jobs.count }, (_, id) => [
    jobs.nameOf(id),
    jobs.submits[id],
    jobs.runs[id],
    jobs.widths[id],
    jobs.estimates[id],
  ]);

/** A line of the format by the fields that are read. */
const line = (job: number | string, submit: number, run: number, allocated: number, asked = -1, time = -1): string =>
  `${job} ${submit} -1 ${run} ${allocated} -1 -1 ${asked} ${time} -1 0 1 1 -1 1 -1 -1 -1\n`;

describe("the Standard Workload Format", () => {
  test("is read a line a job, with comments and blanks, also without a last newline", async () => {
    const text = `; MaxNodes: 64\n; MaxProcs: 128\n\n  1   0 -1\t10 4 -1 -1 4 30 -1 1 1 1 -1 1 -1 -1 -1\r\n${line(2, 5, 7, 2, 2, 7).trim()}`;
    const trace = await read("plain.swf", text);
    expect(rows(trace)).toEqual([
      ["1", 0, 10, 4, 30],
      ["2", 5, 7, 2, 7],
    ]);
    expect(trace).toMatchObject({ maxProcessors: 128, withoutEstimate: 0 });
  });

  test("counts the allocated processors, and the requested ones where those are unknown", async () => {
    expect(rows(await read("width.swf", line(1, 0, 5, 8, 16, 5) + line(2, 0, 5, -1, 16, 5)))).toMatchObject([
      ["1", 0, 5, 8, 5],
      ["2", 0, 5, 16, 5],
    ]);
  });

  test("estimates are the requested time, at least the run time, which also stands in for an unknown one", async () => {
    const trace = await read("estimate.swf", line(1, 0, 5, 1, 1, 9) + line(2, 0, 5, 1, 1, 3) + line(3, 0, 5, 1, 1, -1));
    expect(rows(trace).map((row) => (row as number[])[4])).toEqual([9, 5, 5]);
    expect(trace.withoutEstimate).toBe(1);
  });

  test("drops what cannot run, says why, and ignores the status", async () => {
    const lines = [line(1, 0, 0, 4), line(2, 0, -1, 4), line(3, 0, 5, 0), line(4, -1, 5, 4), line(5, 0, 5, 101)];
    const trace = await read("dropped.swf", lines.join("") + line(6, 0, 5, 100));
    expect(trace.dropped).toEqual({ "no-submit-time": 1, "no-run-time": 2, "no-processors": 1, "too-wide": 1 });
    expect(rows(trace)).toHaveLength(1);
  });

  test("takes decimals and times past any integer of 32 bits", async () => {
    expect(rows(await read("long.swf", "1 60000000017 -1 12.5 1 0.25 -1 1 1e1 -1\n".replace("1e1", "20.0")))).toEqual([
      ["1", 60_000_000_017, 12.5, 1, 20],
    ]);
  });

  test("is the same however the bytes are cut", () => {
    const bytes = new TextEncoder().encode(`; MaxProcs: 7\n${line(1, 0, 5, 4)}${line(22, 10, 500, 4, 4, 600)}`);
    for (let cut = 1; cut < bytes.length; cut++) {
      const names: unknown[] = [];
      const reader = new SwfReader("x", ({ name, run, requested }) => names.push([name, run, requested]));
      for (let from = 0; from < bytes.length; from += cut) reader.read(bytes.subarray(from, from + cut));
      reader.end();
      expect(names).toEqual([
        [1, 5, -1],
        [22, 500, 600],
      ]);
      expect(reader.maxProcessors).toBe(7);
    }
  });
});

describe("published GPU traces", () => {
  test("Alibaba's openb: a pod's GPUs from schedule to deletion; one that never ran is dropped", async () => {
    const text = `name,cpu_milli,num_gpu,gpu_milli,creation_time,deletion_time,scheduled_time
pod-0,12000,1,460,0,100,20
"pod,1",12000,8,1000,5,100,
pod-2,12000,0,0,6,100,7
pod-3,12000,2,1000,7,30,9
`;
    const trace = await read("openb.csv", text);
    expect(rows(trace)).toEqual([
      ["pod-0", 0, 80, 1, 80],
      ["pod-3", 7, 21, 2, 21],
    ]);
    expect(trace).toMatchObject({ withoutEstimate: 2, dropped: { "no-run-time": 1, "no-processors": 1 } });
  });

  test("Helios and Acme: dates with and without a zone, in seconds", async () => {
    const helios = `job_id,user,vc,gpu_num,state,submit_time,start_time,end_time,duration
7,u,vc,4,FAILED,2020-06-09 18:41:27,2020-06-09 18:41:27,2020-06-09 18:45:36,249\r\n`;
    expect(rows(await read("helios.csv.gz", gzipSync(helios)))).toEqual([["7", 1_591_728_087, 249, 4, 249]]);
    const acme = `job_id,gpu_num,submit_time,start_time,end_time\ndlc1,64,2023-05-17 11:00:58+00:00,2023-05-17 11:01:08+00:00,2023-05-17 19:01:16+08:00\n`;
    expect(rows(await read("acme.csv", acme))).toEqual([["dlc1", 1_684_321_258, 8, 64, 8]]);
  });
});

describe("what is wrong is said in one sentence", () => {
  const wrong: readonly (readonly [name: string, content: string | Uint8Array, message: RegExp])[] = [
    [
      "word.swf",
      line(1, 0, 5, 4) + line("two", 0, 5, 4),
      /word\.swf, line 2: field 1 \(job number\) is "two", but must be a number\.$/,
    ],
    ["minus.swf", "1 - -1 5 4 -1 -1 4 9\n", /line 1: field 2 \(submit time\) is "-"/],
    ["mixed.swf", "1 0 -1 5x 4 -1 -1 4 9\n", /line 1: field 4 \(run time\) is "5x"/],
    [
      "short.swf",
      "; a\n1 0 -1 5\n",
      /short\.swf, line 2 has 4 fields, but a job of the Standard Workload Format has 18\.$/,
    ],
    ["nothing.swf", "; MaxProcs: 5\n", /nothing\.swf has no job that can be replayed\.$/],
    [
      "dropped.swf",
      line(1, 0, 5, 101) + line(2, 0, -1, 1),
      /no job that can be replayed \(1 no-run-time, 1 too-wide dropped\)\.$/,
    ],
    [
      "cut.swf.gz",
      gzipSync(line(1, 0, 5, 4).repeat(100)).subarray(0, 60),
      /cut\.swf\.gz is cut off: it is no whole gzip file\. Get it again\.$/,
    ],
    [
      "plain.swf.gz",
      line(1, 0, 5, 4),
      /plain\.swf\.gz is no gzip file, or a damaged one\. If it is not packed, rename it without \.gz\.$/,
    ],
    ["trace.txt", "x", /trace\.txt is no trace by its name: it must end in \.swf or \.csv, or that with \.gz\.$/],
    ["empty.csv", "", /empty\.csv is empty: its first line must name the columns\.$/],
    [
      "other.csv",
      "a,b\n1,2\n",
      /other\.csv has the columns a, b, but must have those of Alibaba openb \(name, num_gpu, .*\) or Helios or Acme \(job_id, /,
    ],
    [
      "cells.csv",
      "job_id,gpu_num,submit_time,start_time,end_time\n1,2\n",
      /cells\.csv, line 2 has 2 cells, but there are 5 columns\.$/,
    ],
    [
      "quote.csv",
      'job_id,gpu_num,submit_time,start_time,end_time\n"1,2,3,4,5\n',
      /line 2 has a quote that is not closed/,
    ],
    [
      "gpus.csv",
      "name,num_gpu,creation_time,deletion_time,scheduled_time\na,many,0,1,0\n",
      /line 2: num_gpu is "many", but must be a number\.$/,
    ],
    [
      "date.csv",
      "job_id,gpu_num,submit_time,start_time,end_time\n1,2,monday,,\n",
      /line 2: submit_time is "monday", but must be a time such as 2023-03-01/,
    ],
  ];

  test.each(wrong)("%s", async (name, content, message) => {
    const error: unknown = await read(name, content).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TraceError);
    expect((error as Error).message).toMatch(message);
  });

  test("a file that is not there, and a folder", async () => {
    const anything = () => () => true;
    const missing = join(folder, "none.swf");
    await expect(readTrace(missing, anything, () => {})).rejects.toThrow(
      `Cannot read ${missing}: there is no such file.`,
    );
    await expect(readTrace(join(folder), anything, () => {})).rejects.toThrow("is no trace by its name");
  });
});
