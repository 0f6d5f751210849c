import { expect, test } from "vitest";
import { createSimulation, type Level } from "../../src/sim/index.ts";
import { smallLevel } from "./hand-made-hall.ts";

/** 64 GPUs, of which a student gets 4 at 100 s; node 7 is down from 200 s on for 500 s. */
const level: Level = {
  ...smallLevel,
  jobs: [
    {
      name: "student",
      owner: "student",
      priority: "student",
      gpus: 4,
      contiguous: false,
      arrives: 100,
      runSeconds: 5000,
      estimateSeconds: 5000,
      stateBytesPerGpu: 4e10,
      checkpointInterval: null,
    },
  ],
  failures: {
    perThousandNodeDays: 0,
    aging: [],
    standbys: false,
    scripted: [{ time: 200, nodes: [7], cause: "gpu", repairSeconds: 500 }],
  },
  prices: { gpuHourDollars: 3, jobMfu: 0.4 },
};

test("utilization, goodput and MFU are shares of what the ledger holds, and idle GPUs cost their price", () => {
  const simulation = createSimulation(level, "s");
  simulation.advanceTo(600);
  simulation.dispatch({ type: "kill", jobs: [0] });
  simulation.advanceTo(1000);
  const { ledger, metrics } = simulation.view();
  const down = 8 * 500;
  const allocated = 4 * 900;
  const useful = 4 * (400 - 90);
  expect(ledger).toMatchObject({ capacity: 64_000, down, useful, lostToKills: 2000, restarting: 360 });
  expect(metrics.utilization).toBeCloseTo(allocated / (64_000 - down), 12);
  expect(metrics.goodput).toBeCloseTo(useful / allocated, 12);
  expect(metrics.mfu).toBeCloseTo((useful / 64_000) * 0.4, 12);
  expect(metrics.idleDollars).toBeCloseTo(((64_000 - down - allocated) / 3600) * 3, 9);
  expect(metrics.tcoDollars).toBeCloseTo((64_000 / 3600) * 3 + (1000 / 3600) * 10, 9);
});

test("shares of nothing are 0", () => {
  const { metrics } = createSimulation(level, "s").view();
  expect(metrics).toMatchObject({ utilization: 0, goodput: 0, mfu: 0, fragmentation: 0, p95Wait: 0, tcoDollars: 0 });
});
