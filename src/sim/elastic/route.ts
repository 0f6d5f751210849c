/** Distance between two stops, any unit. */
type Distance = (a: number, b: number) => number;

/**
 * A short round trip through these stops: from each to the nearest one left, then two links at a time are exchanged as
 * long as that shortens it (2-opt, Croes 1958). The same for the same stops, whatever their order; from the lowest on,
 * toward the lower of its neighbors.
 */
export function shortRoundTrip(stops: readonly number[], distance: Distance): number[] {
  const trip = nearestNeighbor(
    stops.toSorted((a, b) => a - b),
    distance,
  );
  untangle(trip, distance);
  const [first = 0, ...rest] = trip;
  return (rest.at(-1) ?? 0) < (rest[0] ?? 0) ? [first, ...rest.toReversed()] : trip;
}

function nearestNeighbor(stops: readonly number[], distance: Distance): number[] {
  const left = [...stops];
  const trip = left.splice(0, 1);
  while (left.length > 0) {
    const here = trip.at(-1) ?? 0;
    let nearest = 0;
    for (const [index, stop] of left.entries()) {
      if (distance(here, stop) < distance(here, left[nearest] ?? stop)) nearest = index;
    }
    trip.push(...left.splice(nearest, 1));
  }
  return trip;
}

function untangle(trip: number[], distance: Distance): void {
  const count = trip.length;
  const at = (index: number): number => trip[index % count] ?? 0;
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 0; i < count - 2; i++) {
      for (let j = i + 2; j < count - (i === 0 ? 1 : 0); j++) {
        const now = distance(at(i), at(i + 1)) + distance(at(j), at(j + 1));
        const then = distance(at(i), at(j)) + distance(at(i + 1), at(j + 1));
        if (then >= now) continue;
        trip.splice(i + 1, j - i, ...trip.slice(i + 1, j + 1).toReversed());
        improved = true;
      }
    }
  }
}
