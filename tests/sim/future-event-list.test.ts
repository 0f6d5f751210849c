import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FutureEventList } from "../../src/sim/future-event-list.ts";

function listOf(times: readonly number[]): FutureEventList {
  const list = new FutureEventList();
  for (const [index, time] of times.entries()) list.add(time, "node-fails", index);
  return list;
}

function drain(list: FutureEventList): number[] {
  const taken: number[] = [];
  while (list.size > 0) taken.push(list.take().id);
  return taken;
}

/** Takes what is stale at the head of a list, then one event; undefined if there is none. */
function takeLive(list: FutureEventList, stale: ReadonlySet<number>): number | undefined {
  while (list.size > 0) {
    const { id } = list.take();
    if (!stale.has(id)) return id;
  }
  return undefined;
}

describe("the future event list", () => {
  test("gives events by time, and those of one time by insertion", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), (times) => {
        const byTime = [...times.keys()].toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
        expect(drain(listOf(times))).toEqual(byTime);
      }),
    );
  });

  test("keeps that order when events come in while others are taken", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 9 }))), (steps) => {
        const list = new FutureEventList();
        let waiting: { time: number; order: number }[] = [];
        for (const [order, time] of steps.entries()) {
          if (time !== null) {
            list.add(time, "phase-ends", order, 7);
            waiting.push({ time, order });
          } else if (waiting.length > 0) {
            const [first, ...rest] = waiting.toSorted((a, b) => a.time - b.time || a.order - b.order);
            expect(list.take()).toMatchObject({ time: first?.time, type: "phase-ends", id: first?.order, epoch: 7 });
            waiting = rest;
          }
        }
        expect(list.size).toBe(waiting.length);
      }),
    );
  });

  test("drops what is stale, keeps the order of the rest, and is at most twice as long as what was live", () => {
    const steps = fc.array(fc.record({ time: fc.nat({ max: 9 }), stales: fc.nat(), takes: fc.boolean() }), {
      minLength: 100,
      maxLength: 250,
    });
    fc.assert(
      fc.property(steps, (all) => {
        const stale = new Set<number>();
        const forgetful = new FutureEventList(({ id }) => stale.has(id));
        const keeping = new FutureEventList();
        let max = 0;
        for (const [event, { time, stales, takes }] of all.entries()) {
          forgetful.add(time, "node-fails", event);
          keeping.add(time, "node-fails", event);
          max = Math.max(max, forgetful.inOrder().length);
          expect(forgetful.size).toBeLessThanOrEqual(Math.max(64, 2 * max));
          if (takes) expect(takeLive(forgetful, stale)).toBe(takeLive(keeping, stale));
          // Mostly an early event, as a phase is that began long ago.
          stale.add(stales % (event + 1));
        }
        expect(forgetful.inOrder().map(({ id }) => id)).toEqual(
          keeping.inOrder().flatMap(({ id }) => (stale.has(id) ? [] : [id])),
        );
        const restored = new FutureEventList();
        restored.restore(forgetful.save(), forgetful.inserted);
        expect(restored.inOrder()).toEqual(forgetful.inOrder());
        while (keeping.size > 0) expect(takeLive(forgetful, stale)).toBe(takeLive(keeping, stale));
      }),
      // Shrinking lists this long takes minutes.
      { numRuns: 30, endOnFailure: true },
    );
  });

  test("names the time of the earliest event, and Infinity when there is none", () => {
    expect(listOf([7, 3, 9]).nextTime).toBe(3);
    expect(listOf([]).nextTime).toBe(Infinity);
  });

  test("lists what will come in order without taking it", () => {
    const list = listOf([5, 1, 5, 0]);
    expect(list.inOrder().map(({ id }) => id)).toEqual([3, 1, 0, 2]);
    expect(list.size).toBe(4);
  });

  test("throws when there is nothing to take", () => {
    expect(() => listOf([]).take()).toThrow(RangeError);
  });
});
