import type { Seconds } from "../../../sim/index.ts";

const minute = 60;
const hour = 3600;

/** Durations a person would choose, about evenly spread on a log scale. */
const stops: readonly Seconds[] = [
  ...[2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55].map((minutes) => minutes * minute),
  ...[60, 70, 80, 90, 100, 110, 120, 135, 150, 165, 180].map((minutes) => minutes * minute),
  ...[3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 24].map((hours) => hours * hour),
];

const detents: readonly Seconds[] = [
  2 * minute,
  5 * minute,
  10 * minute,
  20 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

/** The stops of the slider between two bounds, both of which are stops themselves. */
export function stopsBetween(shortest: Seconds, longest: Seconds): readonly Seconds[] {
  const inside = stops.filter((stop) => stop > shortest && stop < longest);
  return shortest < longest ? [shortest, ...inside, longest] : [shortest];
}

/** The indices of the stops that are marked. */
export function detentsOf(all: readonly Seconds[]): readonly number[] {
  return all.flatMap((stop, index) => (detents.includes(stop) || index === 0 || index === all.length - 1 ? index : []));
}

/** The marks between two bounds, both of which are marks. */
export function detentsBetween(shortest: Seconds, longest: Seconds): readonly Seconds[] {
  return [shortest, ...detents.filter((stop) => stop > shortest && stop < longest), longest];
}

/** A letter's width and the least gap between two labels, as shares of the slider's length. */
const letterShare = 0.028;
const labelGap = 0.04;

/** The indices of the marks whose labels fit beside one another; the first and the last always do. */
export function labeledMarks(marks: readonly { readonly share: number; readonly name: string }[]): ReadonlySet<number> {
  const last = marks.length - 1;
  const widthOf = (index: number): number => (marks[index]?.name.length ?? 0) * letterShare;
  const said = new Set([0, last]);
  let end = widthOf(0);
  for (const [index, { share }] of marks.entries()) {
    const half = widthOf(index) / 2;
    if (share - half < end + labelGap || share + half + labelGap > 1 - widthOf(last)) continue;
    said.add(index);
    end = share + half;
  }
  return said;
}

/** The index of the stop that is nearest on a log scale. */
export function nearestStop(all: readonly Seconds[], interval: Seconds): number {
  let best = 0;
  for (const [index, stop] of all.entries()) {
    const known = all[best] ?? stop;
    if (Math.abs(Math.log(stop / interval)) < Math.abs(Math.log(known / interval))) best = index;
  }
  return best;
}

/** The marked stop before or after an index; the index itself where there is none. */
export function nextDetent(all: readonly Seconds[], index: number, direction: 1 | -1): number {
  const marked = detentsOf(all);
  const next = direction > 0 ? marked.find((one) => one > index) : marked.findLast((one) => one < index);
  return next ?? index;
}

/** Where a stop lies between the first and the last, in [0, 1]: by index, as the slider's thumb does. */
export function stopShare(all: readonly Seconds[], index: number): number {
  return all.length < 2 ? 0 : index / (all.length - 1);
}
