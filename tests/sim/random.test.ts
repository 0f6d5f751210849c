import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawsOf, exponential, pickWeighted, quantileAt } from "../../src/sim/random.ts";

const table = [
  { p: 0, value: 10 },
  { p: 0.5, value: 1000 },
  { p: 0.75, value: 1000 },
  { p: 1, value: 4000 },
];

describe("a distribution given by points", () => {
  test.each([
    { p: 0, value: 10, because: "it is the first point" },
    { p: 0.25, value: 100, because: "half way between 10 and 1000 on a log scale is 100" },
    { p: 0.5, value: 1000, because: "it is a point" },
    { p: 0.6, value: 1000, because: "the table is flat there" },
    { p: 0.875, value: 2000, because: "half way between 1000 and 4000 on a log scale is 2000" },
    { p: 1, value: 4000, because: "it is the last point" },
  ])("is $value at p $p: $because", ({ p, value }) => {
    expect(quantileAt(table, p)).toBeCloseTo(value, 9);
  });

  test("starts at its first point and ends at its last where these do not reach 0 and 1", () => {
    const middle = [
      { p: 0.2, value: 5 },
      { p: 0.8, value: 50 },
    ];
    expect(quantileAt(middle, 0.1)).toBe(5);
    expect(quantileAt(middle, 0.9)).toBe(50);
  });

  test("never falls", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(quantileAt(table, Math.max(a, b))).toBeGreaterThanOrEqual(quantileAt(table, Math.min(a, b)) - 1e-9);
      }),
    );
  });

  test("needs a point", () => {
    expect(() => quantileAt([], 0.5)).toThrow(RangeError);
  });
});

describe("a weighted pick", () => {
  test.each([
    { draw: 0, picked: 0 },
    { draw: 0.249, picked: 0 },
    { draw: 0.25, picked: 2 },
    { draw: 0.999, picked: 2 },
  ])("with weights 1, 0 and 3, a draw of $draw picks $picked", ({ draw, picked }) => {
    expect(pickWeighted([1, 0, 3], draw)).toBe(picked);
  });
});

describe("draws", () => {
  test("are looked up: the same key gives the same values, however many others were drawn", () => {
    const first = drawsOf("s", "failure", 7, 2);
    const values = [first(), first(), first()];
    for (let other = 0; other < 10; other++) drawsOf("s", "failure", other)();
    const again = drawsOf("s", "failure", 7, 2);
    expect([again(), again(), again()]).toEqual(values);
  });

  test("differ by seed, stream, entity and count", () => {
    const firsts = [
      drawsOf("s", "failure", 7, 2),
      drawsOf("t", "failure", 7, 2),
      drawsOf("s", "cause", 7, 2),
      drawsOf("s", "failure", 8, 2),
      drawsOf("s", "failure", 7, 3),
    ].map((draws) => draws());
    expect(new Set(firsts).size).toBe(5);
  });

  test("are uniform in [0, 1) over neighboring keys", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let entity = 0; entity < 10_000; entity++) {
      const draw = drawsOf("seed", "arrival", entity)();
      expect(draw >= 0 && draw < 1).toBe(true);
      tenths[Math.floor(draw * 10)]++;
    }
    // 1000 expected in each; four standard deviations are 120.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe("an exponential variate", () => {
  test.each([
    { draw: 0, value: 0 },
    { draw: 1 - Math.exp(-1), value: 50 },
    { draw: 0.5, value: 50 * Math.LN2 },
  ])("of mean 50 is $value at a draw of $draw", ({ draw, value }) => {
    expect(exponential(50, draw)).toBeCloseTo(value, 9);
  });
});
