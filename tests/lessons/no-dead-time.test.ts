import { expect, test } from "vitest";
import { createSituations } from "../../src/hud/situation.ts";
import { createProgressTrack } from "../../src/insight/checkpoint/progress-track.ts";
import { lessons } from "../../src/lessons/index.ts";
import { createSimulation, type Command } from "../../src/sim/index.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";

/** Looks of the zones in a real second. */
const looks = 5;

const nothing: readonly Command[] = [];
const elasticAtOnce: readonly Command[] = [
  { type: "set-recovery", mode: "elastic" },
  { type: "set-routing", routing: "automatic" },
];

test.each([
  ["Act I, FCFS", act1File, nothing],
  ["Act I, Best-Fit", act1File, [{ type: "set-policy", policy: "best-fit" }]],
  ["Act II, as it begins", act2File, nothing],
  ["Act II, an hour", act2File, [{ type: "set-checkpoint-interval", interval: 3600 }]],
  ["Act III, rigid", act3File, nothing],
  ["Act III, elastic", act3File, elasticAtOnce],
] as const)("at 1× no minute passes in which the log of %s has nothing to read", (_, file, commands) => {
  const lesson = lessons.find(({ id }) => id === file.lesson);
  if (lesson === undefined) throw new RangeError(`no lesson ${file.lesson}`);
  const { pace } = file.level;
  const run = createSimulation(file.level, "seed-1");
  for (const command of commands) run.dispatch(command);
  const [log, situations, track] = [lesson.openLog(file.level), createSituations(lesson), createProgressTrack()];
  let [last, longest] = [0, 0];
  while (run.view().ended === null) {
    const events = run.advanceTo(run.time + pace / looks);
    const view = run.view();
    const lines = log.read(events, view, track.read(events, view));
    const line = situations.look(view, lines);
    expect(line?.text ?? "").not.toMatch(/NaN|undefined|Infinity|null/);
    if (lines.length > 0 || line !== null) last = run.time;
    longest = Math.max(longest, run.time - last);
  }
  expect(longest / pace).toBeLessThanOrEqual(60);
});
