import { describe, expect, test } from "vitest";
import { parseLevel } from "../../src/levels/load-level.ts";
import { scoreOf } from "../../src/levels/score.ts";
import { createSession, type Session, type Speed } from "../../src/session/session.ts";
import { createTrainingWaves, lossSize, type TrainingWaves } from "../../src/view/training-waves.ts";
import act2 from "../../levels/act-2.json" with { type: "json" };

const { level, goals } = parseLevel(act2);
const hour = 3600;

interface Play {
  readonly session: Session;
  readonly training: TrainingWaves;
  frame(seconds: number): void;
}

function play(speed: Speed, still = false, seed = "waves"): Play {
  const session = createSession({ level, seed, judge: (view) => scoreOf(view, goals) });
  session.speed = speed;
  session.send({ type: "set-checkpoint-interval", interval: hour });
  const training = createTrainingWaves();
  const frame = (seconds: number): void => {
    const now = session.frame(seconds);
    training.show(now, now.view.job(0), still);
    training.advance(seconds);
  };
  return { session, training, frame };
}

/** Plays on in frames of a sixtieth of a second. */
function playUntil({ frame }: Play, done: () => boolean): void {
  for (let frames = 0; frames < 20_000; frames++) {
    if (done()) return;
    frame(1 / 60);
  }
  throw new RangeError("it never came");
}

describe("a save", () => {
  test("has a front that has passed as many cells as the pause is over", () => {
    const run = play(1);
    const job = run.session.view().job(0);
    playUntil(run, () => job.phase === "checkpointing" && run.session.view().time - job.phaseStart > 700);
    const share = (run.session.view().time - job.phaseStart) / (job.phaseEnds - job.phaseStart);
    expect(run.training.waves.front).toBe(share);
    expect(run.training.waves.save).toBeGreaterThan(0.95);
    expect(run.training.waves.back).toBe(0);
  });

  test("is paused while the clock is", () => {
    const run = play(1);
    playUntil(run, () => run.training.waves.save > 0.5);
    run.session.paused = true;
    run.frame(1 / 60);
    const before = { ...run.training.waves };
    for (let frames = 0; frames < 60; frames++) run.frame(1 / 60);
    expect(run.training.waves).toEqual(before);
  });

  test("ends in a ripple behind which all cells work again", () => {
    const run = play(1);
    playUntil(run, () => run.session.view().job(0).checkpoints === 1);
    expect(run.training.waves.front).toBe(1);
    playUntil(run, () => run.training.waves.back > 0.5);
    playUntil(run, () => run.training.waves.save === 0);
    expect(run.session.view().job(0).phase).toBe("working");
  });

  test("only tints the hall where nothing may travel", () => {
    const run = play(1, true);
    playUntil(run, () => run.training.waves.calmSave > 0.2);
    const { save, waiting, crest } = run.training.waves;
    expect([save, waiting, crest]).toEqual([0, 0, 0]);
  });
});

describe("a rollback", () => {
  test("spreads from the failed node, and the cells fill as the restart goes on", () => {
    const run = play(1);
    const view = run.session.view();
    playUntil(run, () => view.job(0).phase === "restarting");
    const failed = run.training.waves.origin;
    expect(view.nodeDown[failed]).toBe(1);
    const shares: number[] = [];
    playUntil(run, () => {
      shares.push(run.training.waves.loaded);
      return view.job(0).phase !== "restarting";
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.some((share) => share > 0.4 && share < 0.7)).toBe(true);
  });

  test.each([
    ["20 minutes are a flicker", hour / 3, 0.15, 0.25],
    ["2 hours are felt", 2 * hour, 0.45, 0.55],
    ["8 hours are a catastrophe", 8 * hour, 1, 1],
    ["more is no worse", 24 * hour, 1, 1],
  ])("of %s", (_rule, seconds, min, max) => {
    expect(lossSize(seconds)).toBeGreaterThanOrEqual(min);
    expect(lossSize(seconds)).toBeLessThanOrEqual(max);
  });
});

/** Relative luminance of the cells at a share of the way, roughly: green, light blue if saved, nearly black if lost. */
function brightness({ waves }: TrainingWaves, place: number): number {
  const { front, back, save, waiting, calmSave, restart, calmRestart, ember, reach } = waves;
  const saved = Math.max(calmSave, place <= front && place > back ? save : 0);
  const working = 0.35 * (1 - (place > front ? 0.66 * waiting : 0));
  const now = working + (0.6 - working) * saved;
  const redone = now + (0.12 - now) * Math.max(restart, calmRestart);
  return redone + (0.03 - redone) * (reach > place ? ember : 0);
}

/** Pairs of opposing changes of a tenth or more, counted over every second (WCAG 2.2, 2.3.1); returns the most. */
function mostFlashes(levels: readonly number[]): number {
  const turns: number[] = [];
  let [low, high, rising] = [levels[0] ?? 0, levels[0] ?? 0, 0];
  levels.forEach((level, index) => {
    if (rising >= 0 && level < high - 0.1) {
      turns.push(index);
      [rising, low] = [-1, level];
    } else if (rising <= 0 && level > low + 0.1) {
      turns.push(index);
      [rising, high] = [1, level];
    }
    low = Math.min(low, level);
    high = Math.max(high, level);
    if (rising === 1) low = level;
    if (rising === -1) high = level;
  });
  return Math.max(0, ...turns.map((at) => turns.filter((other) => other >= at && other < at + 60).length)) / 2;
}

describe("the hall never flashes more than three times a second", () => {
  test.each([
    ["on slow storage", 1, "shared-nfs", hour],
    ["on slow storage, fast", 16, "shared-nfs", hour],
    ["on fast storage, fast", 16, "parallel-fs", 300],
    ["in memory", 1, "in-memory", 120],
    ["in memory, faster", 4, "in-memory", 120],
    ["in memory, fast", 16, "in-memory", 120],
  ] as const)("%s at speed %d", (_rule, speed, tier, interval) => {
    const run = play(speed);
    run.session.advance(100 * hour);
    run.session.send({ type: "choose-storage", tier });
    run.session.send({ type: "set-checkpoint-interval", interval });
    const places = [0.01, 0.1, 0.4, 0.7, 0.99];
    const levels: number[][] = places.map(() => []);
    for (let frames = 0; frames < 60 * 30; frames++) {
      run.frame(1 / 60);
      places.forEach((place, index) => levels[index]?.push(brightness(run.training, place)));
    }
    expect(Math.max(...levels.map(mostFlashes))).toBeLessThanOrEqual(3);
  });
});
