import { expect, test } from "vitest";
import { causes } from "../../src/text/causes.ts";
import { clauseViolation, clauseObjective } from "../../src/text/clauses.ts";
import { ledgerClasses, ledgerText } from "../../src/text/ledger.ts";
import { refusals } from "../../src/text/refusals.ts";

test("every refusal is a sentence, and no two are the same", () => {
  const words = Object.values(refusals);
  for (const sentence of words) expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(new Set(words).size).toBe(words.length);
});

test("every cause of a failure has words that fit into brackets", () => {
  for (const cause of Object.values(causes)) expect(cause).not.toMatch(/\.$/);
});

test("the ledger's ten classes are named once each", () => {
  expect(ledgerClasses).toHaveLength(10);
  expect(new Set(ledgerClasses.map((name) => ledgerText[name].name)).size).toBe(10);
});

test("an SLO and its violation carry the level's own number", () => {
  expect(clauseObjective("gang-starts", 7200)).toBe("The giant starts within 2 h of its arrival");
  expect(clauseViolation("student-work-killed", 0.0412, 0.03)).toBe(
    "4.1% of the students' work was killed; the SLO is at most 3%",
  );
});
