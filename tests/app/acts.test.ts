import { expect, test } from "vitest";
import { createActs } from "../../src/app/acts.ts";
import { lessons } from "../../src/lessons/index.ts";

test("every level of the game has a lesson that is judged as the level is", () => {
  const numbers = createActs(lessons).map(({ about }) => about.number);
  expect(numbers).toEqual(expect.arrayContaining(["Act I", "Act II", "Act III"]));
  const others = lessons.filter(({ id }) => id !== "fragmentation");
  const names = others.map(({ id }) => id).join(", ");
  expect(() => createActs(others)).toThrow(`act-1: lesson is "fragmentation", but there are only ${names}`);
  expect(() => createActs(lessons.map((lesson) => ({ ...lesson, measure: "regret" as const })))).toThrow(
    'act-1: goals.thirdStar.measure is "disruption", but the lesson "fragmentation" is judged by "regret"',
  );
});
