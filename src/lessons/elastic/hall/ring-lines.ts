import type { Link, RingDraft } from "../../../session/ring-draft.ts";
import type { Hop, NodeId } from "../../../sim/index.ts";
import { clamp, nodeRect, type Point } from "../../../view/geometry.ts";
import { hex } from "../../../view/palette.ts";
import { onCanvas, type Pen } from "../../../view/pen.ts";
import { toCanvas } from "../../../view/viewport.ts";
import { pointOn } from "./hop-curve.ts";
import type { RingOffer, RingTarget } from "./ring-hand.ts";
import { isLoose } from "./ring-hand.ts";
import { lineOf, middleOf, type RingState } from "./ring-state.ts";

/** Everything of the ring that a picture shows at rest. */
export interface RingPicture {
  readonly ring: RingState;
  readonly draft: RingDraft;
  /** Links that the core's own ring has, by `linkKey`. */
  readonly known: ReadonlySet<string>;
  /** Of the ring drawn, if it is closed. */
  readonly hops: ReadonlyMap<string, Hop>;
  readonly slowest: Hop | null;
  /** What a link gives when nobody shares it, bytes per second for each GPU. */
  readonly fullSpeed: number;
  /** Share of the ring that has been built, in [0, 1]. */
  readonly built: number;
  readonly held: number | null;
  readonly target: RingTarget | null;
  readonly offer: RingOffer | null;
  /** Where the hand is, hall units. */
  readonly hand: Point | null;
}

/** Below this share of full speed a hop is slow. */
export const slowBelow = 0.95;

/** One name for a link whichever of its ends is named first. */
export function linkKey(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** Places of a line on the canvas. */
export function canvasLine({ model }: Pen, line: readonly Point[]): Point[] {
  return line.map((point) => toCanvas(model.camera.view, model.camera.canvas, point));
}

/** Draws boxes around the replicas: calm in the ring, hollow outside it, red where nodes are missing. */
export function drawReplicas(pen: Pen, { ring, draft, target, offer, held }: RingPicture): void {
  const { palette, camera } = pen.model;
  const { ratio } = camera.canvas;
  const members = new Set(draft.members);
  for (const { id, status, nodes } of ring.replicas) {
    const place = ring.places[id];
    if (!place) continue;
    const box = onCanvas(pen, place, 1);
    const broken = status === "broken";
    const pointed = target?.kind === "replica" && target.replica === id;
    if (broken) {
      pen.graphics.fillStyle(hex(palette.down), 0.14).fillRect(box.x, box.y, box.width, box.height);
      pen.graphics.lineStyle(1.5 * ratio, hex(palette.down), 0.95).strokeRect(box.x, box.y, box.width, box.height);
      drawFailed(pen, nodes);
    } else if (members.has(id)) {
      pen.graphics.lineStyle(ratio, hex(palette.ring), 0.22).strokeRect(box.x, box.y, box.width, box.height);
    } else {
      pen.graphics.lineStyle(1.5 * ratio, hex(palette.working), 1);
      dashes(pen, corners(box), 5 * ratio);
    }
    if (id === held || (pointed && (held !== null || isLoose(ring, draft, id)))) {
      const bad = pointed && offer !== null && !offer.ok;
      pen.graphics.lineStyle(2.5 * ratio, hex(bad ? palette.down : palette.drawn), 1);
      pen.graphics.strokeRect(box.x - ratio, box.y - ratio, box.width + 2 * ratio, box.height + 2 * ratio);
    }
  }
}

/** Failed nodes are black, with a red frame: small as they are, they are why all of their replica waits. */
function drawFailed(pen: Pen, nodes: readonly NodeId[]): void {
  const { cluster, geometry, palette, camera } = pen.model;
  for (const node of nodes) {
    if (cluster?.nodeDown[node] !== 1) continue;
    const box = onCanvas(pen, nodeRect(geometry, node), 1);
    pen.graphics.fillStyle(hex(palette.dead), 0.92).fillRect(box.x, box.y, box.width, box.height);
    pen.graphics.lineStyle(1.25 * camera.canvas.ratio, hex(palette.down), 1);
    pen.graphics.strokeRect(box.x, box.y, box.width, box.height);
  }
}

/** Draws the links: what the core has as a line, what the player drew dashed, what is slow thick. */
export function drawLinks(pen: Pen, picture: RingPicture): void {
  const { draft, ring, target } = picture;
  const still = ring.stage !== "working";
  draft.links.forEach((link, index) => {
    const line = canvasLine(pen, lineOf(ring, link));
    const pointed = target?.kind === "link" && target.link[0] === link[0] && target.link[1] === link[1];
    const waits = ring.stage === "building" && index >= picture.built * draft.links.length;
    drawLink(pen, picture, link, line, waits ? 0.25 : still && ring.stage !== "building" ? 0.6 : 0.95);
    if (pointed) markPointed(pen, picture, line);
  });
}

function drawLink(pen: Pen, picture: RingPicture, [a, b]: Link, line: readonly Point[], alpha: number): void {
  const { graphics, model } = pen;
  const { palette, camera } = model;
  const { ratio } = camera.canvas;
  const hop = picture.hops.get(linkKey(a, b));
  const speed = hop ? hop.bytesPerSecond / picture.fullSpeed : 1;
  const slow = speed < slowBelow;
  const width = slow ? clamp(2.5 + 2 * (1 - speed), 2.5, 4.5) : 2;
  graphics.lineStyle((width + 3) * ratio, hex(palette.back), 0.6 * alpha);
  lay(pen, line);
  if (picture.known.has(linkKey(a, b))) {
    graphics.lineStyle(width * ratio, hex(slow ? palette.wasted : palette.ring), alpha);
    lay(pen, line);
  } else {
    graphics.lineStyle((width + 0.5) * ratio, hex(slow ? palette.wasted : palette.drawn), 1);
    dashes(pen, line, 6 * ratio);
  }
}

/** A link under the pointer can be cut: it lights up, with a cross where it would part. */
function markPointed(pen: Pen, { held, offer }: RingPicture, line: readonly Point[]): void {
  const { graphics, model } = pen;
  const { ratio } = model.camera.canvas;
  const color =
    offer && !offer.ok ? hex(model.palette.down) : hex(held === null ? model.palette.light : model.palette.drawn);
  graphics.lineStyle(4 * ratio, color, 0.9);
  lay(pen, line);
  if (held !== null) return;
  const { x, y } = pointOn(line, 0.5);
  const arm = 4.5 * ratio;
  graphics.fillStyle(hex(model.palette.back), 0.9).fillCircle(x, y, arm * 1.7);
  graphics.lineStyle(2 * ratio, hex(model.palette.down), 1);
  graphics.lineBetween(x - arm, y - arm, x + arm, y + arm).lineBetween(x - arm, y + arm, x + arm, y - arm);
}

/** Draws a bead in the middle of each member, larger and hollow where an end is loose. */
export function drawBeads(pen: Pen, { ring, draft, held }: RingPicture): void {
  const { graphics, model } = pen;
  const { view, canvas } = model.camera;
  const { ratio } = canvas;
  const degrees = new Map<number, number>(draft.members.map((member) => [member, 0]));
  for (const link of draft.links) for (const end of link) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  const wanted = Math.min(2, draft.members.length - 1);
  for (const [member, degree] of degrees) {
    const { x, y } = toCanvas(view, canvas, middleOf(ring, member));
    if (degree >= wanted && member !== held) {
      graphics.fillStyle(hex(model.palette.back), 0.7).fillCircle(x, y, 3.6 * ratio);
      graphics.fillStyle(hex(model.palette.ring), 1).fillCircle(x, y, 2.2 * ratio);
      continue;
    }
    const color = hex(model.palette.drawn);
    graphics.fillStyle(member === held ? color : hex(model.palette.back), 0.95).fillCircle(x, y, 6 * ratio);
    graphics.lineStyle(2 * ratio, color, 1).strokeCircle(x, y, 6 * ratio);
  }
}

/** Draws the line from what is held to the hand, or to what it would be put on. */
export function drawHand(pen: Pen, { ring, held, hand, target, offer }: RingPicture): void {
  const { graphics, model } = pen;
  if (held === null || !hand) return;
  const onReplica = target?.kind === "replica" && target.replica !== held;
  const end = onReplica ? middleOf(ring, target.replica) : hand;
  const [from, to] = canvasLine(pen, [middleOf(ring, held), end]);
  if (!from || !to) return;
  const { ratio } = model.camera.canvas;
  graphics.lineStyle(2.5 * ratio, hex(offer && !offer.ok ? model.palette.down : model.palette.drawn), 1);
  dashes(pen, [from, to], 6 * ratio);
  graphics.fillStyle(hex(model.palette.light), 0.9).fillCircle(to.x, to.y, 3.5 * ratio);
}

function corners({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ];
}

function lay({ graphics }: Pen, line: readonly Point[]): void {
  graphics.beginPath();
  line.forEach(({ x, y }, index) => (index === 0 ? graphics.moveTo(x, y) : graphics.lineTo(x, y)));
  graphics.strokePath();
}

/** Strokes a line in dashes of so many pixels; they run on around its corners. */
function dashes({ graphics }: Pen, line: readonly Point[], dash: number): void {
  let way = 0;
  for (let index = 0; index + 1 < line.length; index++) {
    const [from, to] = [line[index], line[index + 1]];
    if (!from || !to) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    for (let at = -(way % (dash * 1.8)); at < length; at += dash * 1.8) {
      const [start, end] = [Math.max(0, at) / length, Math.min(length, at + dash) / length];
      if (end <= start) continue;
      graphics.lineBetween(
        from.x + (to.x - from.x) * start,
        from.y + (to.y - from.y) * start,
        from.x + (to.x - from.x) * end,
        from.y + (to.y - from.y) * end,
      );
    }
    way += length;
  }
}
