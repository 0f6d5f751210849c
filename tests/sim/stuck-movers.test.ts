import { describe, expect, test } from "vitest";
import { createSimulation, type Command, type SimEvent, type Simulation } from "../../src/sim/index.ts";
import { act1File } from "../levels/level-files.ts";

const { observeUntil: _unlocks, workload, jobs, ...hall } = act1File.level;
if (workload === null) throw new RangeError("Act I has no workload");

/** Act I's hall with one giant, which can be placed at once, and so few wide jobs that there is room to move to. */
const level = {
  ...hall,
  jobs: jobs.slice(0, 1).map((job) => ({ ...job, arrives: 1800 })),
  workload: {
    ...workload,
    arrivalsPerHour: 3000,
    arrivalSizes: workload.arrivalSizes.map((size) => (size.gpus === 8 ? { ...size, share: 2 } : size)),
  },
};

/** Act I at the moment the giant has come. */
function withGiant(seed: string, policy: "fcfs" | "best-fit", time: number): { simulation: Simulation; giant: number } {
  const simulation = createSimulation(level, seed);
  simulation.dispatch({ type: "set-policy", policy });
  simulation.advanceTo(time);
  const view = simulation.view();
  const giant = view.queue.find((id) => view.job(id).contiguous);
  if (giant === undefined) throw new Error("the giant has not come");
  return { simulation, giant };
}

function place(simulation: Simulation, command: Command): { promised: number; events: readonly SimEvent[] } {
  const priced = simulation.price(command);
  if (!priced.ok) throw new Error(priced.refusal);
  const { seconds, stays } = priced.price;
  const promised = seconds === null ? stays.lastEnds : simulation.time + seconds;
  simulation.dispatch(command);
  return { promised, events: simulation.advanceTo(level.duration) };
}

describe("in Act I", () => {
  test.each(["s1", "s2", "s3"])(
    "jobs that could not be placed are moved when there is room, and the giant starts (%s)",
    (seed) => {
      const { simulation, giant } = withGiant(seed, "fcfs", 1800);
      const command = { type: "place-gang", job: giant, firstNode: 0, clear: "migrate" } as const;
      const before = simulation.price(command);
      const { events } = place(simulation, command);
      const waited = before.ok ? before.price.waits.jobs : 0;
      expect(waited).toBeGreaterThan(0);
      const placed = events.flatMap((event) => (event.type === "movers-placed" ? event.jobs : []));
      expect(placed.length).toBeGreaterThan(0);
      const { firstStart } = simulation.view().job(giant);
      expect(firstStart).not.toBeNull();
      expect(simulation.view().clauses.find(({ id }) => id === "gang-starts")?.state).toBe("met");
    },
  );

  test("a move whose target fails goes elsewhere, and the giant starts as promised", () => {
    // A node that moves go to fails while they wait for a lane.
    const { simulation, giant } = withGiant("seed-44", "best-fit", 1860);
    const firstNode = simulation.windows(giant, 1)[0]?.firstNode ?? -1;
    const { promised, events } = place(simulation, {
      type: "place-gang",
      job: giant,
      firstNode,
      clear: "migrate",
      killStuck: true,
    });
    const failed = events.filter((event) => event.type === "move-canceled" && event.reason === "node-failed");
    expect(failed.map((event) => (event.type === "move-canceled" ? event.next : ""))).toEqual([
      "elsewhere",
      "elsewhere",
      "elsewhere",
      "elsewhere",
    ]);
    expect(simulation.view().job(giant).firstStart).toBeLessThanOrEqual(promised);
  });

  test("over many seeds a giant starts when it was last promised to, and what is later than promised was said", () => {
    for (let seed = 0; seed < 8; seed++) {
      const { simulation, giant } = withGiant(`seed-${seed}`, "best-fit", 1860);
      const command = { type: "place-gang", job: giant, firstNode: (seed * 37) % 500, clear: "migrate" } as const;
      if (!simulation.price(command).ok) continue;
      const { promised, events } = place(simulation, command);
      const start = simulation.view().job(giant).firstStart ?? level.duration;
      const told = events.findLast((event) => event.type === "window-delayed" && event.time <= start);
      expect(start).toBeLessThanOrEqual(told?.type === "window-delayed" ? told.until : promised);
    }
  });
});
