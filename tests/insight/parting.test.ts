import { expect, test } from "vitest";
import { partingOf } from "../../src/insight/parting.ts";
import type { TimedCommand } from "../../src/replay/run-record.ts";

const drain = (time: number, ...nodes: number[]): TimedCommand => ({ time, command: { type: "drain", nodes } });
const fcfs: TimedCommand = { time: 60, command: { type: "set-policy", policy: "fcfs" } };

const rows: readonly (readonly [string, readonly TimedCommand[], readonly TimedCommand[], unknown])[] = [
  ["nothing in either", [], [], null],
  ["the same, given at other times of the wall clock", [{ ...fcfs, at: 1 }], [{ ...fcfs, at: 2 }], null],
  [
    "the same with its fields in another order",
    [drain(5, 1)],
    [{ time: 5, command: JSON.parse('{"nodes":[1],"type":"drain"}') as TimedCommand["command"] }],
    null,
  ],
  [
    "a command that only one has",
    [fcfs],
    [fcfs, drain(90, 1)],
    { time: 90, first: null, second: { type: "drain", nodes: [1] } },
  ],
  [
    "the same command, later in one",
    [drain(30, 1)],
    [drain(40, 1)],
    { time: 30, first: { type: "drain", nodes: [1] }, second: null },
  ],
  [
    "other nodes at the same time",
    [fcfs, drain(70, 1)],
    [fcfs, drain(70, 2)],
    { time: 70, first: { type: "drain", nodes: [1] }, second: { type: "drain", nodes: [2] } },
  ],
];

test.each(rows)("where two runs part: %s", (_name, first, second, parting) => {
  expect(partingOf(first, second)).toEqual(parting);
});
