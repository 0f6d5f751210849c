import { expect, test } from "vitest";
import { speedWords } from "../../src/lessons/elastic/text/elastic.ts";
import { badgeText } from "../../src/text/header.ts";
import { formatKept, keptWords } from "../../src/text/numbers.ts";
import { debriefText } from "../../src/text/pages.ts";

test.each([
  [0.892, "89.2% of the speed at the start"],
  [1.048, "4.8% faster than at the start"],
  [1.0001, "as fast as at the start"],
  [0, "0.0% of the speed at the start"],
])("a speed of %d is never more than all of one", (share, words) => {
  expect(speedWords(share)).toBe(words);
});

test.each([
  [0.912, "91.2%"],
  [0, "0.0%"],
  [-0.04, "net loss 4.0%"],
])("a goodput of %d has its word where it is negative", (share, words) => {
  expect(formatKept(share)).toBe(words);
  expect(badgeText.share(share)).toBe(words);
  expect(badgeText.goodputIn(share, 7200)).toBe(`${words} in 2 h`);
});

test("a sentence says that more was lost than done, and no negative share", () => {
  expect(keptWords(0.5)).toBe("50.0% of that was kept");
  const lost = debriefText.lessonUnmet(0.9, -0.12);
  expect(lost).toContain("more was lost than was done");
  expect(lost).not.toMatch(/−|-\d/);
});
