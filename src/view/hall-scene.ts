import { Renderer, Scene } from "phaser";
import { createClusterLight, type ClusterLight } from "./cluster-light.ts";
import { createEffects, type Effects } from "./effects.ts";
import { createFloorShader, type FloorShader, type Look } from "./floor-shader.ts";
import { clamp } from "./geometry.ts";
import { nodesUnderCarry, type HallModel } from "./hall-model.ts";
import { followCursor } from "./keyboard-control.ts";
import { createLabels, type Labels } from "./labels.ts";
import { createOverlay, type Overlay } from "./overlay.ts";
import type { Frame } from "../session/session.ts";
import type { NodeId } from "../sim/index.ts";
import { createTexels, NodeMark } from "./texels.ts";
import { levelOf, toHall } from "./viewport.ts";

const none: readonly NodeId[] = [];
/** A machine that keeps frames below this many milliseconds draws the floor in each of them. */
const easyFrame = 24;
/** A band crosses the hall in this time while the world is stopped, seconds. */
const scanSeconds = 5;

interface Parts {
  readonly floor: FloorShader;
  readonly light: ClusterLight;
  readonly labels: Labels;
  readonly overlay: Overlay;
  readonly effects: Effects;
}

/** The scene of the hall: everything it draws hangs on its one model. */
export class HallScene extends Scene {
  readonly #model: HallModel;
  readonly #ready: (scene: HallScene) => void;
  readonly #look: Look;
  #parts: Parts | null = null;
  #paused = false;
  #time = Infinity;
  /** Mean milliseconds a frame takes of late. */
  #frameTime = 16;
  /** Something changed that is not drawn yet. */
  #waiting = false;
  /** The picture is lost or of another size. */
  #stale = true;
  #drawn: { readonly seen: string; readonly at: number; readonly breath: number; readonly selection: unknown } = {
    seen: "",
    at: 0,
    breath: 0,
    selection: none,
  };
  #ghost: { readonly of: unknown; readonly nodes: readonly NodeId[] } = { of: null, nodes: none };

  constructor(model: HallModel, ready: (scene: HallScene) => void) {
    super("hall");
    this.#model = model;
    this.#ready = ready;
    this.#look = {
      view: model.camera.view,
      canvas: model.camera.canvas,
      palette: model.palette,
      now: 0,
      breath: 0,
      hues: 0,
      highlighted: -1,
      scanY: 0,
      scan: 0,
      ghost: 1,
    };
  }

  create(): void {
    this.rebuild();
    this.game.renderer.on(Renderer.Events.RESTORE_WEBGL, () => (this.#stale = true));
    this.#ready(this);
  }

  /** Makes all parts anew, for a hall of another shape. */
  rebuild(): void {
    const { geometry } = this.#model;
    this.#destroyParts();
    this.#stale = true;
    const texels = createTexels(geometry.gpus, geometry.racks);
    const floor = createFloorShader(this, texels, geometry, this.#look);
    this.#parts = {
      floor,
      light: createClusterLight(texels, floor, geometry.topology.gpusPerNode),
      labels: createLabels(this),
      overlay: createOverlay(this),
      effects: createEffects(this),
    };
  }

  /** Lays the hall out again after its canvas changed. */
  resized(): void {
    this.#look.canvas = this.#model.camera.canvas;
    this.#stale = true;
    this.#parts?.floor.resize(this.#model.geometry, this.#model.camera.canvas);
  }

  /** Takes in what happened. */
  show(frame: Frame): void {
    const parts = this.#parts;
    if (!parts) return;
    const { interaction, now } = this.#model;
    this.#paused = frame.paused;
    parts.light.show(frame, now, !interaction.reducedMotion.value);
    for (const event of frame.events) {
      parts.effects.happened(event, this.#model);
      if (event.type === "window-reserved" && !interaction.reducedMotion.value) parts.overlay.trace(event.nodes, now);
    }
  }

  /** Points at nodes the camera was sent to. */
  point(nodes: readonly NodeId[]): void {
    this.#parts?.overlay.point(nodes, this.#model.now);
  }

  override update(time: number): void {
    const parts = this.#parts;
    const { cluster, camera, interaction } = this.#model;
    if (!parts) return;
    // Phaser smooths and caps its own delta, which would slow flights down on a slow machine.
    const delta = clamp(time - this.#time, 0, 500);
    const seconds = delta / 1000;
    this.#time = time;
    this.#model.now += seconds;
    const before = camera.revision;
    camera.update(seconds);
    if (before !== camera.revision) followCursor(this.#model);
    const level = levelOf(camera.view, this.#model.geometry, camera.canvas);
    if (interaction.zoom.value !== level) interaction.zoom.value = level;
    this.#updateLook(seconds);
    this.#updateMarks(parts.light);
    const changed =
      cluster !== null && parts.light.update(cluster, this.#model.now, interaction.carry.value?.kind === "gang");
    this.#drawFloor(parts, changed, delta);
    parts.labels.update(this.#model);
    parts.overlay.update(this.#model);
    parts.effects.update(this.#model);
  }

  /** Draws the floor at once when the player moved something, else as often as the machine can bear. */
  #drawFloor(parts: Parts, changed: boolean, delta: number): void {
    const { camera, interaction, now } = this.#model;
    const look = this.#look;
    this.#frameTime += (Math.min(delta, 250) - this.#frameTime) * 0.08;
    const seen = [camera.revision, look.highlighted, look.hues, interaction.theme.value, this.#ghost.of].join(" ");
    const lively = look.scan > 0 || now < parts.light.flashesUntil || look.breath !== this.#drawn.breath;
    const wait = this.#frameTime < easyFrame ? 0 : Math.min(0.4, this.#frameTime * 0.008);
    const urgent = seen !== this.#drawn.seen || interaction.selection.value !== this.#drawn.selection || this.#stale;
    if (!urgent && !((changed || this.#waiting || lively) && now - this.#drawn.at >= wait)) {
      this.#waiting ||= changed;
      return;
    }
    parts.light.send();
    parts.floor.draw();
    this.#drawn = { seen, at: now, breath: look.breath, selection: interaction.selection.value };
    this.#waiting = false;
    this.#stale = false;
  }

  #updateLook(seconds: number): void {
    const look = this.#look;
    const { camera, interaction, cluster, palette, now } = this.#model;
    const still = interaction.reducedMotion.value;
    const hues = interaction.zoom.value === "hall" ? 0 : 1;
    look.view = camera.view;
    look.palette = palette;
    look.now = now;
    if (!still && !this.#paused) look.breath += seconds * 2.2;
    look.hues = still
      ? hues
      : clamp(
          look.hues + Math.sign(hues - look.hues) * seconds * 4,
          Math.min(hues, look.hues),
          Math.max(hues, look.hues),
        );
    const hovered = interaction.hovered.value;
    look.highlighted = hovered && !interaction.carry.value ? (cluster?.gpuJob[hovered.gpu] ?? -1) : -1;
    look.scan = cluster?.defragmentingUntil === null || !cluster ? 0 : still ? 0 : 1;
    if (look.scan > 0) {
      const top = toHall(camera.view, camera.canvas, { x: 0, y: 0 }).y;
      const height = camera.canvas.height / camera.view.zoom;
      look.scanY = top + height * (((now / scanSeconds) % 1) * 1.3 - 0.05);
    }
  }

  #updateMarks(light: ClusterLight): void {
    const { interaction } = this.#model;
    const carry = interaction.carry.value;
    const ghost = interaction.ghost.value;
    light.mark(NodeMark.selected, interaction.selection.value);
    const key = carry && ghost ? `${carry.kind} ${ghost.node} ${interaction.zoom.value}` : null;
    if (key !== this.#ghost.of) {
      this.#ghost = { of: key, nodes: ghost && carry ? nodesUnderCarry(this.#model, ghost.node) : none };
    }
    light.mark(NodeMark.ghost, carry?.kind === "gang" ? this.#ghost.nodes : none);
    light.mark(NodeMark.target, carry?.kind === "jobs" ? this.#ghost.nodes : none);
  }

  #destroyParts(): void {
    const parts = this.#parts;
    if (!parts) return;
    parts.floor.destroy();
    parts.labels.destroy();
    parts.overlay.destroy();
    parts.effects.destroy();
    this.#parts = null;
  }
}
