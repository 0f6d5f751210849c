import type { RunRecord } from "../../replay/run-record.ts";
import type { Level } from "../../sim/index.ts";
import { leversOf, type LeverId, type LeverValues } from "./levers.ts";

/** A run as the audit names it. */
export interface AuditedRun {
  readonly id: string | null;
  readonly attempt: number | null;
  readonly stars: number | null;
}

/** Runs of one seed that had the same of a lever. */
export interface Variant {
  /** The settings that were in force for any time, least first where they are numbers, or whether it was pulled. */
  readonly values: readonly string[];
  readonly runs: readonly AuditedRun[];
}

/** A seed on which runs differ in a lever. */
export interface ContrastSeed {
  readonly seed: string;
  readonly variants: readonly [Variant, Variant, ...Variant[]];
  /** Whether two of them differ in this lever and in no other. */
  readonly isAlone: boolean;
}

/** How a lever was tested: runs of one seed that differ in it. */
export interface Contrast {
  readonly levelId: string;
  readonly lever: LeverId;
  /** Empty: it was never tested. */
  readonly seeds: readonly ContrastSeed[];
}

interface Played extends AuditedRun {
  readonly seed: string;
  readonly values: LeverValues;
}

/**
 * Which lever was tested against what, on which seeds, by the runs of a level: a line for each lever in which runs of one
 * seed differ, and for each that some run has set otherwise than it was, or pulled.
 */
export function contrastsOf(level: Level, records: readonly RunRecord[]): readonly Contrast[] {
  const runs = records.map((record) => playedOf(level, record));
  const untouched = leversOf(level, []);
  return [...untouched].flatMap(([lever, before]) => {
    const seeds = [...new Set(runs.map(({ seed }) => seed))].toSorted().flatMap((seed) => {
      const found = contrastOn(
        seed,
        lever,
        runs.filter((run) => run.seed === seed),
      );
      return found === null ? [] : [found];
    });
    const isTouched = runs.some(({ values }) => keyOf(values, lever) !== [...before].toSorted().join());
    return seeds.length > 0 || isTouched ? [{ levelId: level.id, lever, seeds }] : [];
  });
}

function playedOf(level: Level, { id, attempt, score, seed, commands }: RunRecord): Played {
  return { id, attempt, stars: score?.stars ?? null, seed, values: leversOf(level, commands) };
}

function contrastOn(seed: string, lever: LeverId, runs: readonly Played[]): ContrastSeed | null {
  const groups = new Map<string, Played[]>();
  for (const run of runs) {
    const key = keyOf(run.values, lever);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  const [first, second, ...rest] = [...groups].map(([key, group]): Variant => ({
    values: key.split(",").toSorted((a, b) => Number(a) - Number(b)),
    runs: group.map(({ id, attempt, stars }) => ({ id, attempt, stars })),
  }));
  if (first === undefined || second === undefined) return null;
  const isAlone = runs.some((one, index) => runs.slice(index + 1).some((other) => differOnlyIn(lever, one, other)));
  return { seed, variants: [first, second, ...rest], isAlone };
}

function differOnlyIn(lever: LeverId, one: Played, other: Played): boolean {
  return [...one.values.keys()].every(
    (each) => (keyOf(one.values, each) === keyOf(other.values, each)) === (each !== lever),
  );
}

function keyOf(values: LeverValues, lever: LeverId): string {
  return [...(values.get(lever) ?? [])].toSorted().join();
}
