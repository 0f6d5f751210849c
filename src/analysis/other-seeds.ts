import type { LevelFile } from "../levels/level-file.ts";
import { playCommands } from "../replay/play-commands.ts";
import type { TimedCommand } from "../replay/run-record.ts";
import { createSimulation } from "../sim/index.ts";
import { baselineOf, type OtherSeed } from "../insight/baseline.ts";
import { createOnSeed } from "./best-known.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import { outcomeOf } from "../insight/run-outcome.ts";
import { playBaseline } from "./play-baseline.ts";

/** How many other seeds are played. */
export const otherSeedCount = 10;

/** What is asked of the worker. */
export interface OtherSeedsRequest {
  readonly file: LevelFile;
  /** The seed that was played. */
  readonly seed: string;
  readonly commands: readonly TimedCommand[];
}

/**
 * Plays the same commands at the same times against other failures, beside the solution; each pair goes out as soon as
 * it is there. A command that another seed refuses is left out.
 */
export function playOtherSeeds({ file, seed, commands }: OtherSeedsRequest, onPair: (pair: OtherSeed) => void): void {
  const solution = file.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError(`level ${file.level.id} has no solution`);
  const onSeed = createOnSeed();
  for (let other = 2; other < otherSeedCount + 2; other++) {
    const name = `${seed}/${other}`;
    const seedFile = onSeed(file, name);
    const simulation = createSimulation(file.level, name);
    playCommands(simulation, commands, file.level.duration);
    onPair({
      seed: name,
      own: baselineOf("you", outcomeOf(simulation.view(), seedFile.goals)),
      solution: playBaseline(seedFile, solution, solution.id, name),
    });
  }
}

/** A worker that plays the other seeds; each pair is an answer. */
export function otherSeedsAsker(): Asker<OtherSeedsRequest, OtherSeed> {
  return createAsker(() => new Worker(new URL("./other-seeds-worker.ts", import.meta.url), { type: "module" }));
}
