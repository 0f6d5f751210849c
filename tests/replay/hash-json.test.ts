import fc from "fast-check";
import { expect, test } from "vitest";
import { hashJson } from "../../src/replay/hash-json.ts";

test("the hash is 16 hex digits and the same everywhere, for ever", () => {
  expect(hashJson({ id: "act-1", n: [1, 2.5, null, true], name: "Ünïcode ✓" })).toBe("45f7fea2571ad054");
});

test("the order of fields does not matter", () => {
  expect(hashJson({ a: 1, b: { c: 2, d: 3 } })).toBe(hashJson({ b: { d: 3, c: 2 }, a: 1 }));
});

test("a field that is undefined is as good as absent", () => {
  expect(hashJson({ a: 1, b: undefined })).toBe(hashJson({ a: 1 }));
});

test("the order of a list matters", () => {
  expect(hashJson([1, 2])).not.toBe(hashJson([2, 1]));
});

test("data that differs has another hash", () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (left, right) => {
      const [a, b]: unknown[] = [JSON.parse(left), JSON.parse(right)];
      return (hashJson(a) === hashJson(b)) === isSame(a, b);
    }),
    { numRuns: 2000 },
  );
});

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return { fields: fields.map(([key, field]) => [key, sorted(field)]) };
}
