import { build } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { playLevel } from "../../src/analysis/play-level.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";
import { engines } from "./engines.ts";
import { playAll, type EngineRun } from "./play-all.ts";

/** Each act by its solution, on a seed of its own. */
const runs: readonly EngineRun[] = [act1File, act2File, act3File].map((file) => {
  const solution = file.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError("no solution");
  const { commands } = playLevel(file, solution, "engines");
  const { seed, digests } = recordRun(file.level, "engines", commands, file.level.duration).record(
    noNotes(levelHash(file)),
  );
  return { level: file.level, seed, commands, digests };
});
const expected = runs.map(({ digests }) => digests.map(({ digest }) => digest));

let script = "";
beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: "tests/engines/play-all.ts", formats: ["iife"], name: "engine" },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new RangeError("the script is not in one file");
  script = `${chunk.code}\ntell(JSON.stringify(playAll(${JSON.stringify(runs)})));`;
});

describe("the same digests come out of every engine, all the way through each act", () => {
  test("V8 (Node)", () => {
    expect(playAll(runs)).toEqual(expected);
    expect(expected.flat().length).toBeGreaterThan(30);
  });

  // One that is not installed is reported as skipped, by its name.
  for (const { name, run } of engines()) {
    test.skipIf(run === null)(name, async () => {
      expect(JSON.parse((await run?.(script)) ?? "")).toEqual(expected);
    });
  }
});
