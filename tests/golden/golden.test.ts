import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createSimulation, simVersion, type Command, type Level, type SimEvent } from "../../src/sim/index.ts";
import { act1File } from "../levels/level-files.ts";
import { act2File } from "../levels/level-files.ts";
import { act3File } from "../levels/level-files.ts";
import { calmLevel, crowdedLevel } from "../sim/crowded-level.ts";
import { linesOf } from "./lines-of.ts";

/**
 * Runs written down. When one differs, the outcome of replays has changed: if that was meant, raise simVersion and write
 * the runs anew with `UPDATE_GOLDEN=1 npx vitest run tests/golden`; the difference then shows what the change does.
 */
interface Golden {
  readonly name: string;
  readonly level: Level;
  readonly seed: string;
  readonly quiet: readonly SimEvent["type"][];
  readonly commands: readonly { readonly time: number; readonly command: Command }[];
}

const place = (job: number, firstNode: number) =>
  ({ type: "place-gang", job, firstNode, clear: "migrate", killYoungerThan: 300, killStuck: true }) as const;

const goldens: readonly Golden[] = [
  {
    name: "few-jobs",
    level: {
      ...calmLevel,
      id: "few-jobs",
      topology: { pods: 1, rowsPerPod: 1, racksPerRow: 4, nodesPerRack: 2, gpusPerNode: 8 },
      workload: null,
      duration: 6000,
      checkpointInterval: 600,
      failures: {
        perThousandNodeDays: 0,
        aging: [],
        standbys: false,
        scripted: [{ time: 700, nodes: [2], cause: "power-spike", repairSeconds: 900 }],
      },
      jobs: [
        { gpus: 8, arrives: 0, name: "wide" },
        { gpus: 3, arrives: 60, name: "small" },
        { gpus: 2, arrives: 90, name: "late" },
        { gpus: 5, arrives: 90, name: "odd" },
      ].map(({ name, gpus, arrives }) => ({
        name,
        owner: "student",
        priority: "student",
        gpus,
        contiguous: false,
        arrives,
        runSeconds: 1500,
        estimateSeconds: 1800,
        stateBytesPerGpu: 4e10,
        checkpointInterval: null,
      })),
      clauses: [],
    },
    seed: "golden",
    quiet: [],
    commands: [
      { time: 300, command: { type: "migrate", jobs: [1], to: [2] } },
      { time: 500, command: { type: "set-checkpoint-interval", interval: 300 } },
      { time: 1000, command: { type: "kill", jobs: [0] } },
      { time: 1200, command: { type: "set-policy", policy: "fcfs" } },
    ],
  },
  {
    name: "crowded",
    level: { ...crowdedLevel, duration: 3600 },
    seed: "golden",
    quiet: ["job-submitted", "job-started", "job-finished", "checkpoint-written", "move-started", "job-migrated", "checkpoint-started", "restart-started", "restart-done"],
    commands: [
      { time: 100, command: { type: "set-policy", policy: "fcfs" } },
      { time: 400, command: { type: "drain", nodes: [10, 11, 12, 13, 14] } },
      { time: 900, command: { type: "defragment" } },
      { time: 1300, command: { type: "undrain", nodes: [10, 11] } },
      { time: 1600, command: { type: "set-policy", policy: "preemption" } },
      { time: 2500, command: { type: "set-preemption", on: false } },
    ],
  },
];

/** Act II in a nutshell: all three contracts and the aging within 30 hours. */
function shortAct2(): Level {
  const hour = 3600;
  const { level } = act2File;
  return {
    ...level,
    duration: 30 * hour,
    storage: level.storage.map((tier, index) => ({ ...tier, offeredAt: index * 9 * hour })),
    failures: { ...level.failures, aging: [{ from: 24 * hour, factor: 4 }] },
    clauses: level.clauses.map((clause) => ({ ...clause, limit: 20 * hour, fatal: null })),
  };
}

const directory = fileURLToPath(new URL("./runs/", import.meta.url));

function compareOrWrite(name: string, lines: readonly string[]): void {
  const path = `${directory}${name}.txt`;
  const text = `${lines.join("\n")}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, text);
  expect(existsSync(path), "write it with UPDATE_GOLDEN=1").toBe(true);
  expect(text).toBe(readFileSync(path, "utf8"));
}

describe("a written run happens again, line by line", () => {
  test("act-2, with each contract bought when it is offered", () => {
    const level = shortAct2();
    const simulation = createSimulation(level, "golden");
    const events: SimEvent[] = [];
    const commands: readonly [number, Command][] = [
      [0, { type: "set-checkpoint-interval", interval: 4740 }],
      [9, { type: "choose-storage", tier: "parallel-fs" }],
      [9, { type: "set-checkpoint-interval", interval: 2340 }],
      [18, { type: "choose-storage", tier: "in-memory" }],
      [18, { type: "set-checkpoint-interval", interval: 1080 }],
      [24, { type: "set-checkpoint-interval", interval: 600 }],
    ];
    for (const [hours, command] of commands) {
      events.push(...simulation.advanceTo(hours * 3600));
      expect(simulation.dispatch(command)).toEqual({ ok: true });
    }
    events.push(...simulation.advanceTo(level.duration));
    const header = `simVersion ${simVersion}, level ${level.id}, seed golden`;
    compareOrWrite("act-2", [header, ...linesOf(simulation.view(), events, new Set()), simulation.digest()]);
  });

  test("act-3, from the failure to the straggler, by the ways to recover one after the other", () => {
    const { level } = act3File;
    const simulation = createSimulation(level, "golden");
    const view = simulation.view();
    const events: SimEvent[] = [];
    const elastic = () => {
      if (!view.elastic) throw new RangeError("Act III trains nothing");
      return view.elastic;
    };
    const whole = (): readonly number[] =>
      elastic()
        .replicas.filter(({ status }) => status !== "broken")
        .map(({ id }) => id);
    const dead = (): readonly number[] =>
      elastic().replicas.flatMap(({ nodes }) => nodes.filter((node) => view.nodeDown[node] === 1));
    const ring = (order: readonly number[]): Command => ({ type: "set-ring", order });
    const steps: readonly (readonly [time: number, command: () => Command])[] = [
      [0, () => ({ type: "set-recovery", mode: "elastic" })],
      [0, () => ring(whole())],
      [2740, () => ({ type: "swap-nodes", nodes: dead().slice(0, 4) })],
      [2750, () => ({ type: "set-batch", rule: "shrink" })],
      [2760, () => ring(whole())],
      [4500, () => ({ type: "set-batch", rule: "keep" })],
      [5000, () => ({ type: "set-recovery", mode: "regroup" })],
      [5060, () => ring(elastic().automaticRing(whole()))],
      [21_000, () => ring(whole())],
      [25_000, () => ({ type: "set-routing", routing: "automatic" })],
      [31_000, () => ring(elastic().ring.filter((id) => (elastic().replicas[id]?.computeSeconds ?? 0) < 3))],
      [33_000, () => ({ type: "set-recovery", mode: "rigid" })],
    ];
    for (const [time, command] of steps) {
      events.push(...simulation.advanceTo(time));
      expect(simulation.dispatch(command()), `at ${time}`).toEqual({ ok: true });
    }
    events.push(...simulation.advanceTo(level.duration));
    const quiet = new Set<SimEvent["type"]>(["job-submitted", "job-started", "job-finished"]);
    const header = `simVersion ${simVersion}, level ${level.id}, seed golden`;
    compareOrWrite("act-3", [header, ...linesOf(view, events, quiet), simulation.digest()]);
  });

  test.each(goldens)("$name", ({ name, level, seed, quiet, commands }) => {
    const simulation = createSimulation(level, seed);
    const events: SimEvent[] = [];
    for (const { time, command } of commands) {
      events.push(...simulation.advanceTo(time));
      simulation.dispatch(command);
    }
    events.push(...simulation.advanceTo(level.duration));
    const lines = linesOf(simulation.view(), events, new Set(quiet));
    compareOrWrite(name, [`simVersion ${simVersion}, level ${level.id}, seed ${seed}`, ...lines, simulation.digest()]);
  });

  test("act-1, its gang's cheapest window cleared by moving and killing", () => {
    const { level } = act1File;
    const simulation = createSimulation(level, "golden");
    const view = simulation.view();
    const events: SimEvent[] = [];
    simulation.dispatch({ type: "set-policy", policy: "best-fit" });
    events.push(...simulation.advanceTo(1860));
    const gang = view.queue.find((id) => view.job(id).contiguous) ?? -1;
    const window = simulation.windows(gang, 1)[0];
    simulation.dispatch(place(gang, window?.firstNode ?? -1));
    events.push(...simulation.advanceTo(level.duration));
    const quiet = new Set<SimEvent["type"]>(["job-submitted", "job-started", "job-finished", "move-started", "job-migrated", "restart-started", "restart-done"]);
    const header = `simVersion ${simVersion}, level ${level.id}, seed golden`;
    compareOrWrite("act-1", [header, ...linesOf(view, events, quiet), simulation.digest()]);
  });
});
