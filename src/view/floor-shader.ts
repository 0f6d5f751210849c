import type { GameObjects, Scene, Textures } from "phaser";
import { centerOf, nodeRect, type Geometry, type RackSpan } from "./geometry.ts";
import { hallFragments } from "./hall-fragment.ts";
import type { Color, Palette } from "./palette.ts";
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
  const setup = (set: SetUniform): void => {
    setLook(set, look);
    setGeometry(set, geometry);
    if (waves) setWaves(set, look, geometry);
    set("uLines", [texels.lines, texels.nodeLines]);
    set("uLamps", 0);
    set("uNodeLights", 1);
  };
  const keys = data.map(({ name }) => name);
  const fragments = hallFragments(waves);
  const near = addQuad(scene, `${prefix}near`, fragments.near, setup, keys, look.canvas);
  const far = addQuad(scene, `${prefix}far`, fragments.far, setup, keys, look.canvas);
  const sums = addQuad(scene, `${prefix}sums`, fragments.sums, setup, keys, look.canvas);
  const quads = [near, far, sums];
  return {
    resize(next, canvas) {
      geometry = next;
      for (const quad of quads) quad.setSize(canvas.width, canvas.height);
    },
    upload() {
      for (const [index, { bytes, lines }] of data.entries()) {
        const texture = textures[index];
        if (texture && (bytes !== texels.lamps || !sums.visible)) send(texture, bytes, lines);
      }
    },
    choose() {
      const cell = Math.min(geometry.cellWidth, geometry.cellHeight) * look.view.zoom;
      const shown = cell < 2 ? sums : cell < nearCell * look.canvas.ratio ? far : near;
      for (const quad of quads) quad.setVisible(quad === shown);
      return shown !== sums;
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
  set("uJob", [job.column, job.columns, job.row, job.rows]);
  set("uSave", [waves.front, waves.back, waves.save, waves.waiting]);
  set("uRedo", [waves.loaded, waves.restart, waves.crest, waves.ember]);
  set("uLoss", [origin.x, origin.y, waves.reach * farthest, waves.alarm]);
  set("uCalm", [waves.calmSave, waves.calmRestart, waves.shimmer, waves.traveled % 1]);
  set("uSaved", palette.saved);
  set("uLost", palette.lost);
  set("uDown", palette.down);
}
