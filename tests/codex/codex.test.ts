import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codex, searchTerms, termIds } from "../../src/codex/codex.ts";
import { findTerms } from "../../src/codex/find-terms.ts";
import { termNames, type TermId } from "../../src/codex/term-names.ts";
import type { Reading } from "../../src/codex/term.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { createSimulation, type Command, type Seconds } from "../../src/sim/index.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";
import { sidesOf } from "./evaluate.ts";

const hour = 3600;

function play({ level, goals }: LevelFile, seed: string, until: Seconds, commands: readonly Command[] = []): Reading {
  const simulation = createSimulation({ ...level, observeUntil: 0 }, seed);
  for (const command of commands) expect(simulation.dispatch(command)).toEqual({ ok: true });
  simulation.advanceTo(until);
  return { level, goals, view: simulation.view() };
}

/** Runs in which every formula of the codex has its numbers: begun, under way, and over. */
const readings: readonly Reading[] = [
  play(act1File, "codex", 0),
  play(act1File, "codex", 1.5 * hour, [{ type: "set-policy", policy: "preemption" }]),
  play(act1File, "codex", 0.75 * hour, [{ type: "set-checkpoint-interval", interval: hour }, { type: "defragment" }]),
  play(act1File, "codex", act1File.level.duration),
  play(act2File, "codex", 30 * hour, [{ type: "set-checkpoint-interval", interval: 1.5 * hour }]),
  play(act2File, "codex", act2File.level.duration, [{ type: "set-checkpoint-interval", interval: hour }]),
  play(act3File, "codex", hour / 2),
  play(act3File, "codex", hour),
  play(act3File, "codex", 2 * hour, [
    { type: "set-recovery", mode: "elastic" },
    { type: "set-routing", routing: "automatic" },
  ]),
];
const withoutRuns: readonly Reading[] = [act1File, act2File, act3File].map(({ level, goals }) => ({
  level,
  goals,
  view: null,
}));

/** Formulas in symbols that are no numbers: a sum over the sizes that wait, what a compaction has moved, another run's work. */
const notWorkedOut = new Set<TermId>(["fragmentation", "defragmentation", "best-known"]);

describe.each(termIds.filter((id) => codex[id].formula !== null && !notWorkedOut.has(id)))("%s", (id) => {
  const { formula, now } = codex[id];
  test("its formula holds for the numbers beside it, which come from the run", () => {
    const sides = readings.flatMap((reading) => {
      const found = sidesOf(formula ?? "", now(reading));
      // Shares of nothing are 0 when a run begins.
      return found === null || Number.isNaN(found[1]) ? [] : [found];
    });
    expect(sides.length).toBeGreaterThan(0);
    // Times are whole seconds, and steps whole microseconds.
    for (const [left, right] of sides)
      expect(Math.abs(left - right)).toBeLessThanOrEqual(Math.abs(right) * 1e-4 + 1e-9);
  });
});

describe("the codex", () => {
  test("holds at least 80 terms, each said in one sentence of its own", () => {
    expect(termIds.length).toBeGreaterThanOrEqual(80);
    for (const id of termIds) expect(codex[id].says).toMatch(/^[A-Z].*[^.]\.$/);
    for (const id of termIds) expect(codex[id].says).not.toMatch(/\. [A-Z]/);
    for (const field of ["title", "says"] as const)
      expect(new Set(termIds.map((id) => codex[id][field])).size).toBe(termIds.length);
  });

  test("says no number that a level or the code sets: those are figures", () => {
    for (const id of termIds) expect(codex[id].says.replaceAll(/95 of 100|2-opt/g, "")).not.toMatch(/\d/);
  });

  test("names for each term a source, and of the model's own README a chapter that is there", () => {
    const chapters = readFileSync("src/sim/README.md", "utf8").matchAll(/^## (.+)$/gm);
    const named = new Set([...chapters].map(([, name = ""]) => name));
    for (const id of termIds) {
      const { name, link } = codex[id].source;
      const chapter = /^This game's model, “(.+)”/.exec(name)?.[1];
      if (chapter === undefined) expect(name).not.toBe("");
      else expect([...named]).toContain(chapter);
      if (link !== undefined) expect(link).toMatch(/^https:\/\//);
    }
  });

  test("has today's numbers in words, without a run too, each name once", () => {
    for (const reading of [...readings, ...withoutRuns])
      for (const id of termIds) {
        const figures = codex[id].now(reading);
        expect(new Set(figures.map(({ name }) => name)).size, id).toBe(figures.length);
        for (const { words } of figures) expect(words, id).not.toMatch(/NaN|undefined|Infinity|^$/);
      }
  });

  test("keeps what a player is to find out until the run is over", () => {
    const [begun, , , , underWay, over] = readings;
    if (begun === undefined || underWay === undefined || over === undefined) throw new RangeError("there are six runs");
    const secret = ["young", "daly", "optimal-interval", "expected-goodput", "aging", "regret"] as const;
    const known = new Set(["C", "M", "the third star allows, over the best known play of the seed"]);
    for (const id of secret) {
      expect(
        codex[id].now(underWay).filter(({ name }) => !known.has(name)),
        id,
      ).toEqual([]);
      expect(
        codex[id].now(over).filter(({ name }) => !known.has(name)),
        id,
      ).not.toEqual([]);
    }
  });

  test("is searched by all words of a query, in names first", () => {
    expect(searchTerms("")).toEqual(termIds);
    expect(searchTerms("GOODPUT")[0]).toBe("expected-goodput");
    expect(searchTerms("goodput").slice(0, 2)).toContain("goodput");
    expect(searchTerms("micro-step")).toEqual(["micro-batch"]);
    expect(searchTerms("cost ownership")).toEqual(["tco"]);
    expect(searchTerms("no such word")).toEqual([]);
  });
});

describe("terms in a sentence", () => {
  const found = (sentence: string): readonly (readonly [string, TermId])[] =>
    findTerms(sentence).flatMap(({ text, term }) => (term === null ? [] : [[text, term] as const]));

  test("are whole words, the longest name first, and the pieces are the sentence", () => {
    const sentence =
      "A checkpoint interval, checkpoints; EASY backfill and easy; killed, overkill, Replicas, replica-wide.";
    expect(found(sentence)).toEqual([
      ["checkpoint interval", "interval"],
      ["checkpoints", "checkpoint"],
      ["EASY backfill", "easy"],
      ["killed", "kill"],
      ["Replicas", "replica"],
    ]);
    expect(
      findTerms(sentence)
        .map(({ text }) => text)
        .join(""),
    ).toBe(sentence);
  });

  test("are no symbols of one letter, and acronyms only as they are written", () => {
    expect(found("Row C: M and R, sla, SLA, young jobs by Young's rule.")).toEqual([
      ["SLA", "sla"],
      ["Young's rule", "young"],
    ]);
  });

  test("each name belongs to one term, and needs no care in a pattern", () => {
    const names = Object.values(termNames).flat();
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\p{L}\d' -]+$/u);
  });
});
