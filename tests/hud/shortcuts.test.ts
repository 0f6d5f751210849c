import { expect, test } from "vitest";
import { actionOf } from "../../src/hud/shortcuts.ts";
import type { Lesson } from "../../src/hud/lesson.ts";
import { lessons } from "../../src/lessons/index.ts";

/** Keys that belong to a dialog, a list or the hall, or open the codex or the page of keys itself. */
const elsewhere = new Set(["k", "m", "d", "x", "?"]);

/** The single keys that a lesson's page of keys names. */
function namedKeys({ keys }: Lesson): string[] {
  const names = keys.keys.flatMap(([key]) => key.replace("Space", " ").split(", "));
  return names.filter((name) => /^[^↑↓←→]$/u.test(name)).map((name) => name.replace("−", "-").toLowerCase());
}

test.each(lessons)("every single key on the page of keys of $id does something there", (lesson) => {
  const idle = namedKeys(lesson).filter((key) => !elsewhere.has(key) && actionOf(lesson, key) === undefined);
  expect(idle).toEqual([]);
});

test.each(lessons)("every single key that does something in $id is on its page of keys", (lesson) => {
  const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  const keys = printable.filter((key) => actionOf(lesson, key) !== undefined);
  // "=" is "+" without Shift.
  expect(keys.filter((key) => key !== "=").toSorted()).toEqual(
    namedKeys(lesson)
      .filter((key) => !elsewhere.has(key))
      .toSorted(),
  );
});

test("each lesson's page has the keys of that lesson, and not another's", () => {
  const named = new Map(lessons.map((lesson) => [lesson.id, namedKeys(lesson)]));
  expect(named.get("fragmentation")).toContain("g");
  expect(named.get("elastic")).toContain("c");
  for (const key of ["g", "c", "k"]) expect(named.get("checkpoint")).not.toContain(key);
});
