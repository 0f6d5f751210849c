import { expect, test } from "vitest";
import { act1File as act1, act2File as act2 } from "../levels/level-files.ts";
import { trainingNewsIn } from "../../src/insight/checkpoint/news.ts";
import { gangNewsIn } from "../../src/insight/gang-news.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { createSession, type Score, type Session, type SessionOptions } from "../../src/session/session.ts";
import { skipOn, beginSkip } from "../../src/session/skip.ts";
import { createSimulation } from "../../src/sim/index.ts";

const noScore: Score = {
  stars: 0,
  badges: [],
  measure: { id: "disruption", value: 0, best: 0, limit: 0, allowance: 1 },
};

function start({ level }: LevelFile, newsIn: NonNullable<SessionOptions["newsIn"]>): Session {
  return createSession({ level, seed: "seed-1", judge: () => noScore, newsIn });
}

/** Shows frames of no real time until nothing is skipped any more. */
function finishSkip(session: Session): number {
  let frames = 0;
  do frames += 1;
  while (session.frame(0).skip !== null);
  return frames;
}

test("the next event is where the lesson has news, to a real second at the slowest speed", () => {
  const session = start(act1, gangNewsIn);
  const giant = act1.level.jobs.find(({ contiguous }) => contiguous);
  session.skip("next-event");
  finishSkip(session);
  const { time } = session.view();
  expect(time).toBeGreaterThanOrEqual(giant?.arrives ?? 0);
  expect(time).toBeLessThan((giant?.arrives ?? 0) + act1.level.pace);
});

test("where no event comes a sixth of the act is skipped, and not more", () => {
  const session = start(act2, () => null);
  session.skip("next-event");
  finishSkip(session);
  expect(session.view().time).toBe(act2.level.duration / 6);
});

test("the end is reached past all news, without a slower clock, and as if nobody had skipped", () => {
  const session = start(act2, trainingNewsIn);
  session.speed = 16;
  session.skip("end");
  finishSkip(session);
  expect(session.view().ended?.time).toBeDefined();
  expect(session.speed).toBe(16);
  expect(session.recording()).toEqual([]);
  const plain = createSimulation(act2.level, "seed-1");
  plain.advanceTo(act2.level.duration);
  expect(session.digest()).toBe(plain.digest());
});

test("a paused run skips, and is paused again; one that is held waits", () => {
  const session = start(act1, gangNewsIn);
  session.paused = true;
  session.skip("next-event");
  const release = session.hold();
  expect(session.frame(0.1).skip).not.toBeNull();
  expect(session.view().time).toBe(0);
  release();
  finishSkip(session);
  const { time } = session.view();
  expect(time).toBeGreaterThan(0);
  expect(session.frame(0.2).paused).toBe(true);
  expect(session.view().time).toBe(time);
});

test("a skip can be stopped on the way", () => {
  const session = start(act2, trainingNewsIn);
  session.skip("end");
  session.frame(0);
  session.skip(null);
  expect(session.frame(0).skip).toBeNull();
  expect(session.view().ended).toBeNull();
});

test.each([4, 1000])("it stops at the same second, however much a frame may do (%d ms a look)", (ms) => {
  const run = createSimulation(act2.level, "seed-1");
  const skip = beginSkip("next-event", run.view());
  let now = 0;
  const on = (): boolean =>
    skipOn(
      skip,
      {
        view: run.view(),
        advanceTo: (time) => run.advanceTo(time),
        isEvent: (events) => events.some(({ type }) => type === "node-failed"),
      },
      () => (now += ms),
    );
  while (!on());
  const plain = createSimulation(act2.level, "seed-1");
  const failed = plain.advanceTo(act2.level.duration).find(({ type }) => type === "node-failed");
  expect(run.time).toBe(Math.ceil((failed?.time ?? 0) / act2.level.pace) * act2.level.pace);
});

test("the clock goes back to the player's speed when the news is answered, unless another was chosen", () => {
  const session = start(act1, gangNewsIn);
  const toNews = (): void => {
    session.skip("next-event");
    finishSkip(session);
  };
  session.speed = 16;
  toNews();
  expect(session.speed).toBe(1);
  session.newsAnswered();
  expect(session.speed).toBe(16);

  const other = start(act1, gangNewsIn);
  other.speed = 16;
  other.skip("next-event");
  finishSkip(other);
  other.speed = 4;
  other.newsAnswered();
  expect(other.speed).toBe(4);
});
