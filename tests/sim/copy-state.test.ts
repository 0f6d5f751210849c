import { expect, test } from "vitest";
import { copyMoment } from "../../src/sim/copy-state.ts";
import { beginRun } from "../../src/sim/simulation.ts";
import type { SimState } from "../../src/sim/state.ts";
import { crowdedRing } from "./elastic-hall.ts";

test("a copy of the moment shares nothing with the run that a command can change", () => {
  const state = beginRun(crowdedRing, "a");
  const copy = copyMoment(state);
  // What is left: constants of the run, records that are only ever replaced, and lists that grow as time passes.
  expect(sharedBy(state, copy)).toEqual([
    "demand",
    "fragmentationChecks",
    "gangs",
    "goodputChecks",
    "hall",
    "key",
    "level",
    "nextStudent",
    "reservations",
    "storage",
  ]);
  const ringOf = ({ elastics }: SimState): object => elastics.values().next().value ?? {};
  expect(sharedBy(ringOf(state), ringOf(copy))).toEqual(["network", "ring", "spec"]);
});

/** Names of the objects in one record that stand in the other, too. */
function sharedBy(record: object, other: object): string[] {
  const others = new Set<unknown>(Object.values(other));
  return Object.entries(record)
    .flatMap(([name, value]) => (typeof value === "object" && value !== null && others.has(value) ? [name] : []))
    .toSorted();
}
