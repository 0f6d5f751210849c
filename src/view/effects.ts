import { BlendModes, type GameObjects, type Scene } from "phaser";
import type { NodeId, SimEvent } from "../sim/index.ts";
import { drawEffectTextures, effectTextures } from "./effect-textures.ts";
import { centerOf, clamp, nodeRect, type Point } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { hex } from "./palette.ts";
import { toCanvas } from "./viewport.ts";

/** Short-lived lights over the racks: sparks, shock rings, comets. */
export interface Effects {
  /** Starts what an event looks like. */
  happened(event: SimEvent, model: HallModel): void;
  /** Moves everything on; returns whether anything flies, or flew until now. */
  update(model: HallModel): boolean;
  /** Nothing flies any more. */
  clear(): void;
  destroy(): void;
}

interface Spark {
  readonly image: GameObjects.Image;
  kind: "spark" | "ring" | "comet";
  from: Point;
  to: Point;
  since: number;
  lasts: number;
  /** Size in CSS pixels at its largest. */
  size: number;
  busy: boolean;
}

/** Everything that can fly at once. */
const poolSize = 96;
const cometsAtOnce = 40;
const sparksPerFailure = 14;

/** Makes the effects of a scene; the pool is all they ever use. */
export function createEffects(scene: Scene): Effects {
  drawEffectTextures(scene);
  const pool: Spark[] = Array.from({ length: poolSize }, () => ({
    image: scene.add.image(0, 0, effectTextures.dot).setDepth(25).setVisible(false).setBlendMode(BlendModes.ADD),
    kind: "spark",
    from: { x: 0, y: 0 },
    to: { x: 0, y: 0 },
    since: 0,
    lasts: 1,
    size: 1,
    busy: false,
  }));

  function launch(
    kind: Spark["kind"],
    tint: number,
    wish: Pick<Spark, "from" | "to" | "since" | "lasts" | "size">,
  ): void {
    const spark = pool.find((candidate) => !candidate.busy);
    if (!spark) return;
    Object.assign(spark, wish, { kind, busy: true });
    const texture =
      kind === "spark" ? effectTextures.dot : kind === "ring" ? effectTextures.ring : effectTextures.comet;
    spark.image
      .setTexture(texture)
      .setOrigin(kind === "comet" ? 0.9 : 0.5, 0.5)
      .setTint(tint)
      .setVisible(false);
  }

  function nodeFailed(node: NodeId, model: HallModel): void {
    const from = centerOf(nodeRect(model.geometry, node));
    const { now, palette, camera } = model;
    const reach = (46 * camera.canvas.ratio) / camera.view.zoom;
    launch("ring", hex(palette.down), { from, to: from, since: now, lasts: 1.1, size: 150 });
    launch("ring", hex(palette.down), { from, to: from, since: now + 0.18, lasts: 1, size: 90 });
    for (let index = 0; index < sparksPerFailure; index++) {
      const angle = (index / sparksPerFailure) * Math.PI * 2 + (index % 3) * 0.3;
      const far = reach * (0.45 + ((index * 37) % 10) / 14);
      const to = { x: from.x + Math.cos(angle) * far, y: from.y + Math.sin(angle) * far };
      launch("spark", hex(index % 2 ? palette.spark : palette.ember), {
        from,
        to,
        since: now,
        lasts: 0.5 + (index % 4) * 0.1,
        size: 9,
      });
    }
  }

  function moved(from: readonly NodeId[], to: readonly NodeId[], model: HallModel): void {
    const source = from[0];
    const target = to[0];
    if (source === undefined || target === undefined || source === target) return;
    const flying = pool.filter((spark) => spark.busy && spark.kind === "comet").length;
    if (flying >= cometsAtOnce) return;
    launch("comet", hex(model.palette.saved), {
      from: centerOf(nodeRect(model.geometry, source)),
      to: centerOf(nodeRect(model.geometry, target)),
      since: model.now + (flying % 12) * 0.05,
      lasts: 0.9,
      size: 34,
    });
  }

  return {
    happened(event, model) {
      if (model.interaction.reducedMotion.value) return;
      if (event.type === "node-failed") nodeFailed(event.node, model);
      else if (event.type === "move-started" || event.type === "job-migrated") moved(event.from, event.to, model);
    },
    update(model) {
      let any = false;
      for (const spark of pool) {
        if (!spark.busy) continue;
        any = true;
        fly(spark, model);
      }
      return any;
    },
    clear() {
      for (const spark of pool) {
        spark.busy = false;
        spark.image.setVisible(false);
      }
    },
    destroy() {
      for (const spark of pool) spark.image.destroy();
    },
  };
}

function fly(spark: Spark, model: HallModel): void {
  const age = (model.now - spark.since) / spark.lasts;
  const { image } = spark;
  if (age >= 1 || model.interaction.reducedMotion.value) {
    spark.busy = false;
    image.setVisible(false);
    return;
  }
  if (age < 0) return;
  const { view, canvas } = model.camera;
  const from = toCanvas(view, canvas, spark.from);
  const to = toCanvas(view, canvas, spark.to);
  image.setVisible(true);
  if (spark.kind === "ring") {
    const size = spark.size * canvas.ratio * Math.sqrt(age);
    image
      .setPosition(from.x, from.y)
      .setRotation(0)
      .setDisplaySize(size, size)
      .setAlpha((1 - age) ** 1.5);
    return;
  }
  if (spark.kind === "spark") {
    const out = 1 - (1 - age) ** 2.2;
    const size = spark.size * canvas.ratio * (1 - age * 0.7);
    const drop = 22 * canvas.ratio * age * age;
    image.setPosition(from.x + (to.x - from.x) * out, from.y + (to.y - from.y) * out + drop);
    image
      .setRotation(0)
      .setDisplaySize(size, size)
      .setAlpha(1 - age);
    return;
  }
  const at = onArc(from, to, ease(age));
  const next = onArc(from, to, ease(Math.min(1, age + 0.02)));
  const size = spark.size * canvas.ratio;
  image.setPosition(at.x, at.y);
  image.setRotation(Math.atan2(next.y - at.y, next.x - at.x)).setDisplaySize(size, size / 6);
  image.setAlpha(Math.min(1, age * 6, (1 - age) * 5));
}

/** A point on the bow from one place to another. */
function onArc(from: Point, to: Point, share: number): Point {
  const lift = clamp(Math.hypot(to.x - from.x, to.y - from.y) * 0.22, 14, 120);
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share - lift * 4 * share * (1 - share),
  };
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
