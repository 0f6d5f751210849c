import { expect, test } from "vitest";
import { regretRows, runRegret, scenesKnown, scenesPlayed } from "../../../src/insight/checkpoint/accounts.ts";
import { trainingAdvice, trainingVerdictOf } from "../../../src/lessons/checkpoint/debrief/checkpoint-verdict.ts";
import { contractSpans, unsignedOffer } from "../../../src/insight/checkpoint/contracts.ts";
import { misconceptionsShown } from "../../../src/lessons/checkpoint/debrief/misconceptions.ts";
import { spreadOf } from "../../../src/insight/checkpoint/spread.ts";
import { parseLevel } from "../../../src/levels/load-level.ts";
import { regretOf, regretsOf } from "../../../src/levels/regret.ts";
import { scoreOf } from "../../../src/levels/score.ts";
import { createSimulation, type ClusterView, type Command, type Seconds } from "../../../src/sim/index.ts";
import { trainingVerdict } from "../../../src/lessons/checkpoint/text/pages.ts";
import { debriefText } from "../../../src/text/pages.ts";
import act2 from "../../../levels/act-2.json" with { type: "json" };

const { level, goals } = parseLevel(act2);
const minute = 60;
const hour = 3600;
const [offer2, offer3, aging] = [48 * hour, 96 * hour, 168 * hour];

type Step = readonly [Seconds, Command];
const every = (interval: Seconds | null): Command => ({ type: "set-checkpoint-interval", interval });
const sign = (tier: "parallel-fs" | "in-memory" | "shared-nfs"): Command => ({ type: "choose-storage", tier });

function play(steps: readonly Step[], until = level.duration, seed = "debrief-1"): ClusterView {
  const simulation = createSimulation(level, seed);
  for (const [time, command] of steps) {
    simulation.advanceTo(time);
    expect(simulation.dispatch(command)).toEqual({ ok: true });
  }
  simulation.advanceTo(until);
  return simulation.view();
}

const hourly: readonly Step[] = [
  [0, every(hour)],
  [offer2, sign("parallel-fs")],
  [offer3, sign("in-memory")],
];
const fiddling: readonly Step[] = Array.from(
  { length: 30 },
  (_, i) => [i * hour, every((2 + (i % 3)) * hour)] as const,
);

test("the rows of regret that count come to the regret that the third star is judged by, in order of time", () => {
  const view = play([...hourly, [aging, every(30 * minute)]]);
  const rows = regretRows(view, regretsOf(view));
  const counted = rows.filter((row) => row.counted);
  const lost = counted.reduce((sum, row) => sum + row.lost, 0);
  expect(lost).toBeCloseTo(regretOf(view) * (view.time - offer2) * view.gpuCount, -2);
  expect(rows.map((row) => row.since)).toEqual(rows.map((row) => row.since).toSorted((a, b) => a - b));
  expect(rows.filter((row) => !row.counted).every(({ until }) => until <= offer2)).toBe(true);
  expect(rows.reduce((sum, { held }) => sum + held, 0)).toBe(view.time);
});

test("a setting that was left and taken up again is one row, with the time it was really held", () => {
  const view = play(fiddling, 30 * hour);
  const rows = regretRows(view, regretsOf(view));
  expect(rows).toHaveLength(3);
  for (const { held, since, until } of rows) {
    expect(held).toBe(10 * hour);
    expect(until - since).toBeGreaterThan(held);
  }
});

test("regret is of the time that counts, luck of the whole run", () => {
  const view = play(hourly);
  const { best, expected, counted, lost, measured } = runRegret(view, regretsOf(view));
  expect(counted).toBe(view.time - offer2);
  expect(best - expected).toBeCloseTo(regretOf(view), 10);
  expect(lost).toBeCloseTo((best - expected) * 192 * hour * 16_384, -3);
  expect(measured).toBeCloseTo(view.metrics.goodput, 2);
});

test("a run that ended under the first contract has no regret that counts", () => {
  const view = play([[0, every(24 * hour)]], 40 * hour);
  expect(runRegret(view, regretsOf(view))).toMatchObject({ counted: 0, lost: 0 });
});

test("contracts follow one another, and what they cost sums to the storage bill", () => {
  const view = play([...hourly, [200 * hour, sign("shared-nfs")], [220 * hour, sign("in-memory")]]);
  const spans = contractSpans(view);
  expect(spans.map(({ tier }) => tier)).toEqual(["shared-nfs", "parallel-fs", "in-memory", "shared-nfs", "in-memory"]);
  expect(spans.reduce((sum, { storageDollars }) => sum + storageDollars, 0)).toBeCloseTo(view.storageDollars, 2);
});

test("a contract pays at a good interval, and at a bad one only if the gain covers its price", () => {
  const good = contractSpans(play([...hourly.slice(0, 2), [offer2, every(40 * minute)]], offer3)).at(-1)?.against;
  expect(good?.extraDollars).toBeCloseTo(40_000 + 48 * 1150, 2);
  expect(good?.worthDollars).toBeGreaterThan(good?.extraDollars ?? Infinity);
  const next = contractSpans(play(hourly, offer3 + 10 * hour)).at(-1)?.against;
  expect(next?.extraDollars).toBeCloseTo(120_000 + 10 * (2400 - 1150), 2);
  const bad = contractSpans(
    play(
      [
        [0, every(8 * hour)],
        [offer2, sign("parallel-fs")],
      ],
      offer3,
    ),
  ).at(-1)?.against;
  expect(bad?.worthDollars).toBeLessThan(0);
  expect(bad?.worthAtBestDollars).toBeGreaterThan(bad?.extraDollars ?? Infinity);
});

test("who signs nothing is told of the best contract left unsigned, and who signs all of none", () => {
  expect(unsignedOffer(play([[0, every(80 * minute)]], 100 * hour))?.tier).toBe("in-memory");
  expect(unsignedOffer(play(hourly, 100 * hour))).toBeNull();
  expect(unsignedOffer(play([], hour))).toBeNull();
});

test("a contract is one scene at each MTTF, with the interval that was held longest", () => {
  const view = play([...hourly, [aging, every(10 * minute)], [aging + hour, every(15 * minute)]]);
  const played = scenesPlayed(view).map(({ tier, mttf, played: setting }) => [
    tier,
    mttf / hour,
    setting?.setting.interval,
  ]);
  expect(played).toEqual([
    ["shared-nfs", 3, hour],
    ["parallel-fs", 3, hour],
    ["in-memory", 3, hour],
    ["in-memory", 2, 15 * minute],
  ]);
  expect(scenesKnown(view).map(({ tier, mttf }) => [tier, mttf / hour])).toEqual([
    ["shared-nfs", 3],
    ["parallel-fs", 3],
    ["in-memory", 3],
    ["in-memory", 2],
  ]);
});

test("a run is called won, won but unproductive, or lost by its stars, with the hours behind it", () => {
  const optimal: readonly Step[] = [
    [0, every(80 * minute)],
    [offer2, sign("parallel-fs")],
    [offer2, every(40 * minute)],
    [offer3, sign("in-memory")],
    [offer3, every(18 * minute)],
    [aging, every(15 * minute)],
  ];
  const told = [optimal, hourly, [[0, every(24 * hour)]] as const].map((steps) => {
    const view = play(steps);
    const score = scoreOf(view, goals);
    return { ...trainingVerdictOf(view, score), advice: trainingAdvice(view, score) };
  });
  const lost = debriefText.lostTo["training-time-lost"];
  expect(told.map(({ heading }) => heading)).toEqual([trainingVerdict.won, trainingVerdict.red, lost]);
  expect(told[0]?.sentence).toContain("the SLO is 140 h");
  expect(told[1]?.sentence).toContain("more than 80%");
  expect(told[2]?.sentence).toContain("out of reach");
  expect(told.map(({ advice }) => advice === null)).toEqual([true, true, false]);
});

test.each([
  ["who never saves", [[0, every(null)]], "Saving rarely"],
  ["who saves once a day", [[0, every(24 * hour)]], "Saving rarely"],
  ["who follows Young's rule", [[0, every(95 * minute)]], "√(2CM) is the answer"],
  ["who saves by the hour everywhere", hourly, "An hour is often enough"],
  ["who keeps one interval for all contracts", hourly, "The interval is found once"],
  ["who saves every two minutes", [...hourly, [offer3, every(2 * minute)]], "Saving more often"],
] as const)("%s gets an answer to that", (_who, steps, belief) => {
  expect(misconceptionsShown(play(steps), goals.goodputAbove).join(" ")).toContain(belief);
});

test("who plays the best interval of each contract is lectured on nothing", () => {
  const view = play([
    [0, every(79 * minute)],
    [offer2, sign("parallel-fs")],
    [offer2, every(39 * minute)],
    [offer3, sign("in-memory")],
    [offer3, every(18 * minute)],
    [aging, every(15 * minute)],
  ]);
  expect(misconceptionsShown(view, goals.goodputAbove)).toEqual([]);
});

test("a spread has the median between the two in the middle, and counts what was won", () => {
  const row = { id: "own", measure: 0, gangStartedAt: null, p95Wait: 0, goodput: 0, fragmentation: 0 };
  const rest = { ...row, recentGoodput: 0, tcoDollars: 0, lost: false, endedAt: 0 };
  const rows = ([0, 1, 2, 3] as const).map((stars) => ({ ...rest, useful: [30, 10, 20, -5][stars] ?? 0, stars }));
  expect(spreadOf({ gpuCount: 10 }, rows)).toMatchObject({ min: 0, median: 1.5, max: 3, won: 3, threeStars: 1 });
  expect(spreadOf({ gpuCount: 10 }, [])).toBeNull();
});
