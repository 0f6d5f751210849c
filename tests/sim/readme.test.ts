import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createSimulation, type Level } from "../../src/sim/index.ts";
import { act1File } from "../levels/level-files.ts";
import { act2File } from "../levels/level-files.ts";

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
      failures: { perThousandNodeDays: 500, aging: [], standbys: false, scripted: [] },
    };
    const hours = new Map<string, string>();
    for (const event of createSimulation(often, "readme").advanceTo(often.duration)) {
      if (event.type === "node-failed") hours.set(event.cause, `${event.repairSeconds / 3600} h`);
    }
    const rows = tableOf("cause", "count", "back after");
    expect(Object.fromEntries(rows.map(([cause, , back]) => [cause, back]))).toEqual(Object.fromEntries(hours));
    expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(419);
  });

  test("about the fragmentation of Act I, weighted by GPUs, and by tasks as FGD weighs it", () => {
    const { workload } = level;
    // Weights are GPUs times shares, so shares divided by the GPUs weigh by the number of tasks.
    const arrivalSizes = (workload?.arrivalSizes ?? []).map(({ gpus, share }) => ({ gpus, share: share / gpus }));
    const percent = (measured: Level): number => {
      const shares = Array.from(
        { length: 20 },
        (_, seed) => createSimulation(measured, `seed-${seed}`).view().metrics.fragmentation,
      );
      return Math.round((100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length);
    };
    const byTasks = percent({ ...level, workload: workload && { ...workload, arrivalSizes } });
    expect(flat).toContain(`at time 0: ${byTasks} % by tasks, ${percent(level)} % by GPUs)`);
    expect(flat).not.toContain("the measure of FGD");
  });

  test("about the SLOs of Act I", () => {
    const named = tableOf("clause", "what it measures").map(([id]) => id);
    expect(named).toEqual(expect.arrayContaining(level.clauses.map(({ id }) => id)));
    expect(named).toEqual(expect.arrayContaining(act2File.level.clauses.map(({ id }) => id)));
    expect(flat).toContain(
      `In Act I the SLOs are checked every ${level.checkEvery} seconds, in Act II every ${act2File.level.checkEvery}`,
    );
    expect(flat).toContain(`Act II: ${(act2File.level.goodputWindow ?? 0) / 3600} hours`);
  });

  test("about the storage contracts of Act II", () => {
    const view = createSimulation(act2File.level, "readme").view();
    const gpus = view.job(0).gpus;
    const rows = act2File.level.storage.map((tier) => {
      const { pause, drain, restart } = view.checkpointCosts(tier.id) ?? fail();
      const price = `$${tier.dollarsPerHour.toLocaleString("en-US")} an hour, $${tier.setupDollars.toLocaleString("en-US")} once`;
      return [
        tier.id,
        `${pause / 60} min at ${((tier.saveBytesPerSecondPerGpu * gpus) / 1e9).toFixed(1)} GB/s`,
        drain === 0 ? "blocking" : `${drain / 60} min`,
        `${restart / 60} min`,
        tier.dollarsPerHour === 0 ? "included" : price,
      ];
    });
    expect(tableOf("contract", "save C", "drain D", "restart R", "price")).toEqual(rows);
    const hours = (seconds: number): string => `${(seconds / 3600).toFixed(2)} h`;
    const mttf = view.mttf ?? fail();
    const theory = act2File.level.storage.map(({ id }) => {
      const { exact, young } = view.optimalIntervals({ tier: id, mttf }) ?? fail();
      const percent = (interval: number): string =>
        `${(100 * (view.forecast({ tier: id, mttf, interval })?.goodput ?? 0)).toFixed(1)} %`;
      return [id, hours(exact), percent(exact), hours(young), percent(6 * 3600), percent(24 * 3600)];
    });
    expect(tableOf("contract", "exact", "goodput", "Young", "6 h", "24 h")).toEqual(theory);
    expect(flat).toContain(`(Act II: ${mttf / 3600} h)`);
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
      `as often as the level allows (Act I: ${level.preemptionLimit} times)`,
      `in Act I ${failures.perThousandNodeDays} times in 1,000 node-days`,
      `Within an act of ${level.duration / 3600} hours`,
    ]) {
      expect(flat).toContain(sentence);
    }
  });
});

function fail(): never {
  throw new Error("Act II has a training job, and its nodes fail");
}
