import { beforeAll, describe, expect, test } from "vitest";
import { createSimulation, type SimEvent } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import type { SimState } from "../../src/sim/state.ts";
import { act1File } from "./level-files.ts";

const { level } = act1File;
const seeds = Array.from({ length: 8 }, (_, index) => `statistics-${index}`);

describe("the hall at the beginning", () => {
  let halls: readonly SimState[];
  beforeAll(() => {
    halls = seeds.map((seed) => beginRun({ ...level, jobs: [] }, seed));
  });

  /** Mean over the GPUs that are busy. */
  function meanOverGpus(of: (done: number, work: number) => number): number {
    let sum = 0;
    let gpus = 0;
    for (const hall of halls) {
      for (const job of hall.jobs) {
        gpus += job.gpus;
        sum += job.gpus * of(job.done / job.gpus, job.work / job.gpus);
      }
    }
    return sum / gpus;
  }

  test("is 80 % full, to the GPU", () => {
    for (const hall of halls) expect(simulationOf(hall).view().idleGpus).toBe(2000);
  });

  test("holds some 5,750 jobs; 65, 4, 15 and 16 % of the busy GPUs work for jobs of 1, 2, 4 and 8, to 1 point", () => {
    const bySize = new Map<number, number>();
    let jobs = 0;
    for (const hall of halls) {
      const view = simulationOf(hall).view();
      jobs += view.jobCount;
      for (let id = 0; id < view.jobCount; id++) {
        const { gpus } = view.job(id);
        bySize.set(gpus, (bySize.get(gpus) ?? 0) + gpus);
      }
    }
    expect(Math.abs(jobs / halls.length - 5750)).toBeLessThan(60);
    const shares = [1, 2, 4, 8].map((gpus) => (100 * (bySize.get(gpus) ?? 0)) / (8000 * halls.length));
    for (const [index, share] of [64.6, 4, 15.2, 16.2].entries())
      expect(Math.abs((shares[index] ?? 0) - share)).toBeLessThan(1);
  });

  test("has run for 7.5 h, and has 7.4 h left, on average over the busy GPUs, to half an hour", () => {
    const age = meanOverGpus((done) => done) / 3600;
    const left = meanOverGpus((done, work) => work - done) / 3600;
    console.log(`act-1 at time 0: a busy GPU has worked ${age.toFixed(2)} h and has ${left.toFixed(2)} h left`);
    expect(Math.abs(age - 7.5)).toBeLessThan(0.5);
    expect(Math.abs(left - 7.4)).toBeLessThan(0.5);
  });

  test("no job is longer than a day", () => {
    for (const hall of halls) {
      for (const { work, gpus } of hall.jobs) expect(work).toBeLessThanOrEqual(86_400 * gpus);
    }
  });

  test("has hardly an empty node although a fifth of it is idle", () => {
    for (const hall of halls) expect(simulationOf(hall).view().emptyNodes).toBeLessThan(10);
  });
});

describe("the students who arrive", () => {
  // An empty hall takes them all at once; the level's own clauses would end it.
  const { workload } = level;
  if (!workload) throw new Error("Act I has students");
  const runs: number[] = [];
  let arrivals = 0;
  beforeAll(() => {
    for (const seed of seeds) {
      const hall = beginRun({ ...level, jobs: [], clauses: [], workload: { ...workload, fill: 0 } }, seed);
      simulationOf(hall).advanceTo(level.duration);
      const view = simulationOf(hall).view();
      arrivals += view.jobCount;
      for (const { work, gpus } of hall.jobs) runs.push(work / gpus);
    }
    runs.sort((a, b) => a - b);
  });

  test("come as often as the day's rhythm says, to 3 %", () => {
    let expected = 0;
    for (let time = 0; time < level.duration; time += 60) {
      const hour = Math.floor(((level.clockStart + time) % 86_400) / 3600);
      expected += (workload.arrivalsPerHour / 60) * (workload.dayRhythm[hour] ?? 1);
    }
    expect(Math.abs(arrivals / seeds.length / expected - 1)).toBeLessThan(0.03);
  });

  test.each(workload.runTimes.filter(({ p }) => p > 0 && p < 0.97))(
    "a share of $p of them runs no longer than $value s, to 8 %",
    ({ p, value }) => {
      const quantile = runs[Math.floor(p * runs.length)] ?? 0;
      expect(Math.abs(quantile / Math.min(value, workload.maxRunSeconds) - 1)).toBeLessThan(0.08);
    },
  );

  test("come by a rhythm whose factors average 1", () => {
    expect(workload.dayRhythm.reduce((sum, factor) => sum + factor, 0) / 24).toBeCloseTo(1, 2);
  });
});

describe("failures", () => {
  // The counts of Llama 3's Table 5, 419 in all.
  const counts = {
    gpu: 148,
    hbm3: 72,
    software: 54,
    network: 35,
    "host-maintenance": 32,
    "gpu-sram": 19,
    "gpu-processor": 17,
    nic: 7,
    "nccl-timeout": 7,
    "silent-corruption": 6,
    "gpu-thermal": 6,
    ssd: 3,
    "power-supply": 3,
    chassis: 2,
    "io-board": 2,
    dependency: 2,
    cpu: 2,
    memory: 2,
  };
  const failures: Extract<SimEvent, { type: "node-failed" }>[] = [];
  const days = 2;

  beforeAll(() => {
    const empty = { ...level, workload: null, jobs: [], clauses: [], duration: days * 86_400 };
    const often = { ...empty, failures: { perThousandNodeDays: 379, aging: [], standbys: false, scripted: [] } };
    for (const seed of seeds) {
      for (const event of createSimulation(often, seed).advanceTo(often.duration)) {
        if (event.type === "node-failed") failures.push(event);
      }
    }
  });

  test("are as frequent as Llama 3's 419 in 54 days on 2,048 nodes", () => {
    expect(level.failures.perThousandNodeDays).toBeCloseTo((1000 * 419) / (54 * 2048), 2);
  });

  test("strike as often as the level says, to 5 %", () => {
    // A hundred times the rate here, for more draws; a node that is down cannot fail.
    const nodeDaysUp = 1250 * days * seeds.length * uptimeShare();
    const perThousandNodeDays = (1000 * failures.length) / nodeDaysUp;
    expect(Math.abs(perThousandNodeDays / 379 - 1)).toBeLessThan(0.05);
  });

  test.each(Object.entries(counts))("%s is the cause of %i in 419", (cause, count) => {
    const got = failures.filter((event) => event.cause === cause).length;
    const expected = (failures.length * count) / 419;
    // Four standard deviations of a Poisson count.
    expect(Math.abs(got - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test("take a node down for 2 or 3 hours or 3 days, by the kind of repair", () => {
    const hours = new Map(failures.map(({ cause, repairSeconds }) => [cause, repairSeconds / 3600]));
    for (const [cause, repair] of hours) {
      const restart = ["software", "network", "dependency"].includes(cause);
      const automated = ["host-maintenance", "gpu-sram", "gpu-processor", "nccl-timeout"].includes(cause);
      expect(repair, cause).toBe(restart ? 3 : automated ? 2 : 72);
    }
  });

  /** Share of the node-days in which the nodes were up and could fail. */
  function uptimeShare(): number {
    const end = days * 86_400;
    const down = failures.reduce((sum, { time, repairSeconds }) => sum + Math.min(repairSeconds, end - time), 0);
    return 1 - down / (end * 1250 * seeds.length);
  }
});

describe("the landscape under the gang's ghost when it arrives, with FCFS", () => {
  let costs: { kill: number; mixed: number }[][];
  beforeAll(() => {
    costs = seeds.slice(0, 4).map((seed) => {
      const hall = createSimulation(level, seed);
      hall.advanceTo(1800);
      const view = hall.view();
      const job = view.queue.find((id) => view.job(id).contiguous) ?? -1;
      const windows: { kill: number; mixed: number }[] = [];
      for (let firstNode = 0; firstNode < view.nodeCount; firstNode += 25) {
        const kill = hall.price({ type: "place-gang", job, firstNode, clear: "kill" });
        const mixed = hall.price({ type: "place-gang", job, firstNode, clear: "migrate", killStuck: true });
        if (kill.ok && mixed.ok) windows.push({ kill: kill.price.total / 3600, mixed: mixed.price.total / 3600 });
      }
      return windows;
    });
  });

  function meanOf(pick: (values: readonly number[]) => number, way: "kill" | "mixed"): number {
    return costs.reduce((sum, windows) => sum + pick(windows.map((window) => window[way])), 0) / costs.length;
  }
  const min = (values: readonly number[]): number => Math.min(...values);
  const max = (values: readonly number[]): number => Math.max(...values);
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

  test("killing everybody in the best window costs some 5,200 GPU-h, in the worst 6,600, to 15 %", () => {
    const [best, worst] = [meanOf(min, "kill"), meanOf(max, "kill")];
    console.log(`act-1, kill: best window ${Math.round(best)}, worst ${Math.round(worst)} GPU-h`);
    expect(Math.abs(best / 5257 - 1)).toBeLessThan(0.15);
    expect(Math.abs(worst / 6642 - 1)).toBeLessThan(0.15);
  });

  test("moving what fits, and killing the rest, costs some 600 GPU-h in the best window, 1.5 to 4 times that in the worst", () => {
    const [best, middle, worst] = [meanOf(min, "mixed"), meanOf(median, "mixed"), meanOf(max, "mixed")];
    console.log(
      `act-1, move and kill: best ${Math.round(best)}, median ${Math.round(middle)}, worst ${Math.round(worst)} GPU-h`,
    );
    expect(best).toBeGreaterThan(450);
    expect(best).toBeLessThan(800);
    expect(worst / best).toBeGreaterThan(1.5);
    expect(worst / best).toBeLessThan(4);
  });

  test("how matters more than where: the best window is six to twelve times cheaper with moves than with kills", () => {
    const ratio = meanOf(min, "kill") / meanOf(min, "mixed");
    expect(ratio).toBeGreaterThan(6);
    expect(ratio).toBeLessThan(12);
  });
});
