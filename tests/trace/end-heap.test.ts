import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EndHeap } from "../../src/trace/end-heap.ts";

test("jobs come out by when they end, of equal ones the lower number first", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 200 }), (times) => {
      const heap = new EndHeap();
      for (const [id, time] of [...times.entries()].toReversed()) heap.push(time, id);
      const popped = times.map(() => [heap.next(), heap.pop()]);
      expect(popped).toEqual(
        [...times.entries()].map(([id, time]) => [time, id]).sort(([a, b], [c, d]) => a - c || b - d),
      );
      expect(heap.next()).toBe(Infinity);
    }),
  );
});
