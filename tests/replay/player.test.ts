import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playLevel } from "../../src/analysis/play-level.ts";
import { createHistory } from "../../src/insight/history.ts";
import { createPlayer } from "../../src/replay/player.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { playCommands } from "../../src/replay/play-commands.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { createWatchSession } from "../../src/session/watch-session.ts";
import { scoreOf } from "../../src/levels/score.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";

const players = [act1File, act2File, act3File].map((file) => {
  const solution = file.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError("no solution");
  const { commands } = playLevel(file, solution, "watched");
  const record = recordRun(file.level, "watched", commands, file.level.duration).record(noNotes(levelHash(file)));
  return { file, record, player: createPlayer(file, record) };
});

describe.each(players)("a run of $file.level.id", ({ file, record, player }) => {
  const { level, goals } = file;

  test("stands at any time as it stood when it was played", () => {
    fc.assert(
      fc.property(fc.nat({ max: level.duration }), (time) => {
        const straight = createSimulation(level, record.seed);
        playCommands(straight, record.commands, time);
        expect(player.at(time).digest()).toBe(straight.digest());
      }),
      { numRuns: 8 },
    );
  });

  test("goes on from anywhere by its own commands, to the digest of its end, and tells all that happened", () => {
    const half = Math.floor(level.duration / 2);
    const watched = createWatchSession(player, level, (view) => scoreOf(view, goals), half);
    const told = [...watched.frame(0).events];
    while (watched.view().time < player.end) {
      watched.advance(level.duration / 50);
      told.push(...watched.frame(0).events);
    }
    expect(told.length).toBe(player.events.length);
    expect(watched.digest()).toBe(record.digests.at(-1)?.digest);
    expect(watched.recording()).toEqual(record.commands);
  });

  test("is gone about in at will: the newest moment asked for is shown, with all that led to it", () => {
    const watched = createWatchSession(player, level, (view) => scoreOf(view, goals), 0);
    watched.frame(0);
    expect(watched.frame(0).jump).toBe(null);
    const late = Math.floor(level.duration * 0.9);
    const early = Math.floor(level.duration * 0.4);
    watched.seek(late);
    watched.seek(early);
    const { view, events, jump } = watched.frame(0);
    expect(view.time).toBe(early);
    expect(watched.digest()).toBe(player.at(early).digest());
    expect(events).toEqual(player.events.filter(({ time }) => time <= early));
    expect(jump?.past).toEqual(player.samples.filter(({ time }) => time <= early));
    // What a zone draws of the past is there at once, and goes on from the run as it stands.
    const past = createHistory(jump?.past).look(view);
    expect(past.length).toBeGreaterThan(30);
    expect(past.at(-1)?.time).toBeLessThanOrEqual(early);
    expect(watched.recording()).toEqual(record.commands.filter(({ time }) => time <= early));
    // A short way is no jump, and leads to the same.
    watched.seek(early + 60);
    const near = watched.frame(0);
    expect(near.jump).toBe(null);
    expect(watched.digest()).toBe(player.at(early + 60).digest());
    watched.seek(late);
    watched.advance(level.duration);
    expect(watched.digest()).toBe(record.digests.at(-1)?.digest);
  });

  test("has its commands, failures and badges on the timeline, in order", () => {
    const commands = player.marks.filter(({ kind }) => kind === "command");
    expect(commands.map(({ time }) => time)).toEqual(record.commands.map(({ time }) => time));
    expect(player.marks.map(({ time }) => time)).toEqual(
      player.marks.map(({ time }) => time).toSorted((a, b) => a - b),
    );
    expect(player.marks.some(({ kind }) => kind === "badge")).toBe(true);
    expect(player.end).toBe(level.duration);
  });
});

test("a run whose command is refused here can be watched up to it", () => {
  const [one] = players;
  if (!one) throw new RangeError("no run");
  const { file, record } = one;
  const time = 4000;
  const forged = { ...record, commands: [{ time, command: { type: "release-window", job: 3 } as const }] };
  const player = createPlayer(file, forged);
  expect(player.end).toBe(time);
  expect(player.at(time).time).toBe(time);
});
