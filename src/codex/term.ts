import type { Goals } from "../levels/level-file.ts";
import type { ClusterView, Level } from "../sim/index.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatPercent } from "../text/numbers.ts";

/** What a term's numbers are read from: a level, and the run of it on the screens, if there is one. */
export interface Reading {
  readonly level: Level;
  readonly goals: Goals;
  readonly view: ClusterView | null;
}

/** A number of today, by the name that the formula has for it. */
export interface Figure {
  readonly name: string;
  /** In the unit in which the formula holds; null: not known yet, or no number. */
  readonly value: number | null;
  readonly words: string;
}

/** Where a term or its formula comes from. */
export interface Source {
  readonly name: string;
  readonly link?: string;
}

/** A term of the codex. */
export interface Term {
  readonly title: string;
  /** One sentence, without numbers of a level: those are figures. */
  readonly says: string;
  /** An equation in the names of its figures: × ÷ − √ e^; or null. */
  readonly formula: string | null;
  readonly source: Source;
  /** Today's numbers; what a run is to find out is not among them before it is over. */
  now(reading: Reading): readonly Figure[];
}

/** Some of the codex's terms, by their ids. */
export type Terms<Id extends string> = Readonly<Record<Id, Term>>;

/** The level's README says it. */
export function model(section: string): Source {
  return { name: `This game's model, “${section}” (src/sim/README.md)` };
}

/** No numbers. */
export const none = (): readonly Figure[] => [];

export function amount(name: string, value: number, words = formatCount(value)): Figure {
  return { name, value, words };
}

/** A share in [0, 1]. */
export function share(name: string, value: number): Figure {
  return { name, value, words: formatPercent(value, 1) };
}

/** GPU-seconds, in GPU-hours. */
export function work(name: string, gpuSeconds: number): Figure {
  return { name, value: gpuSeconds / 3600, words: formatGpuHours(gpuSeconds) };
}

export function seconds(name: string, value: number): Figure {
  return { name, value, words: formatDuration(value) };
}

export function dollars(name: string, value: number): Figure {
  return { name, value, words: formatDollars(value) };
}

/** What is no number. */
export function words(name: string, text: string): Figure {
  return { name, value: null, words: text };
}
