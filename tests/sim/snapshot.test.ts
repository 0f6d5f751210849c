import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSimulation, restoreSimulation, SnapshotError, type Simulation } from "../../src/sim/index.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";
import { crowdedLevel, trainingLevel } from "./crowded-level.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { anySteps, commandOf } from "./wishes.ts";

const levels = fc.constantFrom(crowdedLevel, trainingLevel, crowdedRing);

describe("a run that was cut anywhere and restored from its snapshot", () => {
  test("goes on with the same answers, events, prices and digests", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(levels, fc.constantFrom("a", "b", "c"), anySteps, fc.nat(), (level, seed, steps, cut) => {
        const whole = createSimulation(level, seed);
        let restored: Simulation | null = null;
        for (const [index, { wish, seconds }] of steps.entries()) {
          const command = commandOf(whole.view(), wish);
          // Also between a command and what it leads to, when its events have not been asked for.
          if (index > cut % steps.length) {
            expect(restored?.price(command)).toEqual(whole.price(command));
            expect(restored?.dispatch(command)).toEqual(whole.dispatch(command));
          } else whole.dispatch(command);
          if (index === cut % steps.length) restored = restoreSimulation(level, seed, whole.snapshot());
          const end = Math.min(whole.time + seconds, level.duration);
          const events = whole.advanceTo(end);
          if (restored === null) continue;
          expect(restored.advanceTo(end)).toEqual(events);
          expect(restored.digest()).toBe(whole.digest());
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each([act1File, act2File, act3File])("comes to the same end, in $level.id", ({ level }) => {
    const whole = createSimulation(level, "cut");
    whole.advanceTo(Math.floor(level.duration / 3));
    const restored = restoreSimulation(level, "cut", whole.snapshot());
    expect(restored.digest()).toBe(whole.digest());
    const [events, others] = [whole, restored].map((run) => JSON.stringify(run.advanceTo(level.duration)));
    expect(others === events).toBe(true);
    expect(restored.digest()).toBe(whole.digest());
    expect(restored.view().ledger).toEqual(whole.view().ledger);
  });

  test("shares nothing with it", () => {
    const whole = createSimulation(crowdedRing, "a");
    whole.advanceTo(900);
    const restored = restoreSimulation(crowdedRing, "a", whole.snapshot());
    const digest = whole.digest();
    restored.dispatch({ type: "set-recovery", mode: "elastic" });
    restored.advanceTo(2000);
    expect(whole.digest()).toBe(digest);
  });
});

describe("a snapshot that cannot be gone on with is refused in words", () => {
  const simulation = createSimulation(crowdedRing, "a");
  simulation.advanceTo(900);
  const snapshot = simulation.snapshot();
  const half = (snapshot.length >> 3) << 2;
  const messageOf = (bytes: Uint8Array, level = crowdedRing, seed = "a"): string => {
    try {
      restoreSimulation(level, seed, bytes);
    } catch (error) {
      if (error instanceof SnapshotError) return error.message;
      throw error;
    }
    return "";
  };
  /** With another byte at a place, and the checksum forged if asked for. */
  const changed = (place: number, byte: number, isForged = false): Uint8Array => {
    const bytes = snapshot.slice();
    bytes[place] = byte;
    return isForged ? forged(bytes) : bytes;
  };

  test.each([
    ["nothing", () => new Uint8Array(0), "The snapshot is 0 bytes long: that is no snapshot."],
    ["half a word more", () => new Uint8Array([...snapshot, 0, 0]), /^The snapshot is \d+ bytes long: that is no/],
    ["something else", () => changed(0, 7), "The bytes are no snapshot: they do not begin as one."],
    ["another format", () => changed(4, 9), "format of the snapshot is 9, but this build reads 1."],
    ["another core", () => changed(8, 99), /^simVersion of the snapshot is 99, but this build reads \d+\.$/],
    ["a byte changed", () => changed(half, 77), "The snapshot is damaged: its checksum is another one."],
    ["cut off", () => snapshot.subarray(0, half), "The snapshot is damaged: its checksum is another one."],
    ["cut off, and forged", () => forged(snapshot.slice(0, half)), /of the snapshot is .*, but must /],
    ["more than it says, and forged", () => forged(new Uint8Array([...snapshot, 0, 0, 0, 0])), /followed by 4 bytes/],
  ] as const)("%s", (_what, bytes, message) => {
    expect(messageOf(bytes())).toMatch(message);
  });

  test("of another seed, or of another version of the level", () => {
    expect(messageOf(snapshot, crowdedRing, "b")).toBe(
      `The snapshot is of another run, not of level ${crowdedRing.id} with seed "b".`,
    );
    expect(messageOf(snapshot, { ...crowdedRing, pace: 7 })).toMatch(/another run/);
  });

  test("forged anywhere, it is refused in words or restored, and takes no more memory than it has bytes", () => {
    fc.assert(
      fc.property(fc.nat({ max: snapshot.length - 33 }), fc.nat({ max: 255 }), (place, byte) => {
        messageOf(changed(32 + place, byte, true));
      }),
      { numRuns: 300 },
    );
    for (let place = 32; place < snapshot.length - 4; place += 4) messageOf(changed(place + 3, 0x7f, true));
  });

  test("also where its bytes do not begin at a whole word", () => {
    const shifted = new Uint8Array(snapshot.length + 1);
    shifted.set(snapshot, 1);
    expect(messageOf(shifted.subarray(1))).toBe("");
  });
});

function forged(bytes: Uint8Array): Uint8Array {
  let low = 0;
  let high = 0;
  for (const word of new Int32Array(bytes.buffer, bytes.byteOffset + 32, (bytes.length - 32) / 4)) {
    low = (low + word) | 0;
    high = (high + low) | 0;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setInt32(24, high, true);
  view.setInt32(28, low, true);
  return bytes;
}
