import type { GameObjects, Scene, Textures } from "phaser";
import { centerOf, nodeRect, type Geometry } from "./geometry.ts";
import { hallFragments, type HallFragments } from "./hall-fragment.ts";
import type { Color, Palette } from "./palette.ts";
import type { RackSpan } from "./rack-span.ts";
import { lineLength, type Texels } from "./texels.ts";
import type { Waves } from "./training-waves.ts";
import type { Canvas, Viewport } from "./viewport.ts";

/** What the shader shows in this frame besides the texels. */
export interface Look {
  view: Viewport;
  canvas: Canvas;
  palette: Palette;
  breath: number;
  /** How much all but the highlighted job are dimmed, in [0, 1]. */
  dim: number;
  /** Hall y and strength of the scan band. */
  scanY: number;
  scan: number;
  /** Over the job that fills the hall. */
  waves: Readonly<Waves>;
  /** The racks that hold it. */
  job: RackSpan;
}

/** The quads that draw the hall, and the textures behind them. */
export interface FloorShader {
  resize(geometry: Geometry, canvas: Canvas): void;
  /** Sends the texels to the graphics card again: those of the nodes, and those of the lamps if any shows. */
  upload(): void;
  /** Chooses the program that suits how near the camera is; returns whether it shows single lamps. */
  choose(): boolean;
  destroy(): void;
}

/** Breadth of the crest of lost work to either side, in racks. */
const crestRacks = 2.2;
/** From this cell height on, in CSS pixels, the near program draws. */
const nearCell = 9;

type SetUniform = (name: string, value: number | readonly number[]) => void;

let halls = 0;

/** Puts the hall at the bottom of a scene; `waves`: a job may fill it. */
export function createFloorShader(
  scene: Scene,
  texels: Texels,
  first: Geometry,
  look: Look,
  waves: boolean,
): FloorShader {
  let geometry = first;
  const prefix = `hall-${halls++}-`;
  const data = [
    { name: `${prefix}lamps`, bytes: texels.lamps, lines: texels.lines },
    { name: `${prefix}nodes`, bytes: texels.nodes, lines: texels.nodeLines },
  ];
  const textures = data.map(({ name, bytes, lines }) => addData(scene, name, bytes, lines));
  const keys = data.map(({ name }) => name);
  const setup = (set: SetUniform): void => {
    setLook(set, look);
    setGeometry(set, geometry);
    set("uLines", [texels.lines, texels.nodeLines]);
    set("uLamps", 0);
    set("uNodeLights", 1);
  };
  const setupWaves = (set: SetUniform): void => {
    setup(set);
    setWaves(set, look, geometry);
  };
  const add = (nearness: keyof HallFragments, underWaves: boolean): GameObjects.Shader => {
    const name = `${prefix}${nearness}${underWaves ? "-waves" : ""}`;
    const source = hallFragments(underWaves)[nearness];
    return addQuad(scene, name, source, underWaves ? setupWaves : setup, keys, look.canvas);
  };
  const plain = { near: add("near", false), far: add("far", false), sums: add("sums", false) };
  // Where nothing waves, nothing is paid for it.
  const waving = waves ? { near: add("near", true), far: add("far", true), sums: add("sums", true) } : plain;
  const quads = [...new Set([...Object.values(plain), ...Object.values(waving)])];
  let nearness: keyof HallFragments = "far";
  return {
    resize(next, canvas) {
      geometry = next;
      for (const quad of quads) quad.setSize(canvas.width, canvas.height);
    },
    upload() {
      for (const [index, { bytes, lines }] of data.entries()) {
        const texture = textures[index];
        if (texture && (bytes !== texels.lamps || nearness !== "sums")) send(texture, bytes, lines);
      }
    },
    choose() {
      const cell = Math.min(geometry.cellWidth, geometry.cellHeight) * look.view.zoom;
      nearness = cell < 2 ? "sums" : cell < nearCell * look.canvas.ratio ? "far" : "near";
      const shown = (look.waves.visible ? waving : plain)[nearness];
      for (const quad of quads) quad.setVisible(quad === shown);
      return nearness !== "sums";
    },
    destroy() {
      for (const quad of quads) quad.destroy();
      for (const texture of textures) texture.destroy();
    },
  };
}

function addQuad(
  scene: Scene,
  name: string,
  fragmentSource: string,
  setupUniforms: (set: SetUniform) => void,
  data: string[],
  { width, height }: Canvas,
): GameObjects.Shader {
  return scene.add
    .shader({ name, fragmentSource, setupUniforms }, 0, 0, width, height, data)
    .setOrigin(0, 0)
    .setDepth(0)
    .setVisible(false);
}

function addData(scene: Scene, key: string, data: Uint8Array, height: number): Textures.Texture {
  const texture = scene.textures.addUint8Array(key, data, lineLength, height);
  if (!texture) throw new RangeError(`texture ${key} exists already`);
  send(texture, data, height);
  return texture;
}

function send(texture: Textures.Texture, data: Uint8Array, height: number): void {
  const wrapper = texture.source[0]?.glTexture;
  if (!wrapper) throw new RangeError("a data texture has no WebGL texture behind it");
  // The alpha byte is data here: multiplying the others by it would destroy them.
  wrapper.pma = false;
  const { wrapS, wrapT, minFilter, magFilter, format } = wrapper;
  wrapper.update(data, lineLength, height, false, wrapS, wrapT, minFilter, magFilter, format);
}

function setLook(set: SetUniform, look: Look): void {
  const { view, canvas, palette } = look;
  set("uCanvas", [canvas.width, canvas.height]);
  set("uView", [view.x, view.y, view.zoom]);
  set("uRatio", canvas.ratio);
  set("uClock", [look.breath, palette.patterns, look.dim, 0]);
  set("uScan", [look.scanY, look.scan, 0, 0]);
  const colors: [string, Color][] = [
    ["uWorking", palette.working],
    ["uWasted", palette.wasted],
    ["uHeld", palette.held],
    ["uSelected", palette.selected],
  ];
  for (const [name, color] of colors) set(name, color);
}

function setGeometry(set: SetUniform, geometry: Geometry): void {
  const { topology } = geometry;
  set("uPods", [geometry.podPitchX, geometry.podPitchY, geometry.podColumns, topology.pods]);
  set("uRows", [geometry.rackPitchX, geometry.rowPitchY, topology.racksPerRow, topology.rowsPerPod]);
  set("uRack", [geometry.rackWidth, geometry.rackHeight, geometry.nodeInset, topology.nodesPerRack]);
  set("uPad", [geometry.padX, geometry.padY]);
  set("uCells", [geometry.cellWidth, geometry.cellHeight, geometry.gpuColumns, geometry.gpuRows]);
  set("uNodes", [geometry.nodePitch, topology.gpusPerNode, geometry.gutter, geometry.header]);
}

function setWaves(set: SetUniform, { waves, job, palette }: Look, geometry: Geometry): void {
  const origin = waves.origin < 0 ? { x: 0, y: 0 } : centerOf(nodeRect(geometry, waves.origin));
  const { width, height } = geometry;
  const farthest = Math.hypot(Math.max(origin.x, width - origin.x), Math.max(origin.y, height - origin.y));
  set("uJob", [job.column, 1 / job.columns, job.row, 1 / job.rows]);
  set("uSave", [waves.front, waves.back, waves.save, waves.waiting]);
  set("uRedo", [waves.loaded, waves.restart, waves.crest, waves.ember]);
  set("uLoss", [origin.x, origin.y, waves.reach * farthest, 1 / (geometry.rackPitchX * crestRacks)]);
  set("uAlarm", waves.alarm);
  set("uCalm", [waves.calmSave, waves.calmRestart, waves.shimmer, waves.traveled % 1]);
  set("uSaved", palette.saved);
  set("uLost", palette.lost);
  set("uDown", palette.down);
}
