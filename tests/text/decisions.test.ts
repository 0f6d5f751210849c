import { expect, test } from "vitest";
import { decisionText, formatWorkMore, measureWords } from "../../src/text/decisions.ts";

test("what a changed decision does to the level's measure is told in its unit, unless it rounds to nothing", () => {
  expect(measureWords("disruption", -49 * 3600)).toBe("49 GPU-h less disruption");
  expect(measureWords("regret", 0.012)).toBe("1.2 points more regret");
  expect(measureWords("training-lost", -180)).toBe("3 min less fleet time lost");
  expect(measureWords("regret", 0.0001)).toBeNull();
  expect(decisionText.besides([])).toBe("");
  expect(decisionText.besides(["1 star", "3 min more fleet time lost"])).toBe(
    ", with 1 star and 3 min more fleet time lost",
  );
  expect(formatWorkMore(3600 * 1204)).toBe("+1,204 GPU-h");
});
