import { describe, expect, test } from "vitest";
import { ownSeed, parseAssignment, seedFor } from "../../src/grading/assignment.ts";
import { assignmentParameter, readAssignmentParameter, readAssignmentText } from "../../src/grading/assignment-link.ts";
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

describe("an assignment's text", () => {
  const link = `https://game.example/?assignment=${assignmentParameter(own)}#start`;

  test.each([
    ["JSON, as Windows saves it", `\uFEFF${JSON.stringify(own)}\r\n`],
    ["the link", link],
    ["a link's file", `[InternetShortcut]\r\nURL=${link}\r\n`],
    ["a link with JSON in it", `http://localhost/?debug=1&assignment=${encodeURIComponent(JSON.stringify(own))}`],
    ["what stands in the link", assignmentParameter(own)],
  ])("%s", (_name, text) => expect(readAssignmentText(text)).toEqual(own));

  test("is JSON where it says so, whatever is named in it, and a link that is broken is said to be", () => {
    const named = { assignment: "?assignment=x", levels: [{ level: "act-1", seed: null }] };
    expect(readAssignmentText(JSON.stringify(named)).assignment).toBe("?assignment=x");
    expect(() => readAssignmentText("http://x/?assignment=%E0%A4%A")).toThrow(/cut off or changed/);
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

  test("what a report must say is looked for in it, and words of nothing but space are none", async () => {
    const assignment = parseAssignment({
      ...own,
      attempts: null,
      deadline: null,
      report: ["rationale", "alternative", "risk"],
    });
    const options = { levels: levelFiles, roster: null, assignment, judge, onProgress: () => {} };
    const lacking = async (rejected: string | null, risk: string | null, rationale: string) => {
      const run = runOf("never", ownSeed(own, "act-2", "Zoë Müller") ?? "", { id: "r1", rationale });
      const whole = packHandIn({ ...handIn("Zoë Müller", [run]), answers: [{ run: "r1", rejected, risk }] });
      // The run also lies beside its report, by itself.
      const files = [packHandIn(handIn("Zoë Müller", [run])), whole].map((bytes, index) => ({
        path: `${index}`,
        bytes,
      }));
      const { runs } = await grade(files, options);
      return runs.flatMap(({ flags }) => flags.map(flagWords));
    };
    expect(await lacking("Draining: it waits.", "Two failures at once.", "Because.")).toEqual([]);
    expect(await lacking("Draining: it waits.", null, "Because.")).toEqual(["lacks residual risk"]);
    expect(await lacking(" \n", "Two failures.", " ")).toEqual(["lacks rationale, rejected alternative"]);
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
