import { Textures, type GameObjects, type Scene } from "phaser";
import type { Geometry } from "./geometry.ts";
import { hallFragment } from "./hall-fragment.ts";
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

/** The quad that draws the hall, and the textures behind it. */
export interface FloorShader {
  resize(geometry: Geometry, canvas: Canvas): void;
  /** Sends one of the textures to the graphics card again. */
  upload(which: "states" | "marks" | "racks"): void;
  destroy(): void;
}

type SetUniform = (name: string, value: number | readonly number[]) => void;

let halls = 0;

/** Puts the hall's quad at the bottom of a scene. */
export function createFloorShader(scene: Scene, texels: Texels, first: Geometry, look: Look): FloorShader {
  let geometry = first;
  const prefix = `hall-${halls++}-`;
  const sources = { states: texels.states, marks: texels.marks, racks: texels.racks };
  const lines = { states: texels.lines, marks: texels.lines, racks: texels.rackLines };
  const names = ["states", "marks", "racks"] as const;
  const textures = names.map((name) => addData(scene, prefix + name, sources[name], lines[name]));
  const quad: GameObjects.Shader = scene.add.shader(
    {
      name: `${prefix}floor`,
      fragmentSource: hallFragment,
      setupUniforms: (set: SetUniform) => {
        setLook(set, look);
        setGeometry(set, geometry);
        set("uLines", [texels.lines, texels.rackLines]);
        set("uStates", 0);
        set("uMarks", 1);
        set("uRackSums", 2);
      },
    },
    0,
    0,
    look.canvas.width,
    look.canvas.height,
    names.map((name) => prefix + name),
  );
  quad.setOrigin(0, 0).setDepth(0);
  return {
    resize(next, canvas) {
      geometry = next;
      quad.setSize(canvas.width, canvas.height);
    },
    upload(which) {
      const texture = textures[names.indexOf(which)];
      if (texture) send(texture, sources[which], lines[which]);
    },
    destroy() {
      quad.destroy();
      for (const texture of textures) texture.destroy();
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
  set("uRack", [geometry.rackWidth, geometry.rackHeight, geometry.pad, topology.nodesPerRack]);
  set("uCells", [geometry.cellWidth, geometry.cellHeight, geometry.gpuColumns, geometry.gpuRows]);
  set("uNodes", [geometry.nodePitch, topology.gpusPerNode, geometry.gutter, geometry.header]);
}
