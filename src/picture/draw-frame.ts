import { scoreOf } from "../levels/score.ts";
import type { RunLevel } from "../replay/level-hash.ts";
import type { ClusterView } from "../sim/index.ts";
import { badgeText } from "../text/header.ts";
import { formatPercent, formatStopwatch } from "../text/numbers.ts";
import { createHallPixels } from "./hall-pixels.ts";
import { cssOf, type PictureInk } from "./picture-ink.ts";

/** Draws one picture of a run after another, all of one size. */
export interface FrameDrawer {
  /** RGBA of the whole picture. */
  draw(view: ClusterView): Uint8ClampedArray;
}

/** What a picture tells besides the hall. */
export interface FrameWords {
  /** Which act and seed it is. */
  readonly title: string;
  /** In place of the clock's end: how long the run is, seconds. */
  readonly end: number;
}

const marks = { green: "✓", red: "✗", waiting: "○" } as const;

/** Pictures of a level's hall with its clock and badges on a canvas. */
export function createFrameDrawer(
  canvas: OffscreenCanvas,
  { level, goals }: RunLevel,
  ink: PictureInk,
  words: FrameWords,
): FrameDrawer {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new RangeError("this browser draws no pictures in a worker");
  const { width, height } = canvas;
  const letters = Math.round(height / 26);
  const head = letters * 3.4;
  const foot = letters * 0.8;
  const hall = createHallPixels(level.topology, width, Math.round(height - head - foot));
  const face = (size: number, weight = 500): string => `${weight} ${size}px system-ui, sans-serif`;

  const write = (text: string, x: number, y: number, color: string, align: CanvasTextAlign): void => {
    context.fillStyle = color;
    context.textAlign = align;
    context.fillText(text, x, y);
  };

  return {
    draw(view) {
      context.fillStyle = cssOf(ink.floor);
      context.fillRect(0, 0, width, height);
      const rgba = hall.paint(view, ink);
      context.putImageData(new ImageData(rgba, hall.width, hall.height), 0, Math.round(head));
      drawRing(context, view, ink, Math.round(head), hall.middleOf);
      context.font = face(letters, 650);
      write(words.title, letters, letters * 1.5, cssOf(ink.words), "left");
      write(formatStopwatch(view.time), width - letters, letters * 1.5, cssOf(ink.words), "right");
      context.font = face(letters * 0.8);
      let x = letters;
      for (const badge of scoreOf(view, goals).badges) {
        const color = { green: ink.working, red: ink.down, waiting: ink.wasted }[badge.state];
        const told = `${marks[badge.state]} ${badgeWords(badge)}`;
        write(told, x, letters * 2.8, cssOf(color), "left");
        x += context.measureText(told).width + letters * 1.5;
      }
      context.fillStyle = cssOf(ink.rack);
      context.fillRect(0, height - foot / 2, width, foot / 2);
      context.fillStyle = cssOf(ink.quiet);
      context.fillRect(0, height - foot / 2, (width * view.time) / Math.max(1, words.end), foot / 2);
      return context.getImageData(0, 0, width, height).data;
    },
  };
}

function badgeWords({ id, limit, value, state }: ReturnType<typeof scoreOf>["badges"][number]): string {
  if (id === "fragmentation") return `${badgeText.fragmentation(limit)}: ${formatPercent(value, 1)}`;
  if (id === "goodput") return `${badgeText.goodput(limit)}: ${formatPercent(value, 1)}`;
  return { green: badgeText.slaMet, red: badgeText.slaMissed, waiting: badgeText.slaWaiting }[state];
}

/** The ring of the level's data-parallel job, from the first node of each replica to the next one's. */
function drawRing(
  context: OffscreenCanvasRenderingContext2D,
  { elastic }: ClusterView,
  ink: PictureInk,
  top: number,
  middleOf: (node: number) => { readonly x: number; readonly y: number },
): void {
  if (elastic === null || elastic.ring.length < 2) return;
  context.strokeStyle = cssOf(ink.ring);
  context.lineWidth = 1;
  context.beginPath();
  for (const replica of elastic.ring) {
    const node = elastic.replicas.find(({ id }) => id === replica)?.nodes[0];
    if (node === undefined) continue;
    const { x, y } = middleOf(node);
    context.lineTo(x, top + y);
  }
  context.closePath();
  context.stroke();
}
