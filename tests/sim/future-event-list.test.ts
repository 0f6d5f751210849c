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
