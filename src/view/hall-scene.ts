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
import type { LampLook } from "./lamps.ts";
import { racksSeen } from "./picking.ts";
import type { OverlayDrawing } from "./hall-overlay.ts";
import { rackSpan } from "./rack-span.ts";
import { createRunningJobs, fillsHall } from "./running-jobs.ts";
import type { JobId, NodeId } from "../sim/index.ts";
import { createTexels, NodeMark } from "./texels.ts";
import { createTrainingWaves, type TrainingWaves } from "./training-waves.ts";
import { levelOf, toHall } from "./viewport.ts";

const none: readonly NodeId[] = [];
/** What lives by itself (lamps that breathe, jobs that come and go) is drawn this often at best and at worst, seconds. */
const ownPace = { best: 1 / 30, worst: 0.25 };
/** Frames longer than this many milliseconds say that the machine cannot keep up with that. */
const slowFrame = 38;
/** A band crosses the hall in this time while the world is stopped, seconds. */
const scanSeconds = 5;

/** Racks of a very large hall, seen whole, are lit in so many turns. */
const turns = 5;

interface Parts {
  readonly floor: FloorShader;
  readonly light: ClusterLight;
  readonly labels: Labels;
  readonly overlay: Overlay;
  readonly effects: Effects;
  readonly waves: TrainingWaves;
  /** What the lesson draws over the racks. */
  readonly added: OverlayDrawing | null;
}

/** The scene of the hall: everything it draws hangs on its one model. */
export class HallScene extends Scene {
  readonly #model: HallModel;
  readonly #ready: (scene: HallScene) => void;
  readonly #look: Look;
  readonly #training = createRunningJobs(({ gpus }, { gpuCount }) => fillsHall(gpus, gpuCount));
  #parts: Parts | null = null;
  #paused = false;
  #time = Infinity;
  /** Seconds between two drawings of what lives by itself. */
  #pace: number = ownPace.best;
  /** 0: one green for all jobs, 1: a hue a job. */
  #hues = 0;
  #highlighted: JobId = -1;
  #spanOf: unknown = null;
  #turn = 0;
  #drawnAt = 0;
  #drawnBreath = 0;
  /** What was on the picture last drawn, besides the lamps. */
  #seen = "";
  #selection: unknown = none;
  /** The picture is lost or of another size. */
  #stale = true;
  #ghost: { readonly of: string; readonly nodes: readonly NodeId[] } = { of: "", nodes: none };

  constructor(model: HallModel, ready: (scene: HallScene) => void) {
    super("hall");
    this.#model = model;
    this.#ready = ready;
    this.#look = {
      view: model.camera.view,
      canvas: model.camera.canvas,
      palette: model.palette,
      breath: 0,
      dim: 0,
      scanY: 0,
      scan: 0,
      waves: createTrainingWaves().waves,
      job: rackSpan(model.geometry, none),
    };
  }

  create(): void {
    this.rebuild();
    this.game.renderer.on(Renderer.Events.RESTORE_WEBGL, () => (this.#stale = true));
    this.#ready(this);
  }

  /** Makes all parts anew, for a hall of another shape. */
  rebuild(): void {
    const { geometry, cluster, overlay } = this.#model;
    this.#destroyParts();
    this.#stale = true;
    const texels = createTexels(geometry.gpus, geometry.nodes);
    const wide = cluster?.level.jobs.some(({ gpus }) => fillsHall(gpus, cluster.gpuCount)) ?? false;
    const floor = createFloorShader(this, texels, geometry, this.#look, wide);
    const waves = createTrainingWaves();
    this.#look.waves = waves.waves;
    this.#parts = {
      floor,
      light: createClusterLight(texels, floor, geometry),
      labels: createLabels(this),
      overlay: createOverlay(this),
      effects: createEffects(this),
      waves,
      added: overlay?.draw(this) ?? null,
    };
  }

  /** Lays the hall out again after its canvas changed. */
  resized(): void {
    this.#look.canvas = this.#model.camera.canvas;
    this.#stale = true;
    this.#parts?.floor.resize(this.#model.geometry, this.#model.camera.canvas);
  }

  /** Reads what happened. */
  show(shown: Frame): void {
    if (!this.#parts) return;
    if (shown.jump !== null) this.#parts = this.#jumped(this.#parts);
    const parts = this.#parts;
    // What led to another moment has not happened just now.
    const frame = shown.jump === null ? shown : { ...shown, events: [] };
    const { interaction, now } = this.#model;
    this.#paused = frame.paused;
    this.#follow(frame, parts.waves);
    parts.light.show(frame, now, !interaction.reducedMotion.value);
    for (const event of frame.events) {
      parts.effects.happened(event, this.#model);
      if (event.type === "window-reserved" && !interaction.reducedMotion.value) parts.overlay.trace(event.nodes, now);
    }
  }

  /** Another moment of the run: its hall is the same, but nothing of it may flash or linger. */
  #jumped(parts: Parts): Parts {
    parts.light.jump();
    parts.effects.clear();
    const waves = createTrainingWaves();
    this.#look.waves = waves.waves;
    this.#stale = true;
    return { ...parts, waves };
  }

  /** Whether one job fills the hall, and what it does. */
  #follow(frame: Frame, waves: TrainingWaves): void {
    const model = this.#model;
    const job = this.#training.of(frame.view)[0] ?? null;
    if (job?.nodes !== model.training?.nodes || this.#spanOf !== model.geometry) {
      this.#look.job = rackSpan(model.geometry, job?.nodes ?? none);
      this.#spanOf = model.geometry;
    }
    model.training = job;
    model.overlay?.follow(frame);
    const waving = job && model.overlay ? model.overlay.waving(job) : job;
    waves.show(frame, waving, model.interaction.reducedMotion.value);
  }

  /** Points at nodes the camera was sent to. */
  point(nodes: readonly NodeId[]): void {
    this.#parts?.overlay.point(nodes, this.#model.now);
  }

  /**
   * Moves the hall on to `time` (milliseconds); returns whether it must be drawn again. A picture that is not drawn
   * again stands for free, so the hall only costs what is seen to move.
   */
  advance(time: number): boolean {
    const parts = this.#parts;
    const { cluster, camera, interaction } = this.#model;
    if (!parts) return false;
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
    const lit = cluster !== null && parts.light.update(cluster, this.#model.now);
    const other = this.#isOtherPicture();
    const flies = parts.effects.update(this.#model);
    const waves = parts.waves.advance(seconds);
    const added = parts.added?.advance(seconds, this.#paused);
    if (added?.stale) this.#stale = true;
    const travels = added?.moves ?? false;
    // Failures come by the second where one job fills the hall: their sparks can wait for the next picture.
    const moved = [
      parts.labels.update(this.#model),
      parts.overlay.update(this.#model),
      parts.added?.update() ?? false,
      flies && this.#model.training === null,
      other,
    ].includes(true);
    if (!moved && !this.#isDue(parts, lit || waves || flies || travels, delta)) return false;
    const single = parts.floor.choose();
    const stale = lit || other || this.#model.now < parts.light.flashesUntil;
    if (cluster && (stale || !single)) {
      const racks = racksSeen(this.#model);
      const turn = this.#turn++ % turns;
      // Where a cell is less than two pixels, a rack may be some drawings late.
      const due = single || moved ? racks : racks.filter((rack) => rack % turns === turn);
      parts.light.send(cluster, this.#lampLook(), due);
    }
    this.#drawnAt = this.#model.now;
    this.#drawnBreath = this.#look.breath;
    return true;
  }

  /** Whether the player moved or pointed at something since the last picture. */
  #isOtherPicture(): boolean {
    const { camera, interaction } = this.#model;
    const seen = `${camera.revision} ${this.#highlighted} ${this.#hues} ${interaction.theme.value} ${this.#ghost.of}`;
    const other = this.#stale || seen !== this.#seen || interaction.selection.value !== this.#selection;
    this.#seen = seen;
    this.#selection = interaction.selection.value;
    this.#stale = false;
    return other;
  }

  /** Whether the lamps are to be drawn again: as often as the machine can bear. */
  #isDue(parts: Parts, lit: boolean, delta: number): boolean {
    const { now } = this.#model;
    this.#pace = clamp(this.#pace * (delta > slowFrame ? 1.1 : 0.98), ownPace.best, ownPace.worst);
    const lively = this.#look.scan > 0 || now < parts.light.flashesUntil || this.#look.breath !== this.#drawnBreath;
    return (lit || lively) && now - this.#drawnAt >= this.#pace - 0.002;
  }

  #updateLook(seconds: number): void {
    const look = this.#look;
    const { camera, interaction, cluster, palette, now } = this.#model;
    const still = interaction.reducedMotion.value;
    const hues = interaction.zoom.value === "hall" ? 0 : 1;
    look.view = camera.view;
    look.palette = palette;
    if (!still && !this.#paused) look.breath += seconds * 2.2;
    const step = still ? 1 : seconds * 4;
    this.#hues = clamp(hues, this.#hues - step, this.#hues + step);
    const hovered = interaction.hovered.value;
    const job = hovered && !interaction.carry.value ? (cluster?.gpuJob[hovered.gpu] ?? -1) : -1;
    // Where all is one job, pointing it out would only light up everything.
    this.#highlighted = job === this.#model.training?.id ? -1 : job;
    look.dim = this.#highlighted >= 0 ? 1 : 0;
    look.scan = cluster?.defragmentingUntil === null || !cluster ? 0 : still ? 0 : 1;
    if (look.scan > 0) {
      const top = toHall(camera.view, camera.canvas, { x: 0, y: 0 }).y;
      const height = camera.canvas.height / camera.view.zoom;
      look.scanY = top + height * (((now / scanSeconds) % 1) * 1.3 - 0.05);
    }
  }

  #lampLook(): LampLook {
    const { palette, now, training, overlay } = this.#model;
    return {
      palette,
      now,
      hues: this.#hues,
      highlighted: this.#highlighted,
      training: training?.id ?? -1,
      takesPart: overlay?.lamps.takesPart ?? null,
      isStalled: overlay?.lamps.isStalled ?? false,
    };
  }

  #updateMarks(light: ClusterLight): void {
    const { interaction } = this.#model;
    const carry = interaction.carry.value;
    const ghost = interaction.ghost.value;
    light.mark(NodeMark.selected, interaction.selection.value);
    const key = carry && ghost ? `${carry.kind} ${ghost.node} ${interaction.zoom.value}` : "";
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
    parts.added?.destroy();
    this.#parts = null;
  }
}
