import type { GameObjects, Scene } from "phaser";
import type { RingPlan } from "../../../sim/index.ts";
import { effectTextures } from "../../../view/effect-textures.ts";
import type { Point } from "../../../view/geometry.ts";
import { pointOn } from "./hop-curve.ts";

/** What moves on the ring: data on its way from replica to replica, and sparks at broken ends. */
export interface RingLights {
  /** Data travels along these lines of the canvas, each as fast as its hop; `ratio`: canvas pixels per CSS pixel. */
  travel(hops: readonly TravelingHop[], ratio: number, tint: number, slowTint: number): void;
  /** Ends that spark. */
  spark(ends: readonly Point[], ratio: number, tint: number): void;
  /** Moves on by real seconds; `still`: nothing may move. Returns whether anything is lit. */
  advance(seconds: number, still: boolean): boolean;
  destroy(): void;
}

/** A hop that data travels along. */
export interface TravelingHop {
  readonly line: readonly Point[];
  /** Of a round, how much of its time this hop takes, in (0, 1]: the slowest takes all of it. */
  readonly share: number;
  readonly slow: boolean;
  /** A round of the whole ring in the picture, real seconds. */
  readonly roundSeconds: number;
}

/** Real seconds of the picture for a second of all-reduce, and the limits of a round. */
const slowedBy = 9;
const rounds = { shortest: 0.6, longest: 8 } as const;
/** Of the glow of a broken end, times a second: slow, so that nothing flickers. */
const sparkRate = 0.8;

/** How a plan's hops travel: in each round every hop passes one part on, and the round is over with the slowest. */
export function travelOf(plan: RingPlan): readonly { readonly share: number; readonly roundSeconds: number }[] {
  const slowest = plan.hops[plan.slowest]?.bytesPerSecond ?? 1;
  const roundSeconds = Math.min(rounds.longest, Math.max(rounds.shortest, plan.allReduceSeconds * slowedBy));
  return plan.hops.map(({ bytesPerSecond }) => ({ share: slowest / bytesPerSecond, roundSeconds }));
}

/** Makes the lights of a scene. */
export function createRingLights(scene: Scene): RingLights {
  const dots: GameObjects.Image[] = [];
  const glows: GameObjects.Image[] = [];
  let hops: readonly TravelingHop[] = [];
  let ends: readonly Point[] = [];
  let way = 0;
  let clock = 0;
  let size = 1;

  function light(pool: GameObjects.Image[], index: number): GameObjects.Image {
    const known = pool[index];
    if (known) return known;
    const made = scene.add.image(0, 0, effectTextures.dot).setDepth(17).setBlendMode("ADD");
    pool[index] = made;
    return made;
  }

  function hide(pool: readonly GameObjects.Image[], from: number): void {
    for (const image of pool.slice(from)) image.setVisible(false);
  }

  return {
    travel(next, ratio, tint, slowTint) {
      hops = next;
      size = ratio;
      hops.forEach(({ slow }, index) => light(dots, index).setTint(slow ? slowTint : tint));
      hide(dots, hops.length);
    },
    spark(next, ratio, tint) {
      ends = next;
      size = ratio;
      ends.forEach((_, index) => light(glows, index).setTint(tint));
      hide(glows, ends.length);
    },
    advance(seconds, still) {
      const [first] = hops;
      if (!still) clock += seconds;
      if (!still && first) way = (way + seconds / first.roundSeconds) % 1;
      hops.forEach(({ line, share, slow }, index) => {
        const part = Math.min(1, way / share);
        const { x, y } = pointOn(line, part);
        const large = (slow ? 15 : 13) * size;
        // What has arrived waits there for the slowest.
        light(dots, index)
          .setVisible(!still)
          .setPosition(x, y)
          .setDisplaySize(large, large)
          .setAlpha(part < 1 ? 1 : 0.3);
      });
      ends.forEach(({ x, y }, index) => {
        const wave = still ? 0.5 : 0.5 + 0.5 * Math.sin((clock * sparkRate + index * 0.37) * Math.PI * 2);
        const large = (20 + 12 * wave) * size;
        light(glows, index)
          .setVisible(true)
          .setPosition(x, y)
          .setDisplaySize(large, large)
          .setAlpha(0.35 + 0.45 * wave);
      });
      return (hops.length > 0 || ends.length > 0) && !still;
    },
    destroy() {
      for (const image of [...dots, ...glows]) image.destroy();
    },
  };
}
