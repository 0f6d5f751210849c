import { createOnSeed } from "../../analysis/best-known.ts";
import { playLevel } from "../../analysis/play-level.ts";
import { meanOf, wilson } from "../../analysis/statistics.ts";
import type { LevelFile, Play } from "../../levels/level-file.ts";
import { playsReport, runsErrors, runsHelp } from "../../text/cli-runs.ts";
import type { Output } from "../output.ts";
import { parseSeed } from "../parse-arguments.ts";
import { progressOn } from "../progress-on.ts";
import { findLevel } from "../read-level.ts";
import { UsageError } from "../usage-error.ts";
import { readOptions } from "./read-options.ts";

/** What a stored play earned over seeds. */
export interface PlayStatistics {
  readonly id: string;
  readonly role: Play["role"];
  readonly seeds: number;
  /** Runs with 0, 1, 2 and 3 stars. */
  readonly stars: readonly [number, number, number, number];
  /** Share of the seeds with at least one star, and its 95 % confidence interval (Wilson 1927). */
  readonly won: number;
  readonly wonInterval: readonly [number, number];
  /** Of the level's measure, in its unit, and the half-width of its 95 % confidence interval. */
  readonly meanMeasure: number;
  readonly measureHalfWidth: number;
}

/** What `fleet plays --json` prints. */
export interface PlaysResult {
  readonly levelId: string;
  readonly measure: string;
  readonly seedPrefix: string;
  readonly plays: readonly PlayStatistics[];
}

const mostSeeds = 10_000;

/** `fleet plays LEVEL`: the level's stored plays over seeds. */
export function plays(argv: readonly string[], stdout: Output, stderr: Output): number {
  const { values, positionals } = readOptions(argv, {
    play: { type: "string" },
    seeds: { type: "string" },
    "seed-prefix": { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    stdout.write(`${runsHelp}\n`);
    return 0;
  }
  const [name, extra] = positionals;
  if (name === undefined) throw new UsageError(runsErrors.noPlaysLevel);
  if (extra !== undefined) throw new UsageError(runsErrors.oneFile("plays", extra));
  const file = findLevel(name);
  const seeds = parseSeeds(values.seeds);
  const seedPrefix = values["seed-prefix"] ?? "seed-";
  parseSeed(`${seedPrefix}${seeds}`);
  const chosen = choosePlays(file, values.play);
  const onProgress = progressOn(
    stderr,
    values.json === true,
    seeds * chosen.length,
    (done, all) => `${done} of ${all}`,
  );
  const onSeed = createOnSeed();
  const result: PlaysResult = {
    levelId: file.level.id,
    measure: file.goals.thirdStar.measure,
    seedPrefix,
    plays: chosen.map((play, index) =>
      statisticsOf(onSeed, file, play, seedPrefix, seeds, (done) => onProgress(index * seeds + done)),
    ),
  };
  stdout.write(values.json === true ? `${JSON.stringify(result, null, 2)}\n` : `${playsReport(result)}\n`);
  return 0;
}

function choosePlays(file: LevelFile, id: string | undefined): readonly Play[] {
  if (id === undefined) return file.plays;
  const play = file.plays.find((one) => one.id === id);
  if (play === undefined) {
    throw new UsageError(
      runsErrors.noPlay(
        id,
        file.plays.map((one) => one.id),
      ),
    );
  }
  return [play];
}

function parseSeeds(text: string | undefined): number {
  const seeds = /^\d{1,6}$/.test(text ?? "") ? Number(text) : Number.NaN;
  if (!(seeds >= 1 && seeds <= mostSeeds)) throw new UsageError(runsErrors.badSeeds(text, mostSeeds));
  return seeds;
}

function statisticsOf(
  onSeed: ReturnType<typeof createOnSeed>,
  file: LevelFile,
  play: Play,
  prefix: string,
  seeds: number,
  onDone: (done: number) => void,
): PlayStatistics {
  const stars: [number, number, number, number] = [0, 0, 0, 0];
  const measures: number[] = [];
  for (let index = 1; index <= seeds; index++) {
    const seed = `${prefix}${index}`;
    const { score } = playLevel(onSeed(file, seed), play, seed);
    stars[score.stars]++;
    measures.push(score.measure.value);
    onDone(index);
  }
  const won = 1 - stars[0] / seeds;
  const { mean, halfWidth } = meanOf(measures);
  return {
    id: play.id,
    role: play.role,
    seeds,
    stars,
    won,
    wonInterval: wilson(won, seeds),
    meanMeasure: mean,
    measureHalfWidth: halfWidth,
  };
}
