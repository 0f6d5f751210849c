import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkEvery } from "../../src/sim/clauses.ts";
import { createSimulation, type Level } from "../../src/sim/index.ts";
import { act1File } from "../levels/act-1-file.ts";

const text = readFileSync(new URL("../../src/sim/README.md", import.meta.url), "utf8");
const flat = text.replaceAll(/\s+/g, " ");

/** Rows of the table whose head begins with these cells. */
function tableOf(...head: string[]): string[][] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head.join(" | ")} |`));
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

describe("the model's document says what the code does", () => {
  const { level } = act1File;

  test("about the repair of each cause, and how often each was counted", () => {
    const often: Level = {
      ...level,
      workload: null,
      jobs: [],
      clauses: [],
      duration: 40 * 86_400,
      failures: { perThousandNodeDays: 500, scripted: [] },
    };
    const hours = new Map<string, string>();
    for (const event of createSimulation(often, "readme").advanceTo(often.duration)) {
      if (event.type === "node-failed") hours.set(event.cause, `${event.repairSeconds / 3600} h`);
    }
    const rows = tableOf("cause", "count", "back after");
    expect(Object.fromEntries(rows.map(([cause, , back]) => [cause, back]))).toEqual(Object.fromEntries(hours));
    expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(419);
  });

  test("about the promises of Act I", () => {
    const named = tableOf("clause", "what it measures").map(([id]) => id);
    expect(named).toEqual(expect.arrayContaining(level.clauses.map(({ id }) => id)));
    expect(flat).toContain(`Promises are checked every ${checkEvery} seconds`);
  });

  test("about the numbers of Act I", () => {
    const { topology, workload, migration, failures } = level;
    const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = topology;
    const nodes = pods * rowsPerPod * racksPerRow * nodesPerRack;
    const comma = (value: number): string => value.toLocaleString("en-US");
    const quantile = (p: number): number => workload?.runTimes.find((point) => point.p === p)?.value ?? NaN;
    for (const sentence of [
      `${pods} pods × ${rowsPerPod} rows × ${racksPerRow} racks × ${nodesPerRack} nodes × ${gpusPerNode} GPUs`,
      `${comma(nodes * gpusPerNode)} GPUs in ${comma(nodes)} nodes, and a row holds exactly ${comma(racksPerRow * nodesPerRack * gpusPerNode)}`,
      `in Act I to ${(workload?.estimateRounding ?? NaN) / 60} minutes`,
      `median ${quantile(0.5)} s, 90th percentile ${comma(quantile(0.9))} s`,
      `A site's limit of ${(workload?.maxRunSeconds ?? NaN) / 3600} hours`,
      `The hall starts ${100 * (workload?.fill ?? NaN)} % full`,
      `a limited number of lanes (${migration.lanes} in Act I)`,
      `**${migration.taxPermille / 10} % slower for the rest of its life**`,
      `in Act I ${failures.perThousandNodeDays} times in 1,000 node-days`,
      `Within an act of ${level.duration / 3600} hours`,
    ]) {
      expect(flat).toContain(sentence);
    }
  });
});
