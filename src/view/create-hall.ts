import { effect } from "@preact/signals-core";
import type { Interaction } from "../session/interaction.ts";
import { scaleOf } from "../session/page-scale.ts";
import type { Frame, Screen, Session } from "../session/session.ts";
import type { Topology } from "../sim/index.ts";
import { revealGhost, setGhost, spotOf } from "./carrying.ts";
import { createGeometry, type Rect } from "./geometry.ts";
import { createHallCamera } from "./hall-camera.ts";
import type { HallModel, HallText } from "./hall-model.ts";
import type { HallOverlay } from "./hall-overlay.ts";
import type { HallScene } from "./hall-scene.ts";
import { createKeyboardControl } from "./keyboard-control.ts";
import { mergeBoxes } from "./node-runs.ts";
import { readPalette } from "./palette.ts";
import { createPointerControl } from "./pointer-control.ts";
import { hasWebGl, NoWebGl, startGame } from "./start-game.ts";
import { hallSpace, maxZoom, type Canvas } from "./viewport.ts";

export type { HallText, JobFacts } from "./hall-model.ts";
export { NoWebGl } from "./start-game.ts";

/** Builds an overlay for a hall. */
export type OverlayMaker = (model: HallModel) => HallOverlay;

/** What the hall needs from the page. */
export interface HallDeps {
  readonly interaction: Interaction;
  readonly text: HallText;
  /** What the lesson of the run that begins draws over the racks, if anything. */
  readonly overlay: () => OverlayMaker | null;
  /** The hall broke and is taken down. */
  failed(reason: unknown): void;
  /** The browser took the graphics card away, or gave it back and the hall is drawn again. */
  context(lost: boolean): void;
}

/** What the hall looks like before a run begins. */
const emptyHall: Topology = { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };

/**
 * Builds the data hall inside `parent` and fills it, whatever its size becomes.
 * @throws NoWebGl when no WebGL context can be had.
 */
export async function createHall(parent: HTMLElement, deps: HallDeps): Promise<Screen & { destroy(): void }> {
  if (!hasWebGl()) throw new NoWebGl();
  const wrapper = makeWrapper(parent);
  const model = makeModel(wrapper, deps);
  const game = startGame(model, deps);
  const { scene, canvas } = await game.ready.catch((error: unknown) => {
    wrapper.remove();
    throw error;
  });
  const stops = [
    createPointerControl(model),
    createKeyboardControl(model),
    followSignals(model, scene),
    followSize(model, scene),
  ];
  canvas.setAttribute("aria-hidden", "true");

  /** The hall of another run: nothing of it may flash as if all of it had just happened. */
  function begin(run: Session | null): void {
    if (run === null) return;
    model.cluster = run.view();
    model.overlay = deps.overlay()?.(model) ?? null;
    const label = deps.text.label(run.level.topology);
    wrapper.setAttribute("aria-label", model.overlay === null ? label : `${label} ${model.overlay.label}`);
    layOut(model, measure(wrapper));
    scene.rebuild();
    scene.resized();
  }

  function show(frame: Frame): void {
    model.cluster = frame.view;
    scene.show(frame);
  }

  return {
    begin,
    show,
    destroy() {
      for (const stop of stops) stop();
      game.destroy();
      wrapper.remove();
    },
  };
}

function makeWrapper(parent: HTMLElement): HTMLElement {
  const wrapper = document.createElement("div");
  wrapper.className = "hall";
  wrapper.tabIndex = 0;
  wrapper.setAttribute("role", "application");
  Object.assign(wrapper.style, {
    position: "absolute",
    inset: "0",
    overflow: "hidden",
    touchAction: "none",
    userSelect: "none",
  });
  if (getComputedStyle(parent).position === "static") parent.style.position = "relative";
  parent.append(wrapper);
  return wrapper;
}

/** The wrapper's size in canvas pixels; more than two of them a CSS pixel are not worth their cost. */
function measure(wrapper: HTMLElement): Canvas {
  const ratio = Math.min(2, Math.max(1, window.devicePixelRatio * scaleOf(wrapper)));
  return {
    width: Math.max(16, Math.round(wrapper.clientWidth * ratio)),
    height: Math.max(16, Math.round(wrapper.clientHeight * ratio)),
    ratio,
  };
}

function makeModel(wrapper: HTMLElement, deps: HallDeps): HallModel {
  const { interaction, text } = deps;
  const canvas = measure(wrapper);
  const geometry = createGeometry(emptyHall, hallSpace(canvas));
  wrapper.setAttribute("aria-label", text.label(emptyHall));
  return {
    interaction,
    text,
    wrapper,
    geometry,
    camera: createHallCamera(geometry, canvas, () => interaction.reducedMotion.value),
    palette: readPalette(interaction.theme.value, wrapper),
    cluster: null,
    training: null,
    overlay: null,
    pointer: null,
    now: 0,
    cursor: null,
    ownGhost: null,
    box: null,
  };
}

function layOut(model: HallModel, canvas: Canvas): void {
  const topology = model.cluster?.level.topology ?? model.geometry.topology;
  model.geometry = createGeometry(topology, hallSpace(canvas), model.overlay?.stacksPods ?? false);
  model.camera.resize(model.geometry, canvas);
}

function followSize(model: HallModel, scene: HallScene): () => void {
  const observer = new ResizeObserver(() => {
    // Behind the table of racks the hall has no size, and keeps the one it had.
    if (model.wrapper.clientWidth === 0 || model.wrapper.clientHeight === 0) return;
    const canvas = measure(model.wrapper);
    const before = model.camera.canvas;
    if (canvas.width === before.width && canvas.height === before.height && canvas.ratio === before.ratio) return;
    layOut(model, canvas);
    scene.scale.setZoom(1 / canvas.ratio);
    scene.scale.resize(canvas.width, canvas.height);
    // Phaser leaves the old CSS size standing when the new one equals the canvas' own.
    scene.game.canvas.style.width = `${canvas.width / canvas.ratio}px`;
    scene.game.canvas.style.height = `${canvas.height / canvas.ratio}px`;
    scene.resized();
  });
  observer.observe(model.wrapper);
  return () => observer.disconnect();
}

/** Obeys what the zones ask for. */
function followSignals(model: HallModel, scene: HallScene): () => void {
  const { interaction, camera } = model;
  const stops = [
    effect(() => {
      model.palette = readPalette(interaction.theme.value, model.wrapper);
    }),
    effect(() => {
      const request = interaction.zoomRequest.value;
      if (!request) return;
      const { width, height } = camera.canvas;
      if (request === "fit") camera.fit();
      else camera.zoomBy(request === "in" ? 1.7 : 1 / 1.7, { x: width / 2, y: height / 2 });
      interaction.zoomRequest.value = null;
    }),
    effect(() => {
      const nodes = interaction.lookAt.value;
      if (!nodes || nodes.length === 0) return;
      camera.flyTo(boundsOf(model, nodes), maxZoom(model.geometry, camera.canvas) * 0.6);
      scene.point(nodes);
    }),
    effect(() => {
      const ghost = interaction.ghost.value;
      if (!ghost || ghost === model.ownGhost || !interaction.carry.peek()) return;
      revealGhost(model, ghost.node);
      setGhost(model, spotOf(model, ghost.node));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function boundsOf(model: HallModel, nodes: readonly number[]): Rect {
  const boxes = mergeBoxes(
    model.geometry,
    nodes.toSorted((a, b) => a - b),
  );
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
