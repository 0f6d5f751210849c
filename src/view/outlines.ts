import type { Point, Rect } from "./geometry.ts";

/** Groups boxes that `mergeBoxes` left apart only because racks side by side are filled to different heights. */
export function joinBoxes(boxes: readonly Rect[], rackGap: number): Rect[][] {
  const shapes: Rect[][] = [];
  for (const box of boxes) {
    const shape = shapes.at(-1);
    const last = shape?.at(-1);
    if (shape && last && touch(last, box, rackGap)) shape.push(box);
    else shapes.push([box]);
  }
  return shapes;
}

function touch(left: Rect, right: Rect, rackGap: number): boolean {
  const beside = Math.abs(right.x - left.x - left.width - rackGap) < 0.01;
  return beside && left.y < right.y + right.height && right.y < left.y + left.height;
}

/** The corners of one outline around boxes that stand side by side, clockwise from the first one's upper left. */
export function outlineAround(boxes: readonly Rect[]): Point[] {
  const top: Point[] = [];
  const bottom: Point[] = [];
  for (const [index, box] of boxes.entries()) {
    const next = boxes[index + 1];
    const low = box.y + box.height;
    const right = box.x + box.width;
    if (index === 0) {
      top.push({ x: box.x, y: box.y });
      bottom.push({ x: box.x, y: low });
    }
    // A step hugs the side of the box that reaches further.
    const topStep = next && next.y < box.y ? next.x : right;
    const lowStep = next && next.y + next.height > low ? next.x : right;
    top.push({ x: topStep, y: box.y });
    bottom.push({ x: lowStep, y: low });
    if (next) {
      top.push({ x: topStep, y: next.y });
      bottom.push({ x: lowStep, y: next.y + next.height });
    }
  }
  const points = [...top, ...bottom.toReversed()];
  return points.filter((point, index) => !isOnTheWay(points.at(index - 1), point, points[(index + 1) % points.length]));
}

/** Whether a line runs straight on through a point. */
function isOnTheWay(before: Point | undefined, point: Point, after: Point | undefined): boolean {
  if (!before || !after) return false;
  return (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
}
