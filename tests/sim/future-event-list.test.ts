import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FutureEventList } from "../../src/sim/future-event-list.ts";

function listOf(times: readonly number[]): FutureEventList<number> {
  const list = new FutureEventList<number>();
  for (const [index, time] of times.entries()) list.add(time, index);
  return list;
}

function drain(list: FutureEventList<number>): number[] {
  const taken: number[] = [];
  while (list.size > 0) taken.push(list.take());
  return taken;
}

/** Takes what is stale at the head of a list, then one event; undefined if there is none. */
function takeLive(list: FutureEventList<number>, stale: ReadonlySet<number>): number | undefined {
  while (list.size > 0) {
    const event = list.take();
    if (!stale.has(event)) return event;
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
        const list = new FutureEventList<{ time: number; order: number }>();
        let waiting: { time: number; order: number }[] = [];
        for (const [order, time] of steps.entries()) {
          if (time !== null) {
            list.add(time, { time, order });
            waiting.push({ time, order });
          } else if (waiting.length > 0) {
            const [first, ...rest] = waiting.toSorted((a, b) => a.time - b.time || a.order - b.order);
            expect(list.take()).toEqual(first);
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
        const forgetful = new FutureEventList<number>((event) => stale.has(event));
        const keeping = new FutureEventList<number>();
        let max = 0;
        for (const [event, { time, stales, takes }] of all.entries()) {
          forgetful.add(time, event);
          keeping.add(time, event);
          max = Math.max(max, forgetful.inOrder().length);
          expect(forgetful.size).toBeLessThanOrEqual(Math.max(64, 2 * max));
          if (takes) expect(takeLive(forgetful, stale)).toBe(takeLive(keeping, stale));
          // Mostly an early event, as a phase is that began long ago.
          stale.add(stales % (event + 1));
        }
        expect(forgetful.inOrder().map((entry) => entry.event)).toEqual(
          keeping.inOrder().flatMap((entry) => (stale.has(entry.event) ? [] : [entry.event])),
        );
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
    expect(list.inOrder().map(({ event }) => event)).toEqual([3, 1, 0, 2]);
    expect(list.size).toBe(4);
  });

  test("throws when there is nothing to take", () => {
    expect(() => listOf([]).take()).toThrow(RangeError);
  });
});
