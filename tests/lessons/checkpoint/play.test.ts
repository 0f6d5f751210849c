import { outcomeOf } from "../../../src/insight/checkpoint/outcome.ts";
import { describe, expect, test } from "vitest";
import {
  detentsBetween,
  detentsOf,
  labeledMarks,
  nearestStop,
  nextDetent,
  stopsBetween,
  stopShare,
} from "../../../src/lessons/checkpoint/play/interval-stops.ts";
import { playedSettings } from "../../../src/lessons/checkpoint/play/stint-dots.ts";
import { dollarsPerUseful, optimalPoint, theoryCurve, theoryUnlocked } from "../../../src/insight/checkpoint/theory.ts";
import { trainingBadges } from "../../../src/lessons/checkpoint/play/training-badges.ts";
import { parseLevel } from "../../../src/levels/load-level.ts";
import { scoreOf } from "../../../src/levels/score.ts";
import { createSimulation, type Stint } from "../../../src/sim/index.ts";
import { tickName } from "../../../src/lessons/checkpoint/text/checkpoint.ts";
import act2 from "../../../levels/act-2.json" with { type: "json" };

const { level, goals } = parseLevel(act2);
const view = createSimulation(level, "theory").view();
const hour = 3600;
const settings = level.storage.flatMap(({ id, shortestInterval }) =>
  [2, 3].map((hours) => ({ tier: id, shortest: shortestInterval, mttf: hours * hour })),
);

describe("the interval's stops", () => {
  test.each(settings)(
    "the stop nearest to the best of $tier at MTTF $mttf s gives nothing noticeable away",
    (setting) => {
      const stops = stopsBetween(setting.shortest, level.longestInterval);
      const optimal = optimalPoint(view, setting);
      if (optimal === null) throw new RangeError("there is no theory");
      const stop = stops[nearestStop(stops, optimal.interval)];
      const kept = view.forecast({ ...setting, interval: stop ?? null })?.goodput ?? 0;
      expect(kept).toBeGreaterThan(optimal.goodput * 0.995);
    },
  );

  test("they rise from the contract's shortest to the level's longest, some fifty from minutes to a day", () => {
    for (const { shortest } of settings) {
      const stops = stopsBetween(shortest, level.longestInterval);
      expect(stops).toEqual([...new Set(stops)].toSorted((a, b) => a - b));
      expect([stops[0], stops.at(-1)]).toEqual([shortest, level.longestInterval]);
    }
    const all = stopsBetween(120, level.longestInterval).length;
    expect(all).toBeGreaterThanOrEqual(40);
    expect(all).toBeLessThanOrEqual(60);
  });

  test("neighbors lie close enough for the thumb to say what it means: at most half as long again", () => {
    const stops = stopsBetween(120, level.longestInterval);
    for (const [index, stop] of stops.slice(1).entries()) expect(stop / (stops[index] ?? 1)).toBeLessThanOrEqual(1.5);
  });

  test("every mark can be reached, and no two labels of marks touch", () => {
    for (const { shortest } of settings) {
      const stops = stopsBetween(shortest, level.longestInterval);
      const marks = detentsOf(stops).map((index) => ({
        share: stopShare(stops, index),
        name: tickName(stops[index] ?? 0),
      }));
      expect(marks.map(({ name }) => name)).toEqual(detentsBetween(shortest, level.longestInterval).map(tickName));
      const said = [...labeledMarks(marks)].toSorted((a, b) => a - b).map((index) => marks[index]?.share ?? 0);
      expect([said[0], said.at(-1)]).toEqual([0, 1]);
      for (const [index, share] of said.slice(1).entries()) expect(share - (said[index] ?? 0)).toBeGreaterThan(0.1);
    }
  });

  test("a page goes to the next mark either way, and stays where there is none", () => {
    const stops = stopsBetween(hour, level.longestInterval);
    const at = (interval: number): number => stops.indexOf(interval);
    expect(stops[nextDetent(stops, at(80 * 60), 1)]).toBe(2 * hour);
    expect(stops[nextDetent(stops, at(80 * 60), -1)]).toBe(hour);
    expect(nextDetent(stops, stops.length - 1, 1)).toBe(stops.length - 1);
    expect(detentsOf(stops).map((index) => stops[index])).toEqual([1, 2, 3, 6, 12, 24].map((hours) => hours * hour));
  });
});

describe("theory", () => {
  test("it is hidden until the second contract is on offer, and never where there is but one", () => {
    const second = level.storage[1]?.offeredAt ?? 0;
    expect(theoryUnlocked({ level, time: second - 1 })).toBe(false);
    expect(theoryUnlocked({ level, time: second })).toBe(true);
    expect(theoryUnlocked({ level: { storage: level.storage.slice(0, 1) }, time: 0 })).toBe(true);
  });

  test.each(settings)("no point of the curve of $tier at MTTF $mttf s lies above its optimal point", (setting) => {
    const optimal = optimalPoint(view, setting)?.goodput ?? 0;
    const { points } = theoryCurve(view, setting);
    for (const { goodput } of points) expect(goodput).toBeLessThanOrEqual(optimal + 1e-9);
    expect(points[0]?.interval).toBeCloseTo(setting.shortest, 6);
    expect(points.at(-1)?.interval).toBeCloseTo(level.longestInterval, 3);
  });

  test("a useful GPU-hour costs the whole hall and the storage, shared among what is kept", () => {
    const contract = level.storage.find(({ id }) => id === "in-memory");
    const perGpu = level.prices.gpuHourDollars + (contract?.dollarsPerHour ?? 0) / view.gpuCount;
    expect(dollarsPerUseful(view, "in-memory", { goodput: 0.5 })).toBeCloseTo(2 * perGpu, 9);
    expect(dollarsPerUseful(view, "in-memory", { goodput: 0 })).toBe(Infinity);
  });
});

test("stretches of one setting are one dot, the one under way is the last and the only hollow one", () => {
  const simulation = createSimulation(level, "dots");
  const set = (interval: number): void => void simulation.dispatch({ type: "set-checkpoint-interval", interval });
  const play = (hours: number): void => void simulation.advanceTo(simulation.time + hours * hour);
  set(2 * hour);
  play(8);
  set(5 * hour);
  play(8);
  set(2 * hour);
  play(4);
  set(hour);
  play(0.25);
  set(3 * hour);
  play(6);
  const dots = playedSettings(simulation.view().stints);
  expect(dots.map(({ interval, duration, running }) => [interval, duration / hour, running])).toEqual([
    [2 * hour, 12, false],
    [5 * hour, 8, false],
    [3 * hour, 6, true],
  ]);
});

describe("what came of a setting", () => {
  const stint: Stint = {
    setting: { interval: 3 * hour, tier: "shared-nfs", mttf: 3 * hour },
    since: 0,
    until: 10 * hour,
    failures: 3,
    kept: 4 * hour,
    lost: 2 * hour,
    open: 2 * hour,
    checkpointing: hour,
    restarting: hour,
    allocated: 10 * hour,
  };

  test("its shares are of the time that is decided, so what is still at risk lowers none of them", () => {
    const { shares, open } = outcomeOf([stint]);
    expect(shares).toEqual({ goodput: 4 / 8, saving: 1 / 8, rework: 2 / 8, restarting: 1 / 8 });
    expect(open).toBe(2 * hour);
  });

  test("nothing can be told before an hour is decided, or before anything is saved or lost", () => {
    const early = { ...stint, kept: 0, lost: 0, checkpointing: 2 * hour, restarting: 0, open: 8 * hour };
    const short = { ...stint, kept: 0, lost: hour / 2, checkpointing: 0, restarting: 0, open: 9.5 * hour };
    expect(outcomeOf([early]).shares).toBeNull();
    expect(outcomeOf([short]).shares).toBeNull();
    expect(playedSettings([early])).toEqual([]);
  });

  test("no share of a real run is ever negative, whatever is set and whenever", () => {
    const simulation = createSimulation(level, "shares");
    for (let at = 1; at < 60; at += 1) {
      simulation.advanceTo(at * 2 * hour);
      simulation.dispatch({ type: "set-checkpoint-interval", interval: (1 + ((at * 7) % 12)) * hour });
      for (const one of simulation.view().stints) {
        const { shares } = outcomeOf([one]);
        for (const share of Object.values(shares ?? {})) expect(share).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

test("the goodput badge says so where even the best interval of slow storage is too little, once theory is known", () => {
  const simulation = createSimulation({ ...level, clauses: [] }, "slow");
  const tip = (): string => trainingBadges.tip("goodput", simulation.view(), goals) ?? "";
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  simulation.advanceTo(47 * hour);
  expect(tip()).not.toContain("At best");
  simulation.advanceTo(97 * hour);
  expect(tip()).toContain("At best 53% on this contract: the 80% badge needs faster saves.");
  simulation.dispatch({ type: "choose-storage", tier: "in-memory" });
  expect(tip()).not.toContain("At best");
});

test("before the first save the goodput badge has no number to show", () => {
  const simulation = createSimulation(level, "unsaved");
  const value = (): string | null => {
    const badge = scoreOf(simulation.view(), goals).badges.find(({ id }) => id === "goodput");
    return badge === undefined ? null : trainingBadges.value(badge, simulation.view());
  };
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  simulation.advanceTo(hour);
  expect(value()).toBe("no checkpoint yet");
  simulation.advanceTo(30 * hour);
  expect(value()).toMatch(/^[\d.]+% in 48 h$/);
});

test("the SLA badge tells how much is lost of what may be, and its tip what is still owed", () => {
  const simulation = createSimulation(level, "badges");
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  simulation.advanceTo(30 * hour);
  const now = simulation.view();
  const sla = scoreOf(now, goals).badges.find(({ id }) => id === "sla");
  if (sla === undefined) throw new RangeError("there is no SLA badge");
  const clause = now.clauses.find(({ id }) => id === "training-time-lost");
  expect(sla.value).toBe((clause?.limit ?? 0) - (clause?.value ?? 0));
  expect(trainingBadges.name(sla)).toBe("SLA: time lost");
  expect(trainingBadges.value(sla, now)).toBe(`${Math.round((clause?.value ?? 0) / hour)} of 100 h`);
  const owed = (level.duration - (clause?.limit ?? 0)) / hour - now.job(0).saved / now.job(0).gpus / hour;
  expect(trainingBadges.tip("sla", now, goals)).toContain(
    `${owed < 99.95 ? owed.toFixed(1) : Math.round(owed)} h of training`,
  );
});
