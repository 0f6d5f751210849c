import type { GameObjects, Scene } from "phaser";
import type { JobId } from "../sim/index.ts";
import { gpuRect, nodeRect, nodesOfRack, rackRect, type Point, type Rect } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { hex, type Color } from "./palette.ts";
import { racksSeen } from "./picking.ts";
import { createLettering, type Face } from "./lettering.ts";
import { toCanvas, toHall } from "./viewport.ts";

/** The writing in the hall; only what is on the canvas exists. */
export interface Labels {
  /** Returns whether anything changed. */
  update(model: HallModel): boolean;
  destroy(): void;
}

interface Style {
  readonly face: Face;
  readonly color: Color;
  readonly originX: number;
  readonly originY: number;
  /** Opacity of the dark tag behind it, so that it reads on lit cells. */
  readonly tag?: number;
  /** Read upward, beside what it names. */
  readonly upward?: boolean;
}

type Put = (key: string, words: string, at: Point, style: Style) => void;

const rackNumber: Face = { family: "mono", size: 10, weight: 500 };
const rowName: Face = { family: "mono", size: 10.5, weight: 600 };
const jobText: Face = { family: "text", size: 9.5, weight: 600 };
/** From a cell's corner to its job's text, CSS pixels. */
const inset = 9;
/** Job texts are written again this often, seconds. */
const refreshSeconds = 0.5;

/** Makes the labels of a scene. */
export function createLabels(scene: Scene): Labels {
  const lettering = createLettering(scene);
  const tags = scene.add.graphics().setDepth(29);
  const shown = new Map<string, GameObjects.BitmapText>();
  const spare: GameObjects.BitmapText[] = [];
  let used = new Set<string>();
  let seen = "";
  let ratio = 1;
  let fonts = 0;
  let back = 0;
  void Promise.all(lettering.faces.map((css) => document.fonts.load(css))).then(() => fonts++);

  const put: Put = (key, words, at, style) => {
    used.add(key);
    const font = lettering.font(style.face, ratio, words);
    const size = style.face.size * ratio;
    let label = shown.get(key) ?? spare.pop();
    if (!label) label = scene.add.bitmapText(0, 0, font, "", size).setDepth(30);
    shown.set(key, label);
    if (label.font !== font) label.setFont(font, size);
    if (label.text !== words) label.setText(words);
    label
      .setTint(hex(style.color))
      .setVisible(true)
      .setAngle(style.upward ? -90 : 0);
    const { width, height } = label;
    const x = Math.round(at.x - (style.upward ? height : width) * style.originX);
    const y = Math.round(at.y - (style.upward ? width : height) * style.originY);
    label.setPosition(x, style.upward ? y + Math.round(width) : y);
    if (style.tag === undefined) return;
    const margin = 3 * ratio;
    tags.fillStyle(back, style.tag).fillRect(x - margin, y, Math.ceil(width) + 2 * margin, Math.ceil(height));
  };

  return {
    update(model) {
      const { camera, cluster, interaction } = model;
      const level = interaction.zoom.value;
      const tick = level === "node" ? Math.floor(model.now / refreshSeconds) : 0;
      const state = `${camera.revision} ${level} ${tick} ${fonts} ${camera.canvas.width} ${camera.canvas.height} ${cluster ? 1 : 0}`;
      if (state === seen) return false;
      if (ratio !== camera.canvas.ratio || seen.split(" ")[3] !== `${fonts}`) clear();
      seen = state;
      ratio = camera.canvas.ratio;
      used = new Set();
      tags.clear();
      back = hex(model.palette.back);
      putRows(model, put);
      putRacks(model, put);
      if (level === "node" && cluster) putNodes(model, put);
      for (const [key, label] of shown) {
        if (used.has(key)) continue;
        shown.delete(key);
        spare.push(label.setVisible(false));
      }
      return true;
    },
    destroy() {
      clear();
      tags.destroy();
    },
  };

  function clear(): void {
    for (const label of [...shown.values(), ...spare.splice(0)]) label.destroy();
    shown.clear();
    lettering.clear();
  }
}

/** Row names stand left of their row, and stay at the canvas' edge when that is out of sight. */
function putRows(model: HallModel, put: Put): void {
  const { geometry, camera, palette, text } = model;
  const { pods, rowsPerPod, racksPerRow } = geometry.topology;
  const { view, canvas } = camera;
  const every = Math.ceil((13 * canvas.ratio) / (geometry.rowPitchY * view.zoom));
  for (let row = 0; row < pods * rowsPerPod; row++) {
    const rack = rackRect(geometry, row * racksPerRow);
    const at = toCanvas(view, canvas, { x: rack.x - 6, y: rack.y + rack.height / 2 });
    const end = toCanvas(view, canvas, { x: rack.x + racksPerRow * geometry.rackPitchX, y: 0 });
    if (row % every !== 0 || at.y < 0 || at.y > canvas.height || end.x < 0 || at.x > canvas.width) continue;
    const sticks = at.x < 26 * canvas.ratio;
    const x = sticks ? 4 * canvas.ratio : at.x;
    put(
      `row${row}${sticks ? "s" : ""}`,
      text.row(row),
      { x, y: at.y },
      {
        face: rowName,
        originX: sticks ? 0 : 1,
        originY: 0.5,
        color: sticks ? palette.label : palette.labelQuiet,
        ...(sticks ? { tag: 0.82 } : {}),
      },
    );
  }
}

/** Rack numbers stand above their pod, and stay at the canvas' upper edge when that is out of sight. */
function putRacks(model: HallModel, put: Put): void {
  const { geometry, camera, palette, text } = model;
  const { pods, rowsPerPod, racksPerRow } = geometry.topology;
  const { view, canvas } = camera;
  const every = Math.ceil((15 * canvas.ratio) / (geometry.rackPitchX * view.zoom));
  for (let pod = 0; pod < pods; pod++) {
    const first = pod * rowsPerPod * racksPerRow;
    const bottom = toCanvas(view, canvas, rackRect(geometry, first + (rowsPerPod - 1) * racksPerRow)).y;
    for (let index = 0; index < racksPerRow; index += every) {
      const rack = rackRect(geometry, first + index);
      const at = toCanvas(view, canvas, { x: rack.x + rack.width / 2, y: rack.y });
      const y = at.y - 8 * canvas.ratio;
      const top = 7 * canvas.ratio;
      if (at.x < 0 || at.x > canvas.width || y > canvas.height || bottom < top) continue;
      if (pod > 0 && geometry.header * view.zoom < 14 * canvas.ratio) continue;
      const sticks = y < top;
      put(
        `rack${pod}-${index}${sticks ? "s" : ""}`,
        text.rack(index),
        { x: at.x, y: Math.max(y, top) },
        {
          face: rackNumber,
          originX: 0.5,
          originY: 0.5,
          color: sticks ? palette.label : palette.labelQuiet,
          ...(sticks ? { tag: 0.82 } : {}),
        },
      );
    }
  }
}

/** Names beside the nodes on the canvas, and what runs on them. */
function putNodes(model: HallModel, put: Put): void {
  const { geometry, camera, palette, text } = model;
  const { ratio } = camera.canvas;
  for (const node of nodesSeen(model)) {
    const rect = nodeRect(geometry, node);
    const at = toCanvas(camera.view, camera.canvas, { x: rect.x - geometry.padX / 2, y: rect.y + rect.height / 2 });
    const name = text.node(node, geometry.topology);
    const long = (rect.height * camera.view.zoom) / ratio - 4;
    const wide = (Math.max(geometry.padX, 1) * camera.view.zoom) / ratio;
    const size = Math.floor(Math.min(11, wide * 0.95, long / (name.length * 0.61)));
    if (size >= 6) {
      const face: Face = { family: "mono", size, weight: 500 };
      put(`node${node}`, name, at, { face, color: palette.label, originX: 0.5, originY: 0.5, upward: true });
    }
    putJobs(model, node, put);
  }
}

/** The nodes that are at least partly on the canvas, ascending. */
function nodesSeen(model: HallModel): number[] {
  const { geometry, camera } = model;
  const { nodesPerRack } = geometry.topology;
  const top = toHall(camera.view, camera.canvas, { x: 0, y: 0 }).y;
  const bottom = toHall(camera.view, camera.canvas, { x: 0, y: camera.canvas.height }).y;
  return racksSeen(model)
    .flatMap((rack) => nodesOfRack(nodesPerRack, rack))
    .filter((node) => {
      const { y } = nodeRect(geometry, node);
      return y < bottom && y + geometry.nodePitch > top;
    });
}

function putJobs(model: HallModel, node: number, put: Put): void {
  const { cluster, geometry, camera, palette } = model;
  if (!cluster) return;
  const { gpusPerNode } = geometry.topology;
  const { ratio } = camera.canvas;
  const { zoom } = camera.view;
  const written = new Set<JobId>();
  for (let slot = 0; slot < gpusPerNode; slot++) {
    const gpu = node * gpusPerNode + slot;
    const id = cluster.gpuJob[gpu] ?? -1;
    if (id < 0 || written.has(id)) continue;
    written.add(id);
    const cell = gpuRect(geometry, gpu);
    const room = { width: runLength(model, gpu, id) * cell.width * zoom, height: cell.height * zoom };
    const lines = linesFor(model, id, room, ratio);
    if (lines.length === 0) continue;
    const at = toCanvas(camera.view, camera.canvas, cell);
    put(
      `job${node}-${id}`,
      lines.join("\n"),
      { x: at.x + inset * ratio, y: at.y + inset * ratio },
      { face: jobText, color: palette.light, originX: 0, originY: 0, tag: 0.5 },
    );
  }
}

/** Cells in one line, from this one on, that the job holds. */
function runLength(model: HallModel, gpu: number, job: JobId): number {
  const { gpuColumns, topology } = model.geometry;
  const left = gpuColumns - ((gpu % topology.gpusPerNode) % gpuColumns);
  let length = 1;
  while (length < left && model.cluster?.gpuJob[gpu + length] === job) length++;
  return length;
}

function linesFor(model: HallModel, id: JobId, room: Pick<Rect, "width" | "height">, ratio: number): readonly string[] {
  const { cluster, text } = model;
  if (!cluster || room.width < 46 * ratio) return [];
  const job = cluster.job(id);
  const lines = text.job(job, {
    level: cluster.level,
    age: cluster.time - job.startedAt,
    sinceCheckpoint: job.checkpointInterval === null ? null : cluster.atRiskOf(id) / job.gpus,
    moved: job.rate < 1000,
    now: cluster.time,
  });
  const letters = Math.floor((room.width / ratio - 2 * inset) / 5.7);
  const height = Math.max(1, Math.floor((room.height / ratio - inset - 4) / 14.3));
  const [name = "", ...rest] = lines;
  const shortName = name.length > letters ? `…${name.slice(Math.min(1 - letters, -1))}` : name;
  return [shortName, ...rest.filter((line) => line.length <= letters)].slice(0, height);
}
