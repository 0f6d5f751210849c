import type { HallModel } from "../../../view/hall-model.ts";
import type { HallOverlay } from "../../../view/hall-overlay.ts";
import { ringKeys } from "../text/hall.ts";
import { drawRing } from "./draw-ring.ts";
import { clickRing, dropRing, enterRing, grabRing, releaseRing, removeFromRing } from "./ring-control.ts";
import { followRing, replicaOfNode, type RingModel } from "./ring-state.ts";
import { createStall, withoutStall } from "./stall.ts";

/** The ring of a data-parallel job over the racks, and how it is drawn by hand. */
export function createRingOverlay(hall: HallModel): HallOverlay {
  const model: RingModel = { hall, ring: null, movedReplica: null, refusal: null };
  const follower = followRing();
  const stall = createStall();
  return {
    label: ringKeys,
    stacksPods: true,
    hand: {
      holds: (node) => model.ring !== null && replicaOfNode(model.ring, node) !== null,
      grab: (point, looseOnly) => grabRing(model, point, looseOnly),
      release: (point) => releaseRing(model, point),
      click: (point) => clickRing(model, point),
      enter: (node) => enterRing(model, node),
      remove: (node) => removeFromRing(model, node),
      drop: () => dropRing(model),
    },
    get lamps() {
      return { takesPart: model.ring?.inRing ?? null, isStalled: stall.shown };
    },
    follow({ view, events }) {
      model.ring = follower.of(view, hall.geometry, events.length > 0);
    },
    waving: (job) => (model.ring ? withoutStall(job) : job),
    draw: (scene) => drawRing(scene, model, stall),
  };
}
