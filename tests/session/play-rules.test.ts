import { expect, test } from "vitest";
import { elasticNewsIn } from "../../src/insight/elastic/news.ts";
import { gangNewsIn } from "../../src/insight/gang-news.ts";
import { isFresh } from "../../src/insight/news.ts";
import { createInteraction, type Interaction } from "../../src/session/interaction.ts";
import { lockPrediction } from "../../src/session/lock-prediction.ts";
import { closeGaps, cut, draftFrom, draftOf } from "../../src/session/ring-draft.ts";
import { waitsForHand } from "../../src/session/send-ring.ts";
import { createSession, type Score, type Session, type SessionOptions } from "../../src/session/session.ts";
import type { ElasticView } from "../../src/sim/index.ts";
import { smallLevel } from "../replay/small-level.ts";
import { striking } from "../sim/elastic-hall.ts";

const noScore: Score = {
  stars: 0,
  badges: [],
  measure: { id: "disruption", value: 0, best: 0, limit: 0, allowance: 1 },
};

/** A run of a ring whose second and third replica break at 500 s, and the hand that draws. */
function withRing(options: Partial<SessionOptions> = {}): { run: Session; hand: Interaction; sent: () => number } {
  const hand = createInteraction();
  let count = 0;
  const sent = (): void => void (count += 1);
  const level = striking([500, 2, 6]);
  const run = createSession({ level, seed: "rules", judge: () => noScore, hand, sent, ...options });
  run.send({ type: "set-recovery", mode: "elastic" });
  run.frame(0);
  return { run, hand, sent: () => count };
}

function elasticOf(run: Session): ElasticView {
  const { elastic } = run.view();
  if (elastic === null) throw new RangeError("there is no ring");
  return elastic;
}

/** The ring as the run has it with its gaps closed, drawn. */
function draw(run: Session, hand: Interaction): void {
  const elastic = elasticOf(run);
  hand.ringDraft.value = closeGaps(draftOf(elastic), elastic.ring);
}

const ringsSent = (run: Session): number => run.recording().filter(({ command }) => command.type === "set-ring").length;

test("a ring that is drawn while the fleet waits is sent with the next frame, once, also while paused", () => {
  const { run, hand, sent } = withRing();
  run.advance(540);
  run.paused = true;
  expect(waitsForHand(elasticOf(run))).toBe(true);
  draw(run, hand);
  const { events } = run.frame(0.1);
  expect(events.some(({ type }) => type === "command-done")).toBe(true);
  expect([ringsSent(run), sent(), hand.ringDraft.value]).toEqual([1, 1, null]);
  run.frame(0.1);
  expect(ringsSent(run)).toBe(1);
});

test("a ring that is drawn while the fleet works is not sent, and is dropped when the ring changes", () => {
  const { run, hand } = withRing();
  run.advance(100);
  hand.ringDraft.value = draftFrom(elasticOf(run).ring.toReversed());
  run.frame(0);
  expect(ringsSent(run)).toBe(0);
  expect(hand.ringDraft.value).not.toBeNull();
  run.send({ type: "set-ring", order: elasticOf(run).ring.slice(1) });
  run.frame(0);
  expect(hand.ringDraft.value).toBeNull();
});

test("replicas that break leave the drawing, and what is left is open until it is closed", () => {
  const { run, hand } = withRing();
  const { ring } = elasticOf(run);
  hand.ringDraft.value = draftFrom(ring);
  run.advance(540);
  run.frame(0);
  const whole = elasticOf(run)
    .replicas.filter(({ status }) => status !== "broken")
    .map(({ id }) => id);
  expect(hand.ringDraft.value?.members.toSorted((a, b) => a - b)).toEqual(whole);
  expect(ringsSent(run)).toBe(0);
});

test("an open drawing is not sent, and one that is refused is refused once and stays", () => {
  const { run, hand } = withRing();
  run.advance(540);
  const [a = 0, b = 1] = elasticOf(run)
    .replicas.filter(({ status }) => status !== "broken")
    .map(({ id }) => id);
  hand.ringDraft.value = cut(draftFrom([a, b]), a, b);
  expect(run.frame(0).refusal).toBeNull();
  hand.ringDraft.value = draftFrom([a]);
  expect(run.frame(0).refusal).not.toBeNull();
  expect(run.frame(0).refusal).toBeNull();
  expect(hand.ringDraft.value).not.toBeNull();
  expect(ringsSent(run)).toBe(0);
});

test("the clock goes back to its slowest at news that slows, and stays there", () => {
  const { run } = withRing({ newsIn: elasticNewsIn });
  run.speed = 16;
  run.advance(490);
  expect(run.frame(0).speed).toBe(16);
  while (run.view().time < 500) run.frame(0.01);
  expect(run.frame(0).speed).toBe(1);
  run.speed = 4;
  expect(run.frame(0.01).speed).toBe(4);
});

test("what happened long before it is read, as in a run that is taken up again, does not slow the clock", () => {
  const run = createSession({
    level: smallLevel,
    seed: "s",
    judge: () => noScore,
    newsIn: gangNewsIn,
    resume: { time: 5000, commands: [] },
  });
  run.speed = 16;
  expect(run.frame(0).speed).toBe(16);
});

test("the clock is paused while anything holds it, and then goes on as it was", () => {
  const run = createSession({ level: smallLevel, seed: "s", judge: () => noScore });
  const [first, second] = [run.hold(), run.hold()];
  expect(run.frame(0.2).paused).toBe(true);
  first();
  first();
  expect(run.frame(0.2).paused).toBe(true);
  expect(run.view().time).toBe(0);
  second();
  expect(run.frame(0.2).paused).toBe(false);
  expect(run.view().time).toBeGreaterThan(0);
});

test("what was paused before it was held, or meanwhile, stays paused", () => {
  const run = createSession({ level: smallLevel, seed: "s", judge: () => noScore });
  const release = run.hold();
  run.paused = true;
  release();
  expect(run.frame(0.2).paused).toBe(true);
});

test("an interval that is predicted is the run's first command, any other number is none; the clock then runs", () => {
  const { run } = withRing();
  run.paused = true;
  const before = run.recording().length;
  lockPrediction(run, { metric: "best-interval-seconds" }, 1800);
  expect(run.recording().slice(before)).toMatchObject([
    { command: { type: "set-checkpoint-interval", interval: 1800 } },
  ]);
  expect(run.paused).toBe(false);
  lockPrediction(run, { metric: "disruption-gpu-hours" }, 7);
  expect(run.recording()).toHaveLength(before + 1);
});

test.each([
  [30, 240],
  [900, 7200],
])("at a pace of %d, what happened is news for %d simulated seconds, and no longer", (pace, seconds) => {
  const view = { level: { ...smallLevel, pace }, time: 10_000 };
  expect([isFresh(10_000 - seconds, view), isFresh(9_999 - seconds, view)]).toEqual([true, false]);
});
