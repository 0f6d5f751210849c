import { vi } from "vitest";
import { createInteraction } from "../../src/session/interaction.ts";
import { createSimulation, type ClusterView, type Level } from "../../src/sim/index.ts";
import { createGeometry } from "../../src/view/geometry.ts";
import { createHallCamera } from "../../src/view/hall-camera.ts";
import type { HallModel, HallText } from "../../src/view/hall-model.ts";
import { palettes } from "./palettes.ts";
import { createRingOverlay } from "../../src/lessons/elastic/hall/create-ring-overlay.ts";
import { scoreOf } from "../../src/levels/score.ts";
import { act1File } from "../levels/level-files.ts";
import { hallSpace } from "../../src/view/viewport.ts";

/** The hall's own size, CSS pixels; it stands in the page's upper left corner. */
export const hallSize = { width: 800, height: 600 } as const;

/** A stand-in for an element of the page: a box that gets events and captures pointers as a browser does. */
export class FakeElement extends EventTarget {
  readonly #captured = new Set<number>();
  readonly #box: { left: number; top: number; width: number; height: number };
  /** CSS pixels of the page per pixel of the element. */
  readonly scale: number;

  constructor(box: { left: number; top: number; width: number; height: number }, scale = 1) {
    super();
    this.#box = box;
    this.scale = scale;
  }

  get offsetWidth(): number {
    return this.#box.width;
  }

  getBoundingClientRect(): { left: number; top: number; width: number; height: number } {
    const { left, top, width, height } = this.#box;
    return { left: left * this.scale, top: top * this.scale, width: width * this.scale, height: height * this.scale };
  }

  holds(x: number, y: number): boolean {
    const { left, top, width, height } = this.getBoundingClientRect();
    return x >= left && x < left + width && y >= top && y < top + height;
  }

  contains(other: unknown): boolean {
    return other === this;
  }

  focus(): void {}

  setPointerCapture(pointer: number): void {
    this.#captured.add(pointer);
  }

  releasePointerCapture(pointer: number): void {
    this.#captured.delete(pointer);
  }

  hasPointerCapture(pointer: number): boolean {
    return this.#captured.has(pointer);
  }
}

/** A page with these elements on it, the first on top; `window` and `document` are its own from here on. */
export function openFakePage(elements: readonly FakeElement[]): EventTarget {
  const page = Object.assign(new EventTarget(), { setTimeout, clearTimeout });
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", {
    elementFromPoint: (x: number, y: number) => elements.find((element) => element.holds(x, y)) ?? null,
  });
  return page;
}

const text: HallText = {
  label: () => "",
  row: () => "",
  rack: () => "",
  node: () => "",
  job: () => [],
};

/** Act I as it begins. */
export const clusterOne = createSimulation(act1File.level, "pointers").view();

/** What the hall's parts share, drawn nowhere: the hall of a level, seen whole. */
export function modelOf(wrapper: FakeElement, cluster: ClusterView = clusterOne): HallModel {
  const level: Level = cluster.level;
  const canvas = { ...hallSize, ratio: 1 };
  const hasRing = cluster.elastic !== null;
  const geometry = createGeometry(level.topology, hallSpace(canvas), hasRing);
  const model: HallModel = {
    interaction: createInteraction(),
    text,
    // The hall asks no more of its element.
    wrapper: wrapper as unknown as HTMLElement,
    geometry,
    camera: createHallCamera(geometry, canvas, () => true),
    palette: palettes["control-room"],
    cluster,
    training: null,
    overlay: null,
    pointer: null,
    now: 0,
    cursor: null,
    ownGhost: null,
    box: null,
  };
  if (hasRing) {
    model.overlay = createRingOverlay(model);
    model.overlay.follow({
      view: cluster,
      events: [],
      score: scoreOf(cluster, act1File.goals),
      paused: true,
      skip: null,
      refusal: null,
      speed: 1,
      jump: null,
    });
  }
  return model;
}
