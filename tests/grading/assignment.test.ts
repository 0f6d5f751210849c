import { describe, expect, test } from "vitest";
import { ownSeed, parseAssignment, seedFor } from "../../src/grading/assignment.ts";
import { assignmentParameter, readAssignmentParameter } from "../../src/grading/assignment-link.ts";
import { grade } from "../../src/grading/grade.ts";
import { judgeHere } from "../../src/grading/judge.ts";
import { readRoster } from "../../src/grading/roster.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { isSeed } from "../../src/replay/seed.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { flagWords } from "../../src/text/grading.ts";
import { levelFiles } from "../levels/level-files.ts";
import { handIn, runOf } from "./a-class.ts";

const own = parseAssignment({
  assignment: "week-3",
  levels: [
    { level: "act-1", seed: null },
    { level: "act-2", seed: { from: "name" } },
  ],
  attempts: 2,
  deadline: "2026-12-01T23:00:00Z",
  report: ["prediction", "rationale", "risk"],
});

describe("an assignment's link", () => {
  test("gives the assignment back, whichever way it is packed, and is short", () => {
    const link = assignmentParameter(own);
    expect(readAssignmentParameter(link)).toEqual(own);
    expect(link).toMatch(/^[\w-]+$/);
    expect(link.length).toBeLessThan(260);
    const small = parseAssignment({ assignment: "w", levels: [{ level: "act-1", seed: null }] });
    expect(readAssignmentParameter(assignmentParameter(small))).toEqual(small);
    expect(readAssignmentParameter(JSON.stringify(own))).toEqual(own);
  });

  test.each([
    ["", /cut off/],
    ["!", /cut off/],
    [assignmentParameter(own).slice(0, -9), /cut off/],
    ['{"assignment":"x"', /not JSON/],
    ['{"assignment":"x","levels":[]}', /levels/],
    ['{"assignment":"x","levels":[{"level":"a","seed":null},{"level":"a","seed":"b"}]}', /each level once/],
    ['{"assignment":"x","levels":[{"level":"a","seed":null}],"attempts":0}', /attempts is 0/],
    ['{"assignment":"x","levels":[{"level":"a","seed":null}],"deadline":"soon"}', /deadline/],
  ])("%s is refused in words", (text, why) => {
    expect(() => readAssignmentParameter(text)).toThrow(why);
  });
});

describe("each student's own seed", () => {
  const judge = { ...judgeHere(levelFiles), bestUseful: () => Promise.resolve(1) };
  test("hangs on the name, the level and the assignment, not on how the name is written", () => {
    const seed = ownSeed(own, "act-2", "Zoë Müller") ?? "";
    expect(isSeed(seed)).toBe(true);
    for (const name of ["zoe mueller", "MÜLLER, Zoë", " Zoë  Müller "]) expect(ownSeed(own, "act-2", name)).toBe(seed);
    const others = [
      ownSeed(own, "act-2", "Zoë Müllers"),
      ownSeed(own, "act-1", "Zoë Müller"),
      ownSeed({ assignment: "week-4" }, "act-2", "Zoë Müller"),
    ];
    expect(new Set([seed, ...others]).size).toBe(4);
    expect(ownSeed(own, "act-2", " - ")).toBeNull();
    expect([seedFor(own, "act-1", "Zoë"), seedFor(own, "act-9", "Zoë")]).toEqual([null, null]);
  });

  const graded = async (student: string, seed: string, change: Partial<RunRecord> = {}, risk: string | null = null) => {
    const runs = [runOf("never", seed, { prediction: null, id: "r1", ...change })];
    const answers = [{ run: "r1", rejected: null, risk }];
    const bytes = packHandIn({ ...handIn(student, runs), answers });
    const roster = readRoster("Name\nZoë Müller\nAda Lovelace");
    const options = { levels: levelFiles, roster, assignment: own, judge, onProgress: () => {} };
    const report = await grade([{ path: "x", bytes }], options);
    return report.runs.flatMap(({ flags }) => flags.map(flagWords));
  };

  test("is worked out anew when it is graded; another one is flagged", async () => {
    const seed = ownSeed(own, "act-2", "Zoë Müller") ?? "";
    const words = { rationale: "because", attempt: 2, endedAt: Date.parse("2026-12-01T22:00:00Z") };
    expect(await graded("Zoe Müller", seed, words, "A second failure.")).toEqual(["lacks prediction"]);
    expect((await graded("Ada Lovelace", seed, words))[0]).toMatch(/^chosen seed: own-\w{10} was asked for$/);
  });

  test("attempts, deadline and what is missing are flagged as run and report say them", async () => {
    const seed = ownSeed(own, "act-2", "Ada Lovelace") ?? "";
    expect(await graded("Ada Lovelace", seed, { attempt: 3, endedAt: Date.parse("2026-12-02T01:00:00Z") })).toEqual([
      "attempt 3 of 2 allowed",
      "2 h after the deadline, by the student's clock",
      "lacks prediction, rationale, residual risk",
    ]);
  });
});
