import fc from "fast-check";
import { expect, test } from "vitest";
import type { JobId, Level, Stint } from "../../src/sim/index.ts";
import { jobLedgerOf } from "../../src/sim/job-ledger.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { jobOf, type SimState } from "../../src/sim/state.ts";
import { trainingLevel } from "./crowded-level.ts";
import { crowdedRing, twoRings } from "./elastic-hall.ts";
import { checkLaws } from "./laws.ts";
import { anySteps, commandOf, ringSteps } from "./wishes.ts";

const [gang] = trainingLevel.jobs;
if (!gang) throw new RangeError("the training level has no job");
const training = { ...gang, contiguous: false, checkpointInterval: "lever" } as const;

/** Two rings, and beside them two jobs that train by the lever, of which one comes late; everything fails often. */
const level: Level = {
  ...crowdedRing,
  id: "several-trainings",
  topology: twoRings.topology,
  storage: trainingLevel.storage,
  jobs: [
    ...twoRings.jobs,
    { ...training, name: "early", gpus: 16, arrives: 0 },
    { ...training, name: "late", gpus: 8, arrives: 400 },
  ],
  failures: { ...trainingLevel.failures, standbys: false, perThousandNodeDays: 1000 },
};

test("each training and each data-parallel job's GPU-seconds add up to what it has held, and each training's work to its stretches", () => {
  let held = 0;
  fc.assert(
    fc.property(fc.constantFrom("a", "b", "c"), fc.oneof(anySteps, ringSteps), (seed, steps) => {
      const state = beginRun(level, seed);
      const simulation = simulationOf(state);
      const heldBy = new Map<JobId, number>();
      for (const { wish, seconds } of steps) {
        simulation.dispatch(commandOf(simulation.view(), wish));
        // Counted second by second, by who has the GPUs: not by what was booked.
        for (let second = 0; second < seconds && !state.ended; second++) {
          simulation.advanceTo(simulation.time);
          for (const id of accounted(state)) heldBy.set(id, (heldBy.get(id) ?? 0) + jobOf(state, id).heldGpus);
          simulation.advanceTo(simulation.time + 1);
        }
        checkLaws(state, simulation);
        for (const id of accounted(state)) checkJob(state, id, heldBy.get(id) ?? 0);
        checkStints(state);
      }
      held += [...heldBy.values()].filter((gpuSeconds) => gpuSeconds > 0).length;
    }),
    { numRuns: 40 },
  );
  expect(held).toBeGreaterThan(100);
});

function accounted({ trainings, elastics }: SimState): JobId[] {
  return [...trainings.keys(), ...elastics.keys()];
}

function checkJob(state: SimState, id: JobId, held: number): void {
  const ledger = jobLedgerOf(state, jobOf(state, id));
  expect(Object.values(ledger ?? {}).reduce((sum, gpuSeconds) => sum + gpuSeconds, 0)).toBe(held);
  expect(ledger?.useful).toBe(simulationOf(state).view().doneOf(id));
}

/** What a training job did is kept, lost or open, and the stretches of all of them are the sums of each one's. */
function checkStints(state: SimState): void {
  const view = simulationOf(state).view();
  const each = [...state.trainings.keys()].map((id) => {
    const stints = view.stintsOf(id);
    const ledger = jobLedgerOf(state, jobOf(state, id));
    expect(sumOf(stints, "kept")).toBe(jobOf(state, id).saved);
    expect(sumOf(stints, "open")).toBe(view.atRiskOf(id));
    expect(sumOf(stints, "lost")).toBe((ledger?.lostToKills ?? 0) + (ledger?.lostToFailures ?? 0));
    expect(sumOf(stints, "checkpointing")).toBe(ledger?.checkpointing);
    return stints;
  });
  for (const of of ["kept", "lost", "open", "checkpointing", "restarting", "allocated"] as const) {
    for (const [index, stint] of view.stints.entries()) {
      expect(stint[of]).toBe(each.reduce((sum, stints) => sum + (stints[index]?.[of] ?? 0), 0));
    }
  }
}

function sumOf(stints: readonly Stint[], of: "kept" | "lost" | "open" | "checkpointing"): number {
  return stints.reduce((sum, stint) => sum + stint[of], 0);
}
