import fc from "fast-check";
import { expect, test } from "vitest";
import { createStrobeGuard, type Sweep } from "../../src/view/strobe-guard.ts";

const sweeps = fc.array(
  fc.record({ sweep: fc.constantFrom<Sweep>("save", "rollback"), wait: fc.double({ min: 0, max: 1.5, noNaN: true }) }),
  { maxLength: 200 },
);

test("no second holds more than two sweeps, however fast they come", () => {
  fc.assert(
    fc.property(sweeps, (asked) => {
      const guard = createStrobeGuard();
      let now = 0;
      const seen: number[] = [];
      for (const { sweep, wait } of asked) {
        now += wait;
        if (guard.admits(sweep, now)) seen.push(now);
      }
      for (const at of seen) expect(seen.filter((other) => other >= at && other <= at + 1).length).toBeLessThan(3);
    }),
  );
});

test("a save that follows another at once stays calm, a rollback in between is seen", () => {
  const guard = createStrobeGuard();
  expect([guard.admits("save", 0), guard.admits("save", 0.3), guard.admits("rollback", 0.4)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([guard.admits("save", 1.2), guard.admits("rollback", 1.3)]).toEqual([true, false]);
});
