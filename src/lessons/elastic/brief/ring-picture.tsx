import type { JSX } from "preact";

const columns = 12;
const rows = 4;
const across = 36;
const down = 24;

/** Replicas that have failed, by their place along the ring. */
const failed: ReadonlySet<number> = new Set([3, 15, 27, 35]);

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Rows of replicas and the closed ring through them, in the units of an act's picture; it passes the failed ones by. */
export function RingPicture(): JSX.Element {
  const tour = tourOf();
  return (
    <>
      {tour.map(({ x, y }, index) => (
        <rect
          key={index}
          class={failed.has(index) ? "start-down" : "start-dim"}
          x={x - 13}
          y={y - 7.5}
          width="26"
          height="15"
          rx="3"
        />
      ))}
      <path class="start-ring" d={pathOf(tour)} />
    </>
  );
}

/** There and back in all rows but for the first column, which is the way home. */
function tourOf(): readonly Spot[] {
  const spot = (column: number, row: number): Spot => ({ x: (column + 0.5) * across, y: (row + 0.5) * down });
  const tour: Spot[] = [];
  for (let row = 0; row < rows; row++) {
    const from = row === 0 || row === rows - 1 ? 0 : 1;
    const line = Array.from({ length: columns - from }, (_, index) => spot(from + index, row));
    tour.push(...(row % 2 === 0 ? line : line.toReversed()));
  }
  for (let row = rows - 2; row > 0; row--) tour.push(spot(0, row));
  return tour;
}

function pathOf(tour: readonly Spot[]): string {
  let path = "";
  for (const [index, { x, y }] of tour.entries()) {
    if (failed.has(index)) continue;
    const before = tour[index - 2];
    const bend = failed.has(index - 1) && before !== undefined ? `Q${(before.x + x) / 2} ${y - 17} ${x} ${y}` : null;
    path += bend ?? `${path === "" ? "M" : "L"}${x} ${y}`;
  }
  return `${path}Z`;
}
