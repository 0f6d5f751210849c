import type { Play } from "../../levels/level-file.ts";
import type { Objectives } from "./objectives.ts";

/** A stored run, as far as others are measured by it: kept GPU-hours, the two objectives, and stars. */
export type StoredRun = readonly [usefulHours: number, x: number, y: number, stars: 0 | 1 | 2 | 3];

/** How a level's stored plays end over many seeds; made by tools/make-standings.ts. */
export interface Standings {
  /** Of the level, its goals and its plays. */
  readonly hash: string;
  readonly simVersion: number;
  /** The nth run of a play, from 1, is of this seed with n behind it. */
  readonly seedPrefix: string;
  readonly plays: readonly {
    readonly id: Play["id"];
    readonly role: Play["role"];
    readonly runs: readonly StoredRun[];
  }[];
}

/** A run as a point among others. */
export interface Point extends Objectives {
  /** GPU-hours of useful work. */
  readonly useful: number;
  readonly stars: 0 | 1 | 2 | 3;
}

/** Every stored run, play by play. */
export function pointsOf({ plays }: Standings): readonly Point[] {
  return plays.flatMap(({ runs }) => runs.map(([useful, x, y, stars]) => ({ useful, x, y, stars })));
}

/** The share of the runs that kept less than so many GPU-hours, in [0, 1]; ties count half. */
export function shareBelow(useful: number, points: readonly Point[]): number {
  const below = points.reduce((sum, one) => sum + (one.useful < useful ? 1 : one.useful === useful ? 0.5 : 0), 0);
  return points.length === 0 ? 0 : below / points.length;
}

/** Whether one is at least as good in both, and better in one. */
export function dominates(a: Objectives, b: Objectives): boolean {
  return a.x <= b.x && a.y <= b.y && (a.x < b.x || a.y < b.y);
}

/** The Pareto front, by x: the runs that are not lost and that no other such run beats in both; of equal ones one. */
export function frontOf(points: readonly Point[]): readonly Point[] {
  const front: Point[] = [];
  for (const point of points.filter(({ stars }) => stars > 0).toSorted((a, b) => a.x - b.x || a.y - b.y)) {
    const last = front.at(-1);
    if (last === undefined || point.y < last.y) front.push(point);
  }
  return front;
}

/** A bar of a histogram: runs of at least `from` and less than `to` GPU-hours; the last one has its end, too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Those of three stars, and of one or two. */
  readonly counts: readonly [three: number, won: number];
}

const bins = 24;

/** The runs that are not lost by the work they kept, over a range that `own` is in; one that is below zero counts as zero. */
export function histogramOf(points: readonly Point[], own: number): readonly Bin[] {
  const won = points.filter(({ stars }) => stars > 0);
  const values = [own, ...won.map(({ useful }) => useful)].map((value) => Math.max(0, value));
  const least = Math.min(...values);
  const width = Math.max(1e-9, (Math.max(...values) - least) / bins);
  const counts = Array.from({ length: bins }, (): [number, number] => [0, 0]);
  for (const { useful, stars } of won) {
    const bin = counts[Math.min(bins - 1, Math.floor((Math.max(0, useful) - least) / width))];
    if (bin) bin[stars === 3 ? 0 : 1]++;
  }
  return counts.map((count, index) => ({
    from: least + index * width,
    to: least + (index + 1) * width,
    counts: count,
  }));
}

/** The middle one of an odd number of values, the upper of the middle ones of an even number; 0 of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
