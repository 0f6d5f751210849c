import { expect, test } from "vitest";
import { checkClaims, isAgreement, truthOf, type Truth } from "../../src/insight/checkpoint/claims-check.ts";
import { parseSpan, parseSpanNear } from "../../src/lessons/checkpoint/debrief/parse-span.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { formatDuration } from "../../src/text/numbers.ts";
import act2 from "../../levels/act-2.json" with { type: "json" };

const { level } = parseLevel(act2);
const minute = 60;
const hour = 3600;

test.each([
  ["25", 25 * minute, "a bare number counts in the field's unit"],
  ["25 min", 25 * minute, "a unit is read"],
  ["25m", 25 * minute, "in one letter, too"],
  ["25 minutes.", 25 * minute, "in full, with a full stop"],
  ["1h20", hour + 20 * minute, "minutes follow hours"],
  ["1 h 20 min", hour + 20 * minute, "as the game itself writes it"],
  ["1 hour and 20 minutes", hour + 20 * minute, "in words"],
  ["1:20", hour + 20 * minute, "as a clock"],
  ["1.3 h", 1.3 * hour, "a fraction"],
  ["1,5 h", 1.5 * hour, "a decimal comma"],
  [".5 h", hour / 2, "no leading zero"],
  ["every 3 hours", 3 * hour, "with a word before it"],
  ["~90 s", 90, "about so many seconds"],
  ["2 d 3 h", 51 * hour, "days"],
  ["", null, "nothing"],
  ["soon", null, "no number"],
  ["3 apples", null, "no unit of time"],
  ["3 months", null, "a unit that only begins like minutes"],
  ["-2 h", null, "nothing negative"],
  ["0", null, "no time at all"],
  ["1 h or 2 h", null, "two answers"],
] as const)("%j is read as %s seconds: %s", (text, seconds, _why) => {
  expect(parseSpan(text, minute)).toBe(seconds);
});

test("a bare interval means minutes or hours, whichever lies nearer to the one that is set", () => {
  expect(parseSpanNear("20", 18 * minute)).toBe(20 * minute);
  expect(parseSpanNear("20", 24 * hour)).toBe(20 * hour);
  expect(parseSpanNear("1.5", 2 * hour)).toBe(1.5 * hour);
  expect(parseSpanNear("90", 2 * hour)).toBe(90 * minute);
  expect(parseSpanNear("2 h", 3 * minute)).toBe(2 * hour);
  expect(parseSpanNear("3", null)).toBe(3 * hour);
});

test("what the game writes is read back as the same span", () => {
  for (const span of [120, 300, 25 * minute, hour, 79 * minute, 8 * hour, 24 * hour]) {
    expect(parseSpan(formatDuration(span), 1)).toBe(span);
  }
});

const early: Truth = {
  tier: "shared-nfs",
  checkpoint: 25 * minute,
  restart: 10 * minute,
  others: [],
  mttf: 3 * hour,
  observedGap: 3.8 * hour,
  aged: null,
  interval: 8 * hour,
  optimal: 79 * minute,
};
const late: Truth = {
  ...early,
  tier: "in-memory",
  checkpoint: minute,
  restart: 5 * minute,
  others: [
    { tier: "shared-nfs", checkpoint: 25 * minute },
    { tier: "parallel-fs", checkpoint: 5 * minute },
  ],
  mttf: 2 * hour,
  aged: { since: 168 * hour, before: 3 * hour },
  interval: 15 * minute,
  optimal: 14.8 * minute,
};
const none = { checkpoint: null, mttf: null, interval: null };

test.each([
  [early, none, [], "nothing claimed, nothing remarked"],
  [early, { ...none, checkpoint: 25 * minute }, ["checkpoint-agrees"], "right"],
  [early, { ...none, checkpoint: 27 * minute }, ["checkpoint-agrees"], "rounded is right"],
  [early, { ...none, checkpoint: 10 * minute }, ["checkpoint-is-restart"], "took the restart for the save"],
  [early, { ...none, checkpoint: 2 * hour }, ["checkpoint-differs"], "just wrong"],
  [late, { ...none, checkpoint: 25 * minute }, ["checkpoint-of-another"], "right until the contract was changed"],
  [late, { ...none, checkpoint: 5 * minute }, ["checkpoint-of-another"], "another contract comes before the restart"],
  [early, { ...none, mttf: 3 * hour }, ["mttf-agrees"], "right"],
  [early, { ...none, mttf: 3.8 * hour }, ["mttf-as-observed"], "what this run has shown, not the mean"],
  [early, { ...none, mttf: 10 * hour }, ["mttf-differs"], "just wrong"],
  [late, { ...none, mttf: 3 * hour }, ["mttf-was-before"], "right until the hardware aged"],
  [early, { ...none, interval: 8 * hour }, ["interval-agrees"], "it is what is set"],
  [early, { ...none, interval: hour }, ["interval-differs"], "something else is set"],
  [{ ...early, interval: null }, { ...none, interval: hour }, ["interval-never"], "nothing is ever saved"],
  [
    { ...early, interval: 80 * minute },
    { checkpoint: 25 * minute, mttf: 3 * hour, interval: 80 * minute },
    ["rule-exact", "checkpoint-agrees", "mttf-agrees", "interval-agrees"],
    "the best there is",
  ],
  [
    { ...early, interval: 95 * minute },
    { checkpoint: 25 * minute, mttf: 3 * hour, interval: 95 * minute },
    ["rule-fits", "checkpoint-agrees", "mttf-agrees", "interval-agrees"],
    "Young's rule, worked out",
  ],
  [
    early,
    { checkpoint: 25 * minute, mttf: 3 * hour, interval: 8 * hour },
    ["rule-longer", "checkpoint-agrees", "mttf-agrees", "interval-agrees"],
    "the numbers do not lead to the interval",
  ],
  [
    late,
    { checkpoint: minute, mttf: 2 * hour, interval: 5 * minute },
    ["rule-shorter", "interval-differs", "checkpoint-agrees", "mttf-agrees"],
    "saves more often than the numbers ask",
  ],
  [
    late,
    { checkpoint: 25 * minute, mttf: 3 * hour, interval: 95 * minute },
    ["checkpoint-of-another", "mttf-was-before", "interval-differs", "rule-fits"],
    "old numbers that fit one another are told to be old, and to fit",
  ],
] as const)("%#: claims are compared with the run: %j", (truth, claims, kinds, _why) => {
  expect(checkClaims(claims, truth).map(({ kind }) => kind)).toEqual(kinds);
});

test("who copies the run's own numbers and saves at the best interval gets nothing but agreement, at any time", () => {
  const simulation = createSimulation(level, "claims");
  const view = simulation.view();
  const all = [0, 172_800, 345_600, 604_800].flatMap((time) => {
    simulation.advanceTo(time);
    const tier = view.offeredTiers.at(-1);
    if (tier !== undefined && tier !== view.tier) simulation.dispatch({ type: "choose-storage", tier });
    const interval =
      Math.round((view.optimalIntervals({ tier: view.tier, mttf: view.mttf ?? 0 })?.exact ?? 0) / 60) * 60;
    simulation.dispatch({ type: "set-checkpoint-interval", interval });
    const truth = truthOf(view);
    if (truth === null) throw new RangeError("Act II has a training job");
    return checkClaims({ checkpoint: truth.checkpoint, mttf: truth.mttf, interval: truth.interval }, truth);
  });
  expect(all).toHaveLength(16);
  expect(all.every(isAgreement)).toBe(true);
});

test("after the hardware has aged the old MTTF is told from a wrong one", () => {
  const simulation = createSimulation(level, "claims");
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 80 * minute });
  simulation.advanceTo(172_800);
  simulation.dispatch({ type: "choose-storage", tier: "parallel-fs" });
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 40 * minute });
  simulation.advanceTo(700_000);
  expect(truthOf(simulation.view())).toMatchObject({
    checkpoint: 5 * minute,
    mttf: 2 * hour,
    aged: { since: 168 * hour, before: 3 * hour },
    interval: 40 * minute,
  });
});
