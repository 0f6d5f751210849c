import { describe, expect, test } from "vitest";
import { offeredMechanisms } from "../../src/insight/prediction.ts";
import { judgePrediction } from "../../src/levels/judge-prediction.ts";
import { allMechanisms, mechanisms, type Mechanism } from "../../src/levels/mechanisms.ts";
import type { Command } from "../../src/sim/index.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { mechanisms as intervalWords } from "../../src/lessons/checkpoint/text/mechanisms.ts";
import { mechanisms as shareWords } from "../../src/lessons/elastic/text/mechanisms.ts";
import { mechanisms as disruptionWords } from "../../src/lessons/fragmentation/text/mechanisms.ts";
import { outcomeName, outcomeOf } from "../../src/text/mechanisms.ts";
import { act1File, act2File, act3File } from "./level-files.ts";

describe("a prediction is judged by its number and by its reason, each for itself", () => {
  const file = act3File;
  const simulation = createSimulation(file.level, "any");
  const elastic: Command = { type: "set-recovery", mode: "elastic" };
  simulation.dispatch(elastic);
  simulation.advanceTo((file.level.failures.scripted[0]?.time ?? 0) + 3600);
  const view = simulation.view();

  test.each<readonly [prediction: number | null, mechanism: Mechanism | null, outcome: string]>([
    [0.1, "whole-replicas", "right number, right reason"],
    [0.1, "slower-ring", "right number, wrong reason"],
    [0.006, "whole-replicas", "wrong number, right reason"],
    [0.006, "failed-nodes-alone", "wrong number, wrong reason"],
    // As records were before anybody was asked why.
    [0.1, null, "right number"],
    [null, null, ""],
  ])("%d because of %s: %s", (prediction, mechanism, outcome) => {
    expect(outcomeName(outcomeOf(judgePrediction(file, { prediction, mechanism }, view)))).toBe(outcome);
  });

  test("before anything has come of it there is nothing to judge the number by", () => {
    const begun = createSimulation(file.level, "any").view();
    expect(judgePrediction(file, { prediction: 0.1, mechanism: "whole-replicas" }, begun)).toMatchObject({
      actual: null,
      error: null,
      isNumberRight: null,
      isMechanismRight: true,
    });
  });
});

test("what starting a giant costs cannot be told by a run in which it never started", () => {
  const simulation = createSimulation(act1File.level, "any");
  simulation.advanceTo(act1File.level.duration);
  const judged = judgePrediction(act1File, { prediction: 900, mechanism: "queue-waits" }, simulation.view());
  expect(outcomeName(outcomeOf(judged))).toBe("wrong reason");
});

test("an interval counts as right where it keeps as much as the best, however far off it is", () => {
  const view = createSimulation(act2File.level, "any").view();
  const { actual } = judgePrediction(act2File, { prediction: null, mechanism: null }, view);
  const right = (prediction: number) => judgePrediction(act2File, { prediction, mechanism: null }, view).isNumberRight;
  expect(actual).not.toBeNull();
  expect([(actual ?? 0) * 1.2, 6 * 3600, 24 * 3600].map(right)).toEqual([true, false, false]);
});

test("the four are offered in an order that the seed makes: each place is as likely to be the right one", () => {
  for (const { prediction } of [act1File, act2File, act3File]) {
    const [right] = mechanisms[prediction.metric];
    const places = [0, 0, 0, 0];
    for (let seed = 0; seed < 400; seed++) {
      const offered = offeredMechanisms(prediction.metric, `seed-${seed}`);
      expect([...offered].toSorted()).toEqual([...mechanisms[prediction.metric]].toSorted());
      const place = offered.indexOf(right);
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(count).toBeGreaterThan(60);
    expect(offeredMechanisms(prediction.metric, "monday")).toEqual(offeredMechanisms(prediction.metric, "monday"));
  }
});

test("each mechanism has words, and no length gives the right one away", () => {
  const words: Readonly<Record<string, string>> = { ...disruptionWords, ...intervalWords, ...shareWords };
  expect(Object.keys(words).toSorted()).toEqual([...allMechanisms].toSorted());
  for (const four of Object.values(mechanisms)) {
    const lengths = four.map((id) => words[id]?.length ?? 0);
    expect(Math.max(...lengths)).toBeLessThan(1.25 * Math.min(...lengths));
    expect(lengths[0]).toBeLessThan(Math.max(...lengths));
  }
});
