import type { GameObjects, Scene, Textures } from "phaser";
import type { Geometry } from "./geometry.ts";
import { hallFragments } from "./hall-fragment.ts";
import type { Color, Palette } from "./palette.ts";
import { lineLength, noJob, type Texels } from "./texels.ts";
import type { Canvas, Viewport } from "./viewport.ts";

/** What the shader shows in this frame besides the texels. */
export interface Look {
  view: Viewport;
  canvas: Canvas;
  palette: Palette;
  /** Seconds since the hall opened. */
  now: number;
  breath: number;
  /** 0: one green for all jobs, 1: a hue a job. */
  hues: number;
  highlighted: number;
  /** Hall y and strength of the scan band. */
  scanY: number;
  scan: number;
  ghost: number;
}

/** The quads that draw the hall, and the textures behind them. */
export interface FloorShader {
  resize(geometry: Geometry, canvas: Canvas): void;
  /** Sends one of the textures to the graphics card again. */
  upload(which: "states" | "marks" | "racks"): void;
  /** Draws the hall anew; until then it stands as it was. */
  draw(): void;
  destroy(): void;
}

/** From this cell height on, in CSS pixels, the near program draws. */
const nearCell = 9;

type SetUniform = (name: string, value: number | readonly number[]) => void;

let halls = 0;

/** Puts the hall at the bottom of a scene. */
export function createFloorShader(scene: Scene, texels: Texels, first: Geometry, look: Look): FloorShader {
  let geometry = first;
  const prefix = `hall-${halls++}-`;
  const sources = { states: texels.states, marks: texels.marks, racks: texels.racks };
  const lines = { states: texels.lines, marks: texels.lines, racks: texels.rackLines };
  const names = ["states", "marks", "racks"] as const;
  const textures = names.map((name) => addData(scene, prefix + name, sources[name], lines[name]));
  const setup = (set: SetUniform): void => {
    setLook(set, look);
    setGeometry(set, geometry);
    set("uLines", [texels.lines, texels.rackLines]);
    set("uStates", 0);
    set("uMarks", 1);
    set("uRackSums", 2);
  };
  const keys = names.map((name) => prefix + name);
  const near = addQuad(scene, `${prefix}near`, hallFragments.near, setup, keys, look.canvas);
  const far = addQuad(scene, `${prefix}far`, hallFragments.far, setup, keys, look.canvas);
  const sums = addQuad(scene, `${prefix}sums`, hallFragments.sums, setup, keys, look.canvas);
  const quads = [near, far, sums];
  return {
    resize(next, canvas) {
      geometry = next;
      for (const quad of quads) quad.resize(canvas);
    },
    upload(which) {
      const texture = textures[names.indexOf(which)];
      if (texture) send(texture, sources[which], lines[which]);
    },
    draw() {
      const cell = Math.min(geometry.cellWidth, geometry.cellHeight) * look.view.zoom;
      const shown = cell < 2 ? sums : cell < nearCell * look.canvas.ratio ? far : near;
      shown.draw();
      for (const quad of quads) quad.image.setVisible(quad === shown);
    },
    destroy() {
      for (const quad of quads) quad.destroy();
      for (const texture of textures) texture.destroy();
    },
  };
}

interface Quad {
  readonly image: GameObjects.Image;
  resize(canvas: Canvas): void;
  draw(): void;
  destroy(): void;
}

/** A shader that draws into a picture, so that it runs only when something changed. */
function addQuad(
  scene: Scene,
  key: string,
  fragmentSource: string,
  setupUniforms: (set: SetUniform) => void,
  data: string[],
  canvas: Canvas,
): Quad {
  const { width, height } = canvas;
  const shader = scene.add.shader({ name: key, fragmentSource, setupUniforms }, 0, 0, width, height, data);
  // Left on the display list it would run in every frame.
  shader.setRenderToTexture(key).removeFromDisplayList();
  const image = scene.add.image(0, 0, key).setOrigin(0, 0).setDepth(0).setVisible(false);
  return {
    image,
    resize(next) {
      shader.setSize(next.width, next.height);
      const source = shader.texture.source[0];
      if (source) Object.assign(source, { width: next.width, height: next.height });
      shader.texture.get().setSize(next.width, next.height);
      image.setFrame(image.frame.name).setDisplaySize(next.width, next.height);
    },
    draw() {
      shader.renderImmediate();
    },
    destroy() {
      image.destroy();
      // Takes the texture it draws into with it.
      shader.destroy();
    },
  };
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
  const id = look.highlighted % noJob;
  set("uCanvas", [canvas.width, canvas.height]);
  set("uView", [view.x, view.y, view.zoom]);
  set("uRatio", canvas.ratio);
  set("uClock", [look.now % 16, look.breath, look.hues, palette.patterns]);
  set("uJobs", look.highlighted < 0 ? [0, 0, 0, 0] : [id >> 16, (id >> 8) & 255, id & 255, 1]);
  set("uScan", [look.scanY, look.scan, look.ghost, 0]);
  const colors: [string, Color][] = [
    ["uWorking", palette.working],
    ["uIdle", palette.idle],
    ["uWasted", palette.wasted],
    ["uDown", palette.down],
    ["uHeld", palette.held],
    ["uSelected", palette.selected],
    ["uCheap", palette.cheap],
    ["uDear", palette.dear],
  ];
  for (const [name, color] of colors) set(name, color);
}

function setGeometry(set: SetUniform, geometry: Geometry): void {
  const { topology } = geometry;
  set("uPods", [geometry.podPitchX, geometry.podPitchY, geometry.podColumns, topology.pods]);
  set("uRows", [geometry.rackPitchX, geometry.rowPitchY, topology.racksPerRow, topology.rowsPerPod]);
  set("uRack", [geometry.rackWidth, geometry.rackHeight, 0, topology.nodesPerRack]);
  set("uPad", [geometry.padX, geometry.padY]);
  set("uCells", [geometry.cellWidth, geometry.cellHeight, geometry.gpuColumns, geometry.gpuRows]);
  set("uNodes", [geometry.nodePitch, topology.gpusPerNode, geometry.gutter, geometry.header]);
}
