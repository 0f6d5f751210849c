import { describe, expect, test } from "vitest";
import { createOnSeed } from "../../src/analysis/best-known.ts";
import { playLevel, type PlayResult } from "../../src/analysis/play-level.ts";
import { act3File } from "./level-files.ts";

const onSeed = createOnSeed();
const seeds = 20;
const minute = 60;

function resultsOf(id: string): readonly PlayResult[] {
  const play = act3File.plays.find((one) => one.id === id);
  if (!play) throw new Error(`Act III ships no play "${id}"`);
  return Array.from({ length: seeds }, (_, seed) =>
    playLevel(onSeed(act3File, `statistics-${seed}`), play, `statistics-${seed}`),
  );
}

const results = new Map(act3File.plays.map(({ id }) => [id, resultsOf(id)]));

/** Of each seed's run, ascending. */
function sorted(id: string, of: (result: PlayResult) => number): readonly number[] {
  return (results.get(id) ?? []).map(of).toSorted((a, b) => a - b);
}

const lost = ({ score }: PlayResult): number => score.measure.value;

/** Training made, in seconds of the whole fleet. */
const made = ({ score, endedAt }: PlayResult): number => endedAt - score.measure.value;

const middle = (values: readonly number[]): number => values[Math.floor(values.length / 2)] ?? Number.NaN;

const rows = act3File.plays.map(({ id }) => {
  const minutes = sorted(id, (result) => lost(result) / minute);
  const hours = middle(sorted(id, made)) / 3600;
  const stars = sorted(id, ({ score }) => score.stars);
  const spread = [minutes[0], middle(minutes), minutes.at(-1)].map((value) => value?.toFixed(0)).join(" / ");
  return `${id.padEnd(20)}${spread.padEnd(18)}${hours.toFixed(2).padEnd(8)}${stars[0]}..${stars.at(-1)}`;
});
console.log(
  ["act-3 over seeds".padEnd(20) + "min lost (range)".padEnd(18) + "h made".padEnd(8) + "stars", ...rows].join("\n"),
);

describe("Act III's plays, each against the one without what it lacks", () => {
  const rules: readonly (readonly [better: string, worse: string, minutes: number, why: string])[] = [
    ["solution", "automatic", 5, "a ring that leaves each pod once beats the shortest one"],
    ["solution", "elastic", 5, "99 replicas at once are more than 94 that wait for repairs"],
    ["elastic", "every-return", 3, "replicas that join together share one cold start"],
    ["elastic", "elastic-never-up", 30, "healthy GPUs outside the ring do nothing"],
    ["solution", "ignore-straggler", 25, "one slow GPU slows all of them"],
    ["elastic-never-up", "rigid", 60, "nine tenths of a fleet are more than none of it"],
  ];

  test.each(rules)("%s loses less than %s by %d min or more: %s", (better, worse, minutes) => {
    const gaps = (results.get(better) ?? []).map((result, index) => {
      const other = results.get(worse)?.[index];
      return other ? lost(other) - lost(result) : Number.NaN;
    });
    expect(Math.min(...gaps) / minute).toBeGreaterThanOrEqual(minutes);
  });
});

describe("Act III's goals", () => {
  test("leave the solution room: a third star is 1 to 15 min of the whole fleet away from being lost", () => {
    const room = sorted(
      "solution",
      ({ score }) => ((score.measure.limit ?? Number.NaN) - score.measure.value) / minute,
    );
    expect(middle(room)).toBeGreaterThan(3);
    expect(middle(room)).toBeLessThan(15);
  });

  test("let no luck decide the goodput badge: no run ends within a point of it but those on the automatic route", () => {
    for (const [id, runs] of results) {
      if (id === "automatic") continue;
      const gaps = runs.map(({ recentGoodput }) => Math.abs(recentGoodput - act3File.goals.goodputAbove));
      expect(Math.min(...gaps), id).toBeGreaterThan(0.01);
    }
  });

  test("who shrinks the batch for hours breaks the promise about it, and gains less than regrouping does", () => {
    const shrink = results.get("shrink") ?? [];
    expect(shrink.every(({ score }) => score.badges.some(({ id, state }) => id === "sla" && state === "red"))).toBe(
      true,
    );
    expect(middle(sorted("solution", lost))).toBeLessThan(middle(sorted("shrink", lost)));
  });

  test("who lets the job crash and wait loses by the training promise soon after it is out of reach", () => {
    for (const id of ["rigid", "do-nothing"]) {
      for (const { lost: isLost, endedAt } of results.get(id) ?? []) {
        expect(isLost).toBe(true);
        expect(endedAt).toBeLessThan(4 * 3600);
      }
    }
  });
});
