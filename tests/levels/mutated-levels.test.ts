import { expect, test } from "vitest";
import { LevelError } from "../../src/levels/level-error.ts";
import { levelLimits } from "../../src/levels/level-limits.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { scoreOf } from "../../src/levels/score.ts";
import { drawsOf, keyOf } from "../../src/sim/random.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { act1File, act2File, act3File } from "./level-files.ts";

/** Other values for each number: some 2,000 in all. */
const triesEach = 4;

/** A number of a file, by the keys that lead to it. */
interface Field {
  readonly path: readonly (string | number)[];
  readonly value: number;
}

/** Another value for a field: at its ends, near it, far from it, of the wrong kind. */
const others: readonly ((value: number) => number)[] = [
  () => 0,
  () => 1,
  () => -1,
  (value) => value + 1,
  (value) => value - 1,
  (value) => value / 2,
  (value) => value * 2,
  (value) => value * 3,
  (value) => value * 10,
  (value) => value * 1000,
  (value) => value + 0.5,
  () => 64,
  () => 1000,
  () => 1e6,
  () => 1e9,
  () => 2 ** 53,
  () => 1e300,
];

function* numbersIn(value: unknown, path: readonly (string | number)[] = []): Generator<Field> {
  if (typeof value === "number") yield { path, value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* numbersIn(item, [...path, index]);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* numbersIn(item, [...path, key]);
  }
}

function withNumber(file: LevelFile, path: Field["path"], value: number): unknown {
  const copy: unknown = structuredClone(file);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ""] = value;
  return copy;
}

/** The level if it is taken; else it has been refused in one sentence that names a field. */
function taken(json: unknown): LevelFile | null {
  try {
    return parseLevel(json);
  } catch (error) {
    expect(error).toBeInstanceOf(LevelError);
    expect((error as LevelError).message).toMatch(/^(level|goals|prediction|plays|lesson|about)[\w.[\]-]* [^\n]+$/);
    return null;
  }
}

/** Begins a level and runs it for a while: it must not throw, and its tables stay within what the limits allow. */
function run(file: LevelFile, stop: number): void {
  const { level } = file;
  const state = beginRun(level, "fuzz");
  const simulation = simulationOf(state);
  simulation.advanceTo(Math.min(level.duration, stop));
  const view = simulation.view();
  const { capacity, ...classes } = view.ledger;
  expect(Object.values(classes).reduce((sum, part) => sum + part, 0)).toBe(capacity);
  expect(view.metrics.goodput).not.toBeNaN();
  expect(scoreOf(view, file.goals).measure.value).not.toBeNaN();
  expect(simulation.digest()).toMatch(/^[0-9a-f]{16}$/);
  const max = levelLimits.gpus + 2 * levelLimits.arrivals + level.jobs.length;
  expect(state.jobs.length).toBeLessThanOrEqual(max);
  expect(state.future.size).toBeLessThanOrEqual(2 * (state.jobs.length + 2 * levelLimits.nodes));
}

/** A fifth of Act I's hall and of its students, which begins five times as fast. */
const fifthOfAct1: LevelFile = {
  ...act1File,
  level: {
    ...act1File.level,
    topology: { ...act1File.level.topology, rowsPerPod: 1 },
    workload: act1File.level.workload && { ...act1File.level.workload, arrivalsPerHour: 600 },
  },
};

/** Which level a changed number is run in, and until when: in Act II some failures, in Act III the first failure. */
const acts: readonly (readonly [id: string, file: LevelFile, small: LevelFile, stop: number])[] = [
  ["act-1", act1File, fifthOfAct1, 1860],
  ["act-2", act2File, act2File, 86_400],
  ["act-3", act3File, act3File, 2760],
];

test.each(acts)("with any number of %s changed the file is refused in a sentence, or runs", (id, file, small, stop) => {
  for (const [number, { path, value }] of [...numbersIn(file)].entries()) {
    const draw = drawsOf(keyOf(id), "initial", number);
    const tried = Array.from({ length: triesEach }, () => others[Math.floor(draw() * others.length)]?.(value) ?? 0);
    const accepted = tried.filter((other) => taken(withNumber(file, path, other)) !== null).sort((a, b) => a - b);
    // Act III's students are those of Act I.
    if (path[0] !== "level" || (id === "act-3" && path[1] === "workload")) continue;
    const isSize = path[1] === "topology" || path.at(-1) === "arrivalsPerHour";
    // Runs take longest: of each number the least and the most that is taken.
    for (const other of new Set([accepted[0] ?? value, accepted.at(-1) ?? value])) {
      if (other === value) continue;
      const level = taken(withNumber(isSize ? file : small, path, other));
      if (level) run(level, isSize ? 60 : stop);
    }
  }
});

test("these are some 2,000 changes", () => {
  const numbers = acts.reduce((sum, [, file]) => sum + [...numbersIn(file)].length, 0);
  expect(numbers * triesEach).toBeGreaterThanOrEqual(2000);
});
