import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closeGaps,
  connect,
  cut,
  draftFrom,
  draftOf,
  insert,
  leaveOut,
  looseEnds,
  neighborsOf,
  orderOf,
  includeReplica,
  type RingDraft,
} from "../../src/session/ring-draft.ts";
import type { ElasticView, Replica } from "../../src/sim/index.ts";

/** What of a job's view a draft is made of. */
function ringOf(ring: readonly number[], broken: readonly number[]): Pick<ElasticView, "replicas" | "ring"> {
  const replicas = ring.map((id): Replica => {
    const status = broken.includes(id) ? "broken" : "in-ring";
    return { id, nodes: [id], down: status === "broken" ? 1 : 0, status, computeSeconds: null, slowNodes: [] };
  });
  return { replicas, ring };
}

const order = fc.shuffledSubarray([...Array(14).keys()], { minLength: 1 });
const edits = fc.array(
  fc.tuple(fc.constantFrom("connect", "cut", "take-in", "leave-out", "insert"), fc.nat(15), fc.nat(15), fc.nat(15)),
  { maxLength: 30 },
);

function edit(draft: RingDraft, [what, a, b, c]: readonly [string, number, number, number]): RingDraft {
  if (what === "connect") return connect(draft, a, b) ?? draft;
  if (what === "cut") return cut(draft, a, b);
  if (what === "take-in") return includeReplica(draft, a);
  return what === "leave-out" ? leaveOut(draft, a) : insert(draft, a, [b, c]);
}

const drafts = fc.tuple(order, edits).map(([ring, steps]) => steps.reduce(edit, draftFrom(ring)));

const sameRing = (one: readonly number[] | null, other: readonly number[]): boolean =>
  one !== null && JSON.stringify(orderOf(draftFrom(one))) === JSON.stringify(orderOf(draftFrom(other)));

describe("whatever is edited", () => {
  test("links join different members, each pair once and each member to two at most", () => {
    fc.assert(
      fc.property(drafts, ({ members, links }) => {
        expect(new Set(members).size).toBe(members.length);
        const pairs = links.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const member of members) expect(links.filter((link) => link.includes(member)).length).toBeLessThan(3);
        for (const [a, b] of links) expect(a !== b && members.includes(a) && members.includes(b)).toBe(true);
      }),
    );
  });

  test("closing the gaps makes one ring of all members, whatever order there was before", () => {
    fc.assert(
      fc.property(drafts, order, (draft, before) => {
        const closed = closeGaps(draft, before);
        expect(looseEnds(closed)).toEqual([]);
        const numbers = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);
        expect(numbers(orderOf(closed) ?? [])).toEqual(numbers(draft.members));
      }),
    );
  });

  test("closing the gaps keeps the links of an open ring whose members are all of the old one", () => {
    fc.assert(
      fc.property(order, fc.array(fc.nat(13)), (ring, gone) => {
        const draft = gone.reduce(leaveOut, draftFrom(ring));
        const kept = draft.members.length > 2 ? draft.links : [];
        const closed = closeGaps(draft, ring);
        for (const [a, b] of kept) expect(neighborsOf(closed, a)).toContain(b);
        if (draft.members.length > 0) {
          expect(
            sameRing(
              orderOf(closed),
              ring.filter((id) => !gone.includes(id)),
            ),
          ).toBe(true);
        }
      }),
    );
  });

  test("a closed ring is read back in its own order, from the lowest number on", () => {
    fc.assert(
      fc.property(order, (ring) => {
        const read = orderOf(draftFrom(ring)) ?? [];
        expect(read[0]).toBe(Math.min(...ring));
        const at = ring.indexOf(read[0] ?? -1);
        const turned = [...ring.slice(at), ...ring.slice(0, at)];
        expect([turned, [...turned.slice(0, 1), ...turned.slice(1).toReversed()]]).toContainEqual(read);
      }),
    );
  });
});

describe("a draft of a ring with broken replicas", () => {
  const draft = draftOf(ringOf([0, 1, 2, 3, 4, 5], [1, 4]));

  test("leaves a gap where each of them stood", () => {
    expect(draft.members).toEqual([0, 2, 3, 5]);
    expect(draft.links).toEqual([
      [2, 3],
      [5, 0],
    ]);
    expect(looseEnds(draft)).toEqual([0, 2, 3, 5]);
    expect(orderOf(draft)).toBeNull();
  });

  test("is closed by connecting its loose ends", () => {
    const half = connect(draft, 0, 2);
    expect(half && looseEnds(half)).toEqual([3, 5]);
    expect(orderOf((half && connect(half, 3, 5)) ?? draft)).toEqual([0, 2, 3, 5]);
  });

  test("of a whole ring is closed", () => {
    expect(orderOf(draftOf(ringOf([3, 1, 2], [])))).toEqual([1, 2, 3]);
  });
});

describe("two replicas cannot be connected", () => {
  const draft = draftOf(ringOf([0, 1, 2, 3, 4, 5, 6], [3]));
  const twoChains = cut(draft, 0, 6);
  test.each([
    ["when they are one", twoChains, 2, 2],
    ["when one of them is no member", twoChains, 2, 3],
    ["when they are connected", cut(twoChains, 1, 2), 0, 1],
    ["when one of them has two neighbors", twoChains, 2, 1],
    ["when that closes a loop without the others", twoChains, 0, 2],
  ])("%s", (_, ring, a, b) => {
    expect(connect(ring, a, b)).toBeNull();
    expect(connect(ring, b, a)).toBeNull();
  });

  test("but the last two loose ends can", () => {
    expect(orderOf(connect(draft, 2, 4) ?? draft)).toEqual([0, 1, 2, 4, 5, 6]);
  });
});

describe("a replica that is put between two others", () => {
  const ring = draftFrom([0, 1, 2, 3, 4]);
  test("joins the ring there", () => {
    expect(orderOf(insert(ring, 9, [2, 3]))).toEqual([0, 1, 2, 9, 3, 4]);
  });
  test("leaves the place where it stood closed", () => {
    expect(orderOf(insert(ring, 1, [3, 4]))).toEqual([0, 2, 3, 1, 4]);
  });
  test("stays where it is when those two are not connected, or it is one of them", () => {
    expect(insert(ring, 9, [1, 3])).toBe(ring);
    expect(insert(ring, 2, [2, 3])).toBe(ring);
    const triangle = draftFrom([0, 1, 2]);
    expect(insert(triangle, 1, [0, 2])).toBe(triangle);
  });
});

test("a replica that is new to the old order goes between the neighbors with the nearest numbers", () => {
  const snake = draftFrom([0, 1, 2, 3, 7, 6, 5, 4]);
  const without = draftFrom([0, 1, 2, 3, 7, 5, 4]);
  expect(sameRing(orderOf(closeGaps(includeReplica(without, 6), [0, 1, 2, 3, 7, 5, 4])), orderOf(snake) ?? [])).toBe(
    true,
  );
});

test("what is taken in is a loose end, and what is left out leaves two", () => {
  const ring = draftFrom([0, 1, 2, 3]);
  expect(looseEnds(includeReplica(ring, 7))).toEqual([7]);
  expect(looseEnds(leaveOut(ring, 2))).toEqual([1, 3]);
});
