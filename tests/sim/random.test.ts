import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  drawsOf,
  exponential,
  keyOf,
  pickWeighted,
  quantilesOf,
  type Draws,
  type Stream,
} from "../../src/sim/random.ts";

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
    expect(quantilesOf(table)(p)).toBeCloseTo(value, 9);
  });

  test("starts at its first point and ends at its last where these do not reach 0 and 1", () => {
    const middle = [
      { p: 0.2, value: 5 },
      { p: 0.8, value: 50 },
    ];
    expect(quantilesOf(middle)(0.1)).toBe(5);
    expect(quantilesOf(middle)(0.9)).toBe(50);
  });

  test("never falls", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(quantilesOf(table)(Math.max(a, b))).toBeGreaterThanOrEqual(quantilesOf(table)(Math.min(a, b)) - 1e-9);
      }),
    );
  });

  test("needs a point", () => {
    expect(() => quantilesOf([])(0.5)).toThrow(RangeError);
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
    const first = drawsOf(keyOf("s"), "failure", 7, 2);
    const values = [first(), first(), first()];
    for (let other = 0; other < 10; other++) drawsOf(keyOf("s"), "failure", other)();
    const again = drawsOf(keyOf("s"), "failure", 7, 2);
    expect([again(), again(), again()]).toEqual(values);
  });

  test("differ by seed, stream, entity and count", () => {
    const firsts = [
      drawsOf(keyOf("s"), "failure", 7, 2),
      drawsOf(keyOf("t"), "failure", 7, 2),
      drawsOf(keyOf("s"), "cause", 7, 2),
      drawsOf(keyOf("s"), "failure", 8, 2),
      drawsOf(keyOf("s"), "failure", 7, 3),
    ].map((draws) => draws());
    expect(new Set(firsts).size).toBe(5);
  });

  test("are uniform in [0, 1) over neighboring keys", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let entity = 0; entity < 10_000; entity++) {
      const draw = drawsOf(keyOf("seed"), "arrival", entity)();
      expect(draw >= 0 && draw < 1).toBe(true);
      tenths[Math.floor(draw * 10)]++;
    }
    // 1000 expected in each; four standard deviations are 120.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe("the key of a seed", () => {
  test("is its own: of 20,000 seeds that differ by a letter no two share it", () => {
    const keys = Array.from({ length: 20_000 }, (_, number) => keyOf(`seed-${number}`).join());
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("draws of any two places that differ by one", () => {
  const count = 40_000;
  const streams: readonly Stream[] = ["initial", "arrival", "failure", "cause", "strike", "slow"];
  const key = keyOf("pairs");
  const ways: readonly (readonly [string, (index: number) => readonly [number, number]])[] = [
    ["a draw and the next", (index) => firstTwo(drawsOf(key, "arrival", index))],
    ["an entity and the next", (index) => [drawsOf(key, "failure", index)(), drawsOf(key, "failure", index + 1)()]],
    ["a count and the next", (index) => [drawsOf(key, "failure", 3, index)(), drawsOf(key, "failure", 3, index + 1)()]],
    ["two streams", (index) => [drawsOf(key, "failure", index)(), drawsOf(key, "cause", index)()]],
    ["two seeds", (index) => [drawsOf(keyOf(`s${index}`), "slow", 0)(), drawsOf(keyOf(`s${index + 1}`), "slow", 0)()]],
  ];

  test.each(ways)("fill the unit square evenly: %s", (_what, pair) => {
    const side = 10;
    const cells = Array.from({ length: side * side }, () => 0);
    for (let index = 0; index < count; index++) {
      const [x, y] = pair(index);
      const cell = Math.floor(x * side) * side + Math.floor(y * side);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    expect(Math.abs(chiSquare(cells) - 99)).toBeLessThan(4.5 * Math.sqrt(2 * 99));
  });

  test("each of the 53 bits is one half of the time, in every stream", () => {
    for (const stream of streams) {
      const ones = Array.from({ length: 53 }, () => 0);
      for (let entity = 0; entity < 10_000; entity++) {
        const bits = bitsOf(drawsOf(key, stream, entity)());
        for (const [place, bit] of bits.entries()) ones[place] = (ones[place] ?? 0) + bit;
      }
      // The standard deviation is 50; there are 318 bits.
      for (const one of ones) expect(Math.abs(one - 5000)).toBeLessThan(4.5 * 50);
    }
  });
});

describe("changing one bit of what a draw is looked up by", () => {
  const tries = 600;
  const ways: readonly (readonly [string, (index: number, bit: number) => readonly [number, number]])[] = [
    [
      "the key",
      (index, bit) => {
        const [first, second] = keyOf(`avalanche-${index}`);
        return [drawsOf([first, second], "failure", 7)(), drawsOf([first ^ (1 << bit), second], "failure", 7)()];
      },
    ],
    [
      "the entity",
      (index, bit) => {
        const key = keyOf("entity");
        return [drawsOf(key, "failure", 7, index)(), drawsOf(key, "failure", 7 ^ (1 << bit), index)()];
      },
    ],
    [
      "the count",
      (index, bit) => {
        const key = keyOf("count");
        return [drawsOf(key, "failure", index, 7)(), drawsOf(key, "failure", index, 7 ^ (1 << bit))()];
      },
    ],
  ];

  test.each(ways)("changes every bit of it half of the time: %s", (_what, pair) => {
    for (let bit = 0; bit < 31; bit++) {
      const flips = Array.from({ length: 53 }, () => 0);
      for (let index = 0; index < tries; index++) {
        const [one, other] = pair(index, bit).map(bitsOf);
        for (let place = 0; place < 53; place++)
          flips[place] = (flips[place] ?? 0) + Number(one?.[place] !== other?.[place]);
      }
      // The standard deviation is 12.2; there are 1,643 pairs of bits.
      for (const flipped of flips) expect(Math.abs(flipped - tries / 2)).toBeLessThan(5 * 12.3);
    }
  });
});

function firstTwo(draws: Draws): readonly [number, number] {
  return [draws(), draws()];
}

function bitsOf(draw: number): readonly number[] {
  const whole = BigInt(draw * 2 ** 53);
  return Array.from({ length: 53 }, (_, place) => Number((whole >> BigInt(place)) & 1n));
}

function chiSquare(cells: readonly number[]): number {
  const expected = cells.reduce((sum, count) => sum + count, 0) / cells.length;
  return cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe("an exponential variate", () => {
  test.each([
    { draw: 0, value: 0 },
    { draw: 1 - Math.exp(-1), value: 50 },
    { draw: 0.5, value: 50 * Math.LN2 },
  ])("of mean 50 is $value at a draw of $draw", ({ draw, value }) => {
    expect(exponential(50, draw)).toBeCloseTo(value, 9);
  });
});
