import type { GameObjects, Scene } from "phaser";
import { looseEnds, orderOf, type RingDraft } from "../../../session/ring-draft.ts";
import type { Hop, RingPlan } from "../../../sim/index.ts";
import { clamp, nodeRect, centerOf, type Point } from "../../../view/geometry.ts";
import type { HallModel } from "../../../view/hall-model.ts";
import type { OverlayDrawing } from "../../../view/hall-overlay.ts";
import { hex } from "../../../view/palette.ts";
import type { Pen } from "../../../view/pen.ts";
import { heldReplica, offerFor, pointedTarget } from "./ring-control.ts";
import { createRingLights, travelOf, type TravelingHop } from "./ring-lights.ts";
import {
  canvasLine,
  drawBeads,
  drawHand,
  drawLinks,
  drawReplicas,
  linkKey,
  slowBelow,
  type RingPicture,
} from "./ring-lines.ts";
import { createRingNotes } from "./ring-notes.ts";
import { lineOf, middleOf, shownDraft, type RingModel, type RingState } from "./ring-state.ts";
import type { Stall } from "./stall.ts";

/** How long a refusal is to be read, and how long it shakes, seconds. */
const refusalSeconds = 2.6;
const shakeSeconds = 0.35;

/** The ring of a data-parallel job, drawn over the racks; `stall` tells when its lamps show that it is paused. */
export function drawRing(scene: Scene, model: RingModel, stall: Stall): OverlayDrawing {
  const graphics: GameObjects.Graphics = scene.add.graphics().setDepth(16);
  const lights = createRingLights(scene);
  const notes = createRingNotes(scene);
  let drawn: readonly unknown[] = [];
  let planned: { readonly draft: RingDraft; readonly ring: RingState; readonly plan: RingPlan | null } | null = null;

  /** A closed draft is planned once, not with every picture. */
  function planOf(ring: RingState, draft: RingDraft, own: boolean): RingPlan | null {
    if (own) return ring.plan;
    if (planned?.draft !== draft || planned.ring !== ring) {
      const order = orderOf(draft);
      planned = { draft, ring, plan: order === null ? null : ring.elastic.planOf(order) };
    }
    return planned.plan;
  }

  function picture(ring: RingState): RingPicture {
    const draft = shownDraft(model, ring);
    const plan = planOf(ring, draft, model.hall.interaction.ringDraft.value === null);
    const held = heldReplica(model);
    const target = model.hall.pointer || model.hall.cursor !== null ? pointedTarget(model, ring) : null;
    const { order } = ring;
    return {
      ring,
      draft,
      known: new Set(order.map((from, index) => linkKey(from, order[(index + 1) % order.length] ?? from))),
      hops: new Map((plan?.hops ?? []).map((hop) => [linkKey(hop.from, hop.to), hop])),
      slowest: slowestOf(model.hall, plan),
      fullSpeed: fullSpeedOf(model.hall),
      built: builtShare(model.hall, ring),
      held,
      target,
      offer: target && held !== null ? offerFor(model, ring, target) : null,
      hand: handOf(model.hall),
    };
  }

  function draw(ring: RingState): void {
    const seen = picture(ring);
    const pen: Pen = { graphics, model: model.hall };
    drawReplicas(pen, seen);
    drawLinks(pen, seen);
    drawBeads(pen, seen);
    drawHand(pen, seen);
    const { palette, camera } = model.hall;
    const { ratio } = camera.canvas;
    lights.travel(traveling(pen, ring, seen.draft), ratio, hex(palette.selected), hex(palette.wasted));
    const waits = ring.stage !== "working" || model.hall.interaction.ringDraft.value !== null;
    const ends = waits ? looseEnds(seen.draft).map((end) => middleOf(ring, end)) : [];
    lights.spark(canvasLine(pen, ends), ratio, hex(ring.stage === "working" ? palette.drawn : palette.down));
    notes.put(
      model,
      seen.slowest ? { hop: seen.slowest, line: lineOf(ring, [seen.slowest.from, seen.slowest.to]) } : null,
    );
  }

  return {
    update() {
      const { ring, hall } = model;
      if (model.refusal && hall.now - model.refusal.since > refusalSeconds) model.refusal = null;
      const state = ring ? stateOf(model, ring) : [];
      if (state.length === drawn.length && state.every((part, index) => part === drawn[index])) return false;
      drawn = state;
      graphics.clear();
      if (ring) draw(ring);
      else {
        lights.travel([], 1, 0, 0);
        lights.spark([], 1, 0);
        notes.put(model, null);
      }
      return true;
    },
    advance(seconds, paused) {
      const { interaction, now } = model.hall;
      const stale = stall.advance(model.ring?.stage ?? "working", now);
      const moves = lights.advance(seconds, paused || interaction.reducedMotion.value);
      const { refusal } = model;
      const age = refusal ? now - refusal.since : shakeSeconds;
      const shakes = age < shakeSeconds && !interaction.reducedMotion.value;
      notes.shake(shakes ? Math.sin(age * 45) * 4 * (1 - age / shakeSeconds) : 0);
      return { moves: moves || shakes, stale };
    },
    destroy() {
      graphics.destroy();
      lights.destroy();
      notes.destroy();
    },
  };
}

/** Everything that the picture at rest depends on. */
function stateOf(model: RingModel, ring: RingState): readonly unknown[] {
  const { hall, refusal } = model;
  const { camera, interaction, geometry, pointer, cursor } = hall;
  const held = heldReplica(model);
  const target = pointer || cursor !== null ? pointedTarget(model, ring) : null;
  return [
    ring,
    geometry,
    camera.revision,
    camera.canvas.width,
    camera.canvas.height,
    interaction.theme.value,
    interaction.ringDraft.value,
    held,
    model.movedReplica,
    target?.kind === "link" ? linkKey(...target.link) : target?.replica,
    held === null ? null : pointer,
    held === null ? null : cursor,
    refusal,
    Math.floor(builtShare(hall, ring) * 50),
  ];
}

/** How much of the ring has been built, in [0, 1]; 1 while it is not being built. */
function builtShare({ cluster }: HallModel, { elastic, stage }: RingState): number {
  const { stageEnds } = elastic;
  if (stage !== "building" || stageEnds === null || !cluster) return 1;
  const { phaseStart } = cluster.job(elastic.job);
  return clamp((cluster.time - phaseStart) / Math.max(1, stageEnds - phaseStart), 0, 1);
}

function fullSpeedOf({ cluster }: HallModel): number {
  return cluster?.level.network?.bytesPerSecondPerGpu ?? 1;
}

/** The slowest hop, if it is slow: a ring at full speed has nothing to point out. */
function slowestOf(model: HallModel, plan: RingPlan | null): Hop | null {
  const hop = plan?.hops[plan.slowest] ?? null;
  return hop && hop.bytesPerSecond < fullSpeedOf(model) * slowBelow ? hop : null;
}

function handOf({ cursor, geometry, pointer }: HallModel): Point | null {
  return cursor === null ? pointer : centerOf(nodeRect(geometry, cursor));
}

/** Data travels only while the job works, and only along links that have not been cut. */
function traveling(pen: Pen, ring: RingState, draft: RingDraft): readonly TravelingHop[] {
  const { plan } = ring;
  if (ring.stage !== "working" || !plan) return [];
  const kept = new Set(draft.links.map(([a, b]) => linkKey(a, b)));
  const full = fullSpeedOf(pen.model);
  return travelOf(plan).flatMap(({ share, roundSeconds }, index) => {
    const hop = plan.hops[index];
    if (!hop || !kept.has(linkKey(hop.from, hop.to))) return [];
    const line = canvasLine(pen, lineOf(ring, [hop.from, hop.to]));
    return [{ line, share, roundSeconds, slow: hop.bytesPerSecond < full * slowBelow }];
  });
}
