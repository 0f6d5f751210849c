import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReplay } from "../../src/replay/parse-replay.ts";
import { playReplay } from "../../src/replay/play-replay.ts";
import { createSession, type Score, type Session, type SessionOptions, type Speed } from "../../src/session/session.ts";
import type { Command, SimEvent } from "../../src/sim/index.ts";
import { smallFile, smallLevel, smallNotes } from "../replay/small-level.ts";
import { anyCommand } from "./commands-arbitrary.ts";
import { jobName } from "../../src/text/job-names.ts";

const noScore: Score = {
  stars: 0,
  badges: [],
  measure: { id: "disruption", value: 0, best: 0, limit: 0, allowance: 1 },
};

function start(resume?: NonNullable<SessionOptions["resume"]>): Session {
  const options = { level: smallLevel, seed: "s", judge: () => noScore };
  return createSession(resume ? { ...options, resume } : options);
}

const giantOf = (session: Session): number => {
  const view = session.view();
  for (let id = 0; id < view.jobCount; id++) if (jobName(view.level, view.job(id)) === "giant") return id;
  throw new RangeError("the giant has not come");
};

describe("time", () => {
  test("a real second at speed 1 is the level's pace in simulated seconds, however it is cut", () => {
    const session = start();
    for (let frame = 0; frame < 60; frame++) session.frame(1 / 60);
    expect(session.view().time).toBeGreaterThanOrEqual(29);
    expect(session.view().time).toBeLessThanOrEqual(30);
    for (let frame = 0; frame < 600; frame++) session.frame(1 / 60);
    expect(Math.abs(session.view().time - 330)).toBeLessThanOrEqual(1);
  });

  test.each([1, 4, 16] as const)("speed %d multiplies it", (speed: Speed) => {
    const session = start();
    session.speed = speed;
    for (let frame = 0; frame < 8; frame++) session.frame(0.125);
    expect(session.view().time).toBe(30 * speed);
  });

  test("it does not advance while paused", () => {
    const session = start();
    session.paused = true;
    expect(session.frame(0.2).paused).toBe(true);
    expect(session.view().time).toBe(0);
  });

  test("a hidden tab does not make it jump: a frame counts a quarter of a second at most", () => {
    const session = start();
    session.frame(3600);
    expect(session.view().time).toBe(7);
  });

  test("a clock that runs backward does not", () => {
    const session = start();
    session.frame(-5);
    expect(session.view().time).toBe(0);
  });

  test("it ends with the level", () => {
    const session = start();
    session.advance(100_000);
    expect(session.view().ended?.time).toBe(smallLevel.duration);
    session.frame(0.25);
    expect(session.view().time).toBe(smallLevel.duration);
  });
});

describe("commands", () => {
  test("only those that are done are recorded, with their time", () => {
    const session = start();
    session.advance(60);
    expect(session.send({ type: "drain", nodes: [1] })).toEqual({ ok: true });
    expect(session.send({ type: "drain", nodes: [99] })).toEqual({ ok: false, refusal: "unknown-node" });
    expect(session.recording()).toEqual([{ time: 60, command: { type: "drain", nodes: [1] } }]);
  });

  test("what they cause is shown in the next frame, also while paused", () => {
    const session = start();
    session.frame(0.1);
    session.paused = true;
    session.send({ type: "drain", nodes: [1] });
    expect(session.frame(0.1).events.map((event) => event.type)).toContain("command-done");
    expect(session.frame(0.1).events).toEqual([]);
  });

  test("asking for a price records nothing and changes nothing", () => {
    const session = start();
    const before = session.digest();
    session.price({ type: "defragment" });
    expect(session.recording()).toEqual([]);
    expect(session.digest()).toBe(before);
  });
});

/** Plays commands in real time, in frames of these lengths. */
function play(session: Session, steps: readonly (readonly [frame: number, command: Command])[]): SimEvent[] {
  const events: SimEvent[] = [];
  for (const [frame, command] of steps) {
    events.push(...session.frame(frame).events);
    session.send(command);
  }
  events.push(...session.frame(0).events);
  return events;
}

const steps = fc.array(fc.tuple(fc.double({ min: 0, max: 0.25, noNaN: true }), anyCommand), { maxLength: 40 });

describe("a recording gives the run again", () => {
  test("as a replay, whatever was commanded and however the frames fell", () => {
    fc.assert(
      fc.property(steps, fc.constantFrom<Speed>(1, 4, 16), (played, speed) => {
        const session = start();
        session.speed = speed;
        play(session, played);
        session.advance(900);
        const replay = parseReplay(JSON.parse(JSON.stringify(session.sealedRecord(smallNotes))));
        const { simulation, mismatch } = playReplay(smallFile, replay);
        expect(mismatch).toBeNull();
        expect(simulation.digest()).toBe(session.digest());
      }),
      { numRuns: 60 },
    );
  });

  test("as a session that was left, with the same events, for its log to be written again", () => {
    fc.assert(
      fc.property(steps, (played) => {
        const session = start();
        session.speed = 16;
        const events = play(session, played);
        const { time } = session.view();
        const resumed = start({ time, commands: session.recording() });
        expect(resumed.digest()).toBe(session.digest());
        expect(resumed.recording()).toEqual(session.recording());
        expect(resumed.frame(0).events).toEqual(events);
        session.advance(1800);
        resumed.advance(1800);
        expect(resumed.sealedRecord(smallNotes)).toEqual(session.sealedRecord(smallNotes));
      }),
      { numRuns: 40 },
    );
  });

  test("with the giant placed, moved into and let go", () => {
    const session = start();
    session.advance(400);
    const job = giantOf(session);
    const window = session.windows(job, 1)[0];
    expect(window).toBeDefined();
    session.send({ type: "place-gang", job, firstNode: window?.firstNode ?? 0, clear: "migrate", killStuck: true });
    session.advance(3600);
    expect(session.recording()).toHaveLength(1);
    expect(session.view().job(job).status).not.toBe("pending");
    expect(playReplay(smallFile, session.sealedRecord(smallNotes)).mismatch).toBeNull();
  });

  test("with one digest a time, however often it is asked for", () => {
    const session = start();
    session.advance(1800);
    expect(session.sealedRecord(smallNotes)).toEqual(session.sealedRecord(smallNotes));
    expect(session.sealedRecord(smallNotes).digests.map(({ time }) => time)).toEqual([1800]);
  });

  test("as it is kept while it goes on, with the digests taken on the way and none of now", () => {
    const session = start();
    session.advance(2000);
    const asked = session.sealedRecord(smallNotes).digests.map(({ time }) => time);
    expect(asked).toEqual([1800, 2000]);
    const { time, digests } = session.record(smallNotes);
    expect([time, digests.map((one) => one.time)]).toEqual([2000, [1800]]);
  });

  test("a run of another level cannot be resumed", () => {
    expect(() => start({ time: 10, commands: [{ time: 5, command: { type: "drain", nodes: [4000] } }] })).toThrow(
      "drain at 5 s cannot be done again: unknown-node.",
    );
  });
});
