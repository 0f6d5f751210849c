import { playLevel } from "../../src/analysis/play-level.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { mechanisms } from "../../src/levels/mechanisms.ts";
import { handInOf, type HandIn } from "../../src/replay/hand-in.ts";
import { judgeRecord, type Verdict } from "../../src/replay/judge-record.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { readHandIn } from "../../src/replay/read-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { ReplayError } from "../../src/replay/replay-error.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { sealPrediction } from "../../src/replay/seal-prediction.ts";

/** What became of a mutated file. */
export type Outcome = Verdict["kind"] | "unreadable";

/** Honest runs of the first stored plays of each level, with all that a player's record has. */
export function honestRuns(levels: readonly LevelFile[], seed: string, plays = Infinity): readonly RunRecord[] {
  return levels.flatMap((file) =>
    file.plays.slice(0, plays).map((play) => honestRun(file, playLevel(file, play, seed).commands, seed)),
  );
}

function honestRun(file: LevelFile, commands: RunRecord["commands"], seed: string): RunRecord {
  const hash = levelHash(file);
  const run = recordRun(file.level, seed, commands, file.level.duration).record(noNotes(hash));
  const { played } = judgeRecord([file], run);
  if (played === null) throw new RangeError(`${file.level.id} cannot be played`);
  const { stars, measure } = played.score;
  const prediction = file.prediction.min;
  const [mechanism] = mechanisms[file.prediction.metric];
  const predictionSeal = sealPrediction({ levelHash: hash, seed, prediction, mechanism, fork: null });
  const score = { stars, measure: measure.value };
  return { ...run, build: "0".repeat(16), prediction, mechanism, predictionSeal, score };
}

/** A packed run, changed at random. */
export function mutatedFile(honest: RunRecord, random: Random): Uint8Array {
  return random(4) === 0 ? mutateBytes(packHandIn(handInOf([honest])), random) : mutateFields(honest, random);
}

/**
 * Judges what can still be read of a packed run that was changed.
 * @throws RangeError if a run is called verified that differs from the honest one in what a verdict vouches for.
 */
export function judgeMutated(levels: readonly LevelFile[], honest: RunRecord, file: Uint8Array): Outcome {
  let handIn: HandIn;
  try {
    handIn = readHandIn(file);
  } catch (error) {
    if (error instanceof ReplayError) return "unreadable";
    throw error;
  }
  let outcome: Outcome = "unreadable";
  for (const run of handIn.runs) {
    outcome = judgeRecord(levels, run).verdict.kind;
    if (outcome === "verified") requireSame(run, honest);
  }
  return outcome;
}

/** A whole number in [0, below). */
export type Random = (below: number) => number;

/** Numbers that look random and are the same each time (xorshift, Marsaglia 2003). */
export function createRandom(seed: number): Random {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A verdict vouches for the run: level, seed, how it went, its end, its score and what was predicted. */
const vouchedFor = ["levelId", "seed", "time", "predictionSeal", "prediction", "mechanism"] as const;

function requireSame(run: RunRecord, honest: RunRecord): void {
  for (const field of vouchedFor) {
    // Without a prediction a run is as true.
    if (run[field] === null && run.prediction === null) continue;
    if (JSON.stringify(run[field]) === JSON.stringify(honest[field])) continue;
    throw new RangeError(`a run was called verified with another ${field}: ${JSON.stringify(run)}`);
  }
  if (JSON.stringify(run.digests.at(-1)) !== JSON.stringify(honest.digests.at(-1))) {
    throw new RangeError(`a run was called verified with another end: ${JSON.stringify(run)}`);
  }
  if (run.score === null || JSON.stringify(run.score) === JSON.stringify(honest.score)) return;
  throw new RangeError(`a run was called verified with another score: ${JSON.stringify(run)}`);
}

function mutateBytes(file: Uint8Array, random: Random): Uint8Array {
  const changed = file.slice(0, random(3) === 0 ? random(file.length) : file.length);
  for (let left = 1 + random(4); left > 0 && changed.length > 0; left--) changed[random(changed.length)] = random(256);
  return changed;
}

/** Changes what is packed, and packs it again with the right checksum, as somebody would who forges. */
function mutateFields(honest: RunRecord, random: Random): Uint8Array {
  const run = random(8) === 0 ? cutShort(honest, random) : honest;
  const copy = JSON.parse(JSON.stringify(handInOf([run]))) as HandIn;
  for (let left = random(4); left > 0; left--) {
    // Mostly inside the run, if that is still one: what is around it is soon refused.
    const inside: unknown = random(10) === 0 || !Array.isArray(copy.runs) ? copy : copy.runs[0];
    mutateSomewhere((typeof inside === "object" && inside !== null ? inside : copy) as Container, random);
  }
  try {
    return packHandIn(copy);
  } catch {
    return new Uint8Array(0);
  }
}

/** What is left of a run that is cut at one of its digests, where it may have stood better than at its end. */
function cutShort(run: RunRecord, random: Random): RunRecord {
  const time = run.digests[random(run.digests.length)]?.time ?? 0;
  const commands = run.commands.filter((one) => one.time <= time);
  return { ...run, time, commands, digests: run.digests.filter((one) => one.time <= time) };
}

type Container = Record<string, unknown> | unknown[];

/** Walks down at random and changes what it comes to. */
function mutateSomewhere(root: Container | HandIn, random: Random): void {
  let at = root as Record<string, unknown>;
  for (let depth = 0; depth < 12; depth++) {
    const keys = Object.keys(at);
    const key = keys[random(Math.max(1, keys.length))];
    if (key === undefined) return;
    const value = at[key];
    if (typeof value === "object" && value !== null && random(8) > 0) {
      at = value as Record<string, unknown>;
      continue;
    }
    return mutateAt(at, key, random);
  }
}

const oddities: readonly unknown[] = [null, -1, 0, 1, 1e308, 2 ** 31, "", "x".repeat(300), [], {}, true, 0.5];

function mutateAt(at: Record<string, unknown>, key: string, random: Random): void {
  const value = at[key];
  if (Array.isArray(at) && random(3) === 0) return mutateList(at, Number(key), random);
  if (random(6) === 0) return void (at[key] = oddities[random(oddities.length)]);
  if (random(20) === 0) return void delete at[key];
  if (typeof value === "number") at[key] = random(2) === 0 ? value + random(7) - 3 : random(200_000);
  else if (typeof value === "string") at[key] = mutateText(value, random);
  else if (typeof value === "boolean") at[key] = !value;
  else if (Array.isArray(value) && value.length > 0) mutateList(value, random(value.length), random);
}

function mutateText(text: string, random: Random): string {
  const place = random(Math.max(1, text.length));
  const words = ["fcfs", "best-fit", "kill", "drain", "migrate", "act-1", "act-2", "act-3", "automatic", "elastic"];
  if (random(4) === 0) return words[random(words.length)] ?? "";
  return text.slice(0, place) + "0123456789abcdef"[random(16)] + text.slice(place + 1);
}

function mutateList(list: unknown[], place: number, random: Random): void {
  const item = list[place];
  if (random(3) === 0) list.splice(place, 1);
  else if (random(2) === 0) list.splice(place, 0, JSON.parse(JSON.stringify(item ?? null)));
  else list[place] = list[random(list.length)];
}
