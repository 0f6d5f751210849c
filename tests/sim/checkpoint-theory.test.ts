import { describe, expect, test } from "vitest";
import { forecastOf, optimalIntervalsOf } from "../../src/sim/checkpoint-theory.ts";

const [minute, hour] = [60, 3600];
const costs = (pause: number, restart: number, drain = 0) => ({
  pause: pause * minute,
  drain: drain * minute,
  restart: restart * minute,
});

describe("the best interval", () => {
  // Act II's three contracts, before and after the hardware ages; then FACTS' table for a restart of 10 min.
  test.each([
    { of: costs(25, 10), mttf: 3, minutes: 79.0, percent: 53.1 },
    { of: costs(5, 10), mttf: 3, minutes: 39.2, percent: 74.0 },
    { of: costs(1, 5, 1), mttf: 3, minutes: 18.3, percent: 86.9 },
    { of: costs(1, 5, 1), mttf: 2, minutes: 14.8, percent: 83.4 },
    { of: costs(1 / 6, 10), mttf: 3, minutes: 7.6, percent: 90.6 },
    { of: costs(1, 10), mttf: 3, minutes: 18.3, percent: 85.0 },
    { of: costs(2, 10), mttf: 3, minutes: 25.5, percent: 81.2 },
    { of: costs(10, 10), mttf: 3, minutes: 53.5, percent: 66.5 },
    { of: costs(20, 10), mttf: 3, minutes: 72.0, percent: 56.7 },
    { of: costs(42, 10), mttf: 3, minutes: 97, percent: 43.8 },
    { of: costs(60, 10), mttf: 3, minutes: 110, percent: 36.8 },
  ])("for a save of $of.pause s and an MTTF of $mttf h is $minutes min, and keeps $percent %", (row) => {
    const { exact } = optimalIntervalsOf(row.of, row.mttf * hour);
    expect(Math.abs(exact / minute - row.minutes)).toBeLessThan(row.minutes < 90 ? 0.1 : 0.6);
    expect(Math.abs(100 * forecastOf(exact, row.of, row.mttf * hour).goodput - row.percent)).toBeLessThan(0.06);
  });

  test.each([0.5, 1, 3, 24])("is better than what lies a second to either side, at an MTTF of %d h", (mttf) => {
    for (const of of [costs(25, 10), costs(5, 10), costs(1, 5, 1), costs(90, 10)]) {
      const { exact } = optimalIntervalsOf(of, mttf * hour);
      const goodput = (interval: number): number => forecastOf(interval, of, mttf * hour).goodput;
      expect(goodput(exact)).toBeGreaterThan(goodput(exact - 1));
      expect(goodput(exact)).toBeGreaterThan(goodput(exact + 1));
    }
  });

  test("goes nearly with the square root of both the save and the MTTF when a save is short", () => {
    const best = (pause: number, mttf: number): number => optimalIntervalsOf(costs(pause, 10), mttf * hour).exact;
    expect(best(4 / 60, 12) / best(1 / 60, 12)).toBeCloseTo(2, 1);
    expect(best(1 / 60, 48) / best(1 / 60, 12)).toBeCloseTo(2, 1);
  });

  test("needs no save at all to be saved for nothing", () => {
    expect(optimalIntervalsOf(costs(0, 10), 3 * hour).exact).toBe(0);
  });
});

describe("the rules of thumb", () => {
  // The captions of Daly's own figures: a save of 5 min, a restart of 10.
  test.each([
    { mttf: 24, minutes: 116.7 },
    { mttf: 6, minutes: 56.7 },
    { mttf: 0.25, minutes: 9.14 },
  ])("Daly's gives $minutes min at an MTTF of $mttf h", ({ mttf, minutes }) => {
    expect(optimalIntervalsOf(costs(5, 10), mttf * hour).daly / minute).toBeCloseTo(minutes, minutes < 10 ? 2 : 1);
  });

  test("Daly's is the MTTF itself once a save takes twice as long", () => {
    expect(optimalIntervalsOf(costs(30, 10), 900).daly).toBe(900);
    expect(optimalIntervalsOf(costs(31, 10), 900).daly).toBe(900);
  });

  test.each([
    { pause: 25, young: 94.9, lost: 0.4 },
    { pause: 5, young: 42.4, lost: 0.05 },
    { pause: 1, young: 19.0, lost: 0.01 },
  ])("Young's gives $young min for a save of $pause min, $lost points short of the best", ({ pause, young, lost }) => {
    const optimal = optimalIntervalsOf(costs(pause, 10), 3 * hour);
    expect(optimal.young / minute).toBeCloseTo(young, 1);
    const goodput = (interval: number): number => 100 * forecastOf(interval, costs(pause, 10), 3 * hour).goodput;
    expect(Math.abs(goodput(optimal.exact) - goodput(optimal.young) - lost)).toBeLessThan(0.02);
  });
});

describe("the forecast", () => {
  test.each([
    { hours: 6, pause: 25, percent: 25.3 },
    { hours: 24, pause: 25, percent: 0.22 },
    { hours: 1, pause: 5, percent: 72.5 },
    { hours: 2, pause: 5, percent: 62.9 },
    { hours: 24, pause: 5, percent: 0.25 },
  ])("of $hours h with a save of $pause min is $percent %", ({ hours, pause, percent }) => {
    const { goodput } = forecastOf(hours * hour, costs(pause, 10), 3 * hour);
    expect(Math.abs(100 * goodput - percent)).toBeLessThan(percent < 1 ? 0.006 : 0.06);
  });

  test("never keeps anything of a job that never saves, and divides its time between rework and restarts", () => {
    const { goodput, saving, rework, restarting } = forecastOf(null, costs(25, 10), 3 * hour);
    expect({ goodput, saving }).toEqual({ goodput: 0, saving: 0 });
    expect(rework + restarting).toBeCloseTo(1, 12);
    expect(restarting).toBeCloseTo(1 - Math.exp(-10 / 180), 12);
  });

  test.each([costs(25, 10), costs(5, 10), costs(1, 5, 1)])("is of four shares that sum to 1, for %j", (of) => {
    for (const interval of [120, 300, hour, 6 * hour]) {
      const shares = Object.values(forecastOf(interval, of, 3 * hour));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      for (const share of shares) expect(share).toBeGreaterThan(0);
    }
  });

  test("reaches the 80 % badge at no interval of an hour or more, unless saving and restarting are nearly free", () => {
    for (const of of [costs(25, 10), costs(5, 10), costs(1, 5, 1)]) {
      expect(forecastOf(hour, of, 3 * hour).goodput).toBeLessThan(0.82);
      expect(forecastOf(1.1 * hour, of, 3 * hour).goodput).toBeLessThan(0.8);
    }
  });
});
