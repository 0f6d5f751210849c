import type { Point } from "../../../view/geometry.ts";

/** Pieces of a bowed line. */
const pieces = 16;
/** How far a bowed line leaves the straight one, as a share of its length and at most, in steps between replicas. */
const bow = { share: 0.16, maxSteps: 1.1 } as const;
/** A line longer than this many steps would run over replicas that it passes by. */
const straightUpTo = 1.6;

/** The line of a hop, as points: straight between neighbors, bowed past those in between. `step`: between neighbors. */
export function hopCurve(from: Point, to: Point, step: Point): readonly Point[] {
  const across = Math.abs(to.x - from.x) / step.x;
  const down = Math.abs(to.y - from.y) / step.y;
  const steps = Math.hypot(across, down);
  if (steps <= straightUpTo) return [from, to];
  let off = Math.min(bow.maxSteps, steps * bow.share);
  // Up or to the left, whichever end is first, so that a line stays where it is.
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const normal = { x: (to.y - from.y) / length, y: -(to.x - from.x) / length };
  const side = normal.x + normal.y > 0 ? -1 : 1;
  const turn = { x: normal.x * side, y: normal.y * side };
  const peak = { x: (from.x + to.x) / 2 + turn.x * off * step.x, y: (from.y + to.y) / 2 + turn.y * off * step.y };
  // At the edge of the hall there is room on the other side only.
  if (peak.x < 0 || peak.y < 0) off = -off;
  const middle = {
    x: (from.x + to.x) / 2 + turn.x * off * 2 * step.x,
    y: (from.y + to.y) / 2 + turn.y * off * 2 * step.y,
  };
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const t = index / pieces;
    const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    return { x: p * from.x + q * middle.x + r * to.x, y: p * from.y + q * middle.y + r * to.y };
  });
}

/** The point at a share of the way along a line, in [0, 1]. */
export function pointOn(line: readonly Point[], share: number): Point {
  const way = Math.min(Math.max(share, 0), 1) * (line.length - 1);
  const index = Math.min(Math.floor(way), Math.max(0, line.length - 2));
  const from = line[index] ?? { x: 0, y: 0 };
  const to = line[index + 1] ?? from;
  const part = way - index;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** How far a point is from a line, and at which share of the way along it is nearest. */
export function nearestOn(line: readonly Point[], point: Point): { readonly distance: number; readonly share: number } {
  let best = { distance: Infinity, share: 0 };
  for (let index = 0; index + 1 < line.length; index++) {
    const from = line[index] ?? point;
    const to = line[index + 1] ?? from;
    const [x, y] = [to.x - from.x, to.y - from.y];
    const square = x * x + y * y;
    const along = square === 0 ? 0 : ((point.x - from.x) * x + (point.y - from.y) * y) / square;
    const part = Math.min(1, Math.max(0, along));
    const distance = Math.hypot(from.x + x * part - point.x, from.y + y * part - point.y);
    if (distance < best.distance) best = { distance, share: (index + part) / (line.length - 1) };
  }
  return best;
}
