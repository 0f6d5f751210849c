import { describe, expect, test } from "vitest";
import act3 from "../../../levels/act-3.json";
import { parseLevel } from "../../../src/levels/load-level.ts";
import {
  connect,
  draftFrom,
  leaveOut,
  orderOf,
  includeReplica,
  type RingDraft,
} from "../../../src/session/ring-draft.ts";
import { createSimulation } from "../../../src/sim/index.ts";
import { createGeometry } from "../../../src/view/geometry.ts";
import { createLamps } from "../../../src/view/lamps.ts";
import { palettes } from "../../view/palettes.ts";
import { isLoose, offerAt, type RingOffer } from "../../../src/lessons/elastic/hall/ring-hand.ts";
import { followRing, middleOf, replicaOfNode, type RingState } from "../../../src/lessons/elastic/hall/ring-state.ts";
import { createTexels, writeJobs } from "../../../src/view/texels.ts";

const { level } = parseLevel(act3);
const simulation = createSimulation(level, "hand");
const cluster = simulation.view();
const hall = createGeometry(level.topology, { width: 720, height: 500, ratio: 1 });

function ringNow(): RingState {
  const ring = followRing().of(cluster, hall, true);
  if (!ring) throw new RangeError("Act III has a ring");
  return ring;
}

const whole = ringNow();
const row = draftFrom([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
const open = leaveOut(row, 4);

const drop = (draft: RingDraft, held: number, on: number | readonly [number, number], moves = false): RingOffer =>
  offerAt(
    whole,
    draft,
    held,
    typeof on === "number" ? { kind: "replica", replica: on } : { kind: "link", link: on },
    moves,
  );
const orderAfter = (offer: RingOffer): readonly number[] | null => (offer.ok ? orderOf(offer.draft) : null);

describe("what is in the hand", () => {
  test("as a loose end is connected to another loose end", () => {
    expect(orderAfter(drop(open, 3, 5))).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
  });
  test("as a loose end may go to one that stands outside", () => {
    expect(orderAfter(drop(connect(includeReplica(open, 4), 3, 4) ?? open, 4, 5))).toEqual([...Array(10).keys()]);
  });
  test.each([
    ["two neighbors already", 3, 7, "full"],
    ["these two are connected", 3, 2, "linked"],
  ] as const)("as a loose end is refused: %s", (_, held, on, refusal) => {
    expect(drop(open, held, on)).toEqual({ ok: false, refusal });
  });
  test("as a loose end is refused where it would close the ring without the others", () => {
    expect(drop(leaveOut(open, 8), 5, 7)).toEqual({ ok: false, refusal: "loop" });
  });
  test("as a replica that stands alone goes between two", () => {
    expect(orderAfter(drop(draftFrom([0, 1, 2, 3, 5]), 4, [3, 5]))).toEqual([0, 1, 2, 3, 4, 5]);
  });
  test("as a replica that stands alone goes on the nearer side of the one it is put on", () => {
    expect(orderAfter(drop(draftFrom([0, 1, 2, 3, 5, 6]), 4, 5))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  test("as a healthy replica leaves no gap where it stood", () => {
    expect(orderAfter(drop(row, 4, [7, 8], true))).toEqual([0, 1, 2, 3, 5, 6, 7, 4, 8, 9]);
  });
});

test("each replica stands in two racks side by side, ten to a row", () => {
  expect(middleOf(whole, 1).x - middleOf(whole, 0).x).toBeCloseTo(whole.step.x);
  expect(middleOf(whole, 10).y - middleOf(whole, 0).y).toBeCloseTo(whole.step.y);
  expect(middleOf(whole, 9).y).toBe(middleOf(whole, 0).y);
  expect(replicaOfNode(whole, whole.replicas[37]?.nodes[5] ?? null)).toBe(37);
});

describe("once a power feed has tripped", () => {
  const broken = ((): number => {
    while (cluster.elastic?.stage === "working") simulation.advanceTo(cluster.time + 10);
    return ringNow().replicas.findIndex(({ status }) => status === "broken");
  })();
  const ring = ringNow();

  test("broken replicas have no loose ends, and take none", () => {
    const draft = draftFrom(ring.replicas.filter(({ status }) => status !== "broken").map(({ id }) => id));
    expect(isLoose(ring, draft, broken)).toBe(false);
    const other = draft.members[0] ?? 0;
    const offer = offerAt(ring, draft, other, { kind: "replica", replica: broken }, true);
    expect(offer).toEqual({ ok: false, refusal: "broken" });
  });

  test("a fleet that waits is dim, and those that something broke are not", () => {
    const texels = createTexels(hall.gpus, hall.nodes);
    writeJobs(texels, cluster, null);
    const look = { palette: palettes["control-room"], now: 0, hues: 0, highlighted: -1, training: ring.elastic.job };
    createLamps(texels, hall).light(cluster, { ...look, takesPart: ring.inRing, isStalled: true }, [
      ...Array(hall.racks).keys(),
    ]);
    const light = (replica: number): number => {
      const node = ring.replicas[replica]?.nodes.find((one) => cluster.nodeDown[one] === 0) ?? 0;
      return texels.nodes[node * 4] ?? 0;
    };
    const healthy = ring.replicas.findIndex(({ status }) => status === "in-ring");
    expect(light(broken)).toBeGreaterThan(2 * light(healthy));
  });
});
