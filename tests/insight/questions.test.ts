import { expect, test } from "vitest";
import { createAnswerLines } from "../../src/hud/answer-lines.ts";
import { nextStep } from "../../src/hud/next-step.ts";
import { meanInterval } from "../../src/insight/checkpoint/mean-interval.ts";
import { failuresSince, isMttfSecret, trainingQuestions } from "../../src/insight/checkpoint/questions.ts";
import { elasticQuestions } from "../../src/insight/elastic/questions.ts";
import { trainingAsking } from "../../src/lessons/checkpoint/play/asking.ts";
import { parseReplay } from "../../src/replay/parse-replay.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { act2File, act3File } from "../levels/level-files.ts";
import { aReplay } from "../replay/a-replay.ts";

const hour = 3600;
const seal = "0011223344556677";
const { level } = act2File;
const ages = level.failures.aging[0]?.from ?? 0;

test("a contract is asked about right after it was signed, and what came of it is told a day later", () => {
  const run = createSimulation(level, "seed-2");
  run.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  run.advanceTo(50 * hour);
  expect(trainingQuestions.due(run.view())).toBeNull();
  run.dispatch({ type: "choose-storage", tier: "parallel-fs" });
  expect(trainingQuestions.due(run.view())).toBe("interval:parallel-fs");
  const answer = { id: "interval:parallel-fs", time: 50 * hour, value: 40 * 60, seal };
  expect(trainingQuestions.outcome(answer, run.view())).toBeNull();
  run.advanceTo(60 * hour);
  expect(trainingQuestions.due(run.view())).toBeNull();
  run.advanceTo(74 * hour);
  const best = run.view().optimalIntervals({ tier: "parallel-fs", mttf: 3 * hour })?.exact;
  expect(trainingQuestions.outcome(answer, run.view())).toEqual({ actual: best, isRight: true });
  expect(trainingQuestions.outcome({ ...answer, value: 24 * hour }, run.view())?.isRight).toBe(false);
  expect(trainingQuestions.outcome({ ...answer, value: null }, run.view())?.isRight).toBeNull();
});

test("the MTTF is a secret once the hardware has aged, and asked for when enough has failed to tell", () => {
  const run = createSimulation(level, "seed-2");
  run.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  run.advanceTo(level.storage[1]?.offeredAt ?? 0);
  run.dispatch({ type: "choose-storage", tier: "parallel-fs" });
  run.dispatch({ type: "set-checkpoint-interval", interval: 40 * 60 });
  run.advanceTo(ages - 1);
  expect(isMttfSecret(run.view(), [])).toBe(false);
  run.advanceTo(ages + 1);
  expect(isMttfSecret(run.view(), [])).toBe(true);
  expect(isMttfSecret(run.view(), [`mttf:${ages}`])).toBe(false);
  while (trainingQuestions.due(run.view()) === null && run.view().ended === null) run.advanceTo(run.time + 600);
  expect(run.view().ended).toBeNull();
  expect(trainingQuestions.due(run.view())).toBe(`mttf:${ages}`);
  const { failures, span } = failuresSince(run.view(), ages);
  expect(failures).toBe(8);
  expect(span).toBe(run.time - ages);
  const { mttf } = run.view();
  run.advanceTo(run.time + 24 * hour);
  const answer = { id: `mttf:${ages}`, time: run.time - 24 * hour, value: mttf, seal };
  expect(trainingQuestions.outcome(answer, run.view())).toEqual({ actual: mttf, isRight: true });
  expect(trainingQuestions.outcome({ ...answer, value: 3 * hour }, run.view())?.isRight).toBe(false);
});

test("the log tells an answer once, and once what came of it; a skipped one is not told", () => {
  const run = createSimulation(level, "seed-2");
  run.dispatch({ type: "set-checkpoint-interval", interval: 80 * 60 });
  run.advanceTo(50 * hour);
  run.dispatch({ type: "choose-storage", tier: "parallel-fs" });
  const answers = [{ id: "interval:parallel-fs", time: 50 * hour, value: 40 * 60, seal }];
  const lines = createAnswerLines(trainingAsking);
  expect(lines.look(run.view(), answers).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^You predict: .*40 min/),
  ]);
  expect(lines.look(run.view(), answers)).toEqual([]);
  run.advanceTo(75 * hour);
  const [came] = lines.look(run.view(), answers);
  expect(came?.text).toMatch(/you said 40 min, it is .* Right\.$/);
  expect(lines.look(run.view(), answers)).toEqual([]);
  const skipped = [{ id: "interval:parallel-fs", time: 0, value: null, seal }];
  expect(createAnswerLines(trainingAsking).look(run.view(), skipped)).toEqual([]);
});

test("the second strike is asked about, the first was; what it took is told once the fleet trains again", () => {
  const run = createSimulation(act3File.level, "seed-1");
  run.dispatch({ type: "set-recovery", mode: "elastic" });
  run.dispatch({ type: "set-routing", routing: "automatic" });
  const [first, second] = act3File.level.failures.scripted.map(({ time }) => time);
  if (first === undefined || second === undefined) throw new RangeError("Act III has fewer strikes");
  run.advanceTo(first);
  expect(elasticQuestions.due(run.view())).toBeNull();
  run.advanceTo(second);
  expect(elasticQuestions.due(run.view())).toBe(`share:${second}`);
  const answer = { id: `share:${second}`, time: second, value: 0.5, seal };
  expect(elasticQuestions.outcome(answer, run.view())).toBeNull();
  run.advanceTo(second + 1200);
  const outcome = elasticQuestions.outcome(answer, run.view());
  // A better route may make up for what was lost.
  expect(outcome?.actual).toBeGreaterThanOrEqual(0);
  expect(outcome?.actual).toBeLessThan(0.2);
  expect(outcome?.isRight).toBe(false);
});

// Garwood's exact limits (1936), in units of the span over the number of failures.
test.each([
  [8, 0.554, 2.01],
  [20, 0.69, 1.51],
])("the interval of confidence of a mean after %d failures is the exact one, to 1%%", (failures, low, high) => {
  const { low: least, high: most } = meanInterval(failures, 1000);
  const mean = 1000 / failures;
  expect(least / mean).toBeCloseTo(low, 1);
  expect((most ?? 0) / mean).toBeCloseTo(high, 1);
  expect(meanInterval(0, 1000).high).toBeNull();
});

test("answers are read back from a record; one without any is as it was", () => {
  const answers = [{ id: "mttf:5", time: 5, value: null, seal }];
  expect(parseReplay({ ...aReplay, answers }).answers).toEqual(answers);
  expect("answers" in parseReplay(aReplay)).toBe(false);
  expect(() => parseReplay({ ...aReplay, answers: [{ id: "x", time: -1, value: 0, seal }] })).toThrow(
    /answers\[0\]\.time/,
  );
});

test.each([
  [0, true, "again"],
  [1, true, "act"],
  [3, true, "act"],
  [2, false, "again"],
  [3, false, "fresh"],
] as const)("after %d stars, with a next act %s, the first thing to do is %s", (stars, hasNext, step) => {
  expect(nextStep(stars, hasNext)).toBe(step);
});
