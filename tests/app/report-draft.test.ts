import { describe, expect, test } from "vitest";
import { bestOfEach, draftFor, emptyDraft, withAnswer } from "../../src/app/report-draft.ts";
import { cleanName } from "../../src/replay/hand-in.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { levelFiles } from "../levels/level-files.ts";
import { aReplay } from "../replay/a-replay.ts";

describe("what a report hands in and says", () => {
  const acts = levelFiles.map(({ level }) => ({ level }));
  const over = (id: string, stars: 0 | 1 | 2 | 3, measure: number, endedAt: number): RunRecord => ({
    ...aReplay,
    id,
    score: { stars, measure },
    endedAt,
  });

  test("is the best run of each act: stars, then the measure, then the newest", () => {
    const runs = [over("a", 2, 5, 9), over("b", 3, 8, 1), over("c", 3, 7, 2), over("d", 3, 7, 3)];
    expect(bestOfEach(acts, runs)).toEqual(["d"]);
    expect(bestOfEach(acts, [{ ...over("e", 3, 1, 1), score: null }])).toEqual([]);
  });

  test("is what the visits that may be shown typed: the newest goes before, gaps are filled", () => {
    const mine = { ...withAnswer(emptyDraft("v1"), "r1", { risk: "Mine." }), savedAt: 2, student: "Zoë" };
    const former = { ...withAnswer(emptyDraft("v2"), "r2", { rejected: "FCFS." }), savedAt: 1, course: "CS" };
    const stranger = { ...emptyDraft("v3"), savedAt: 3, student: "Eve" };
    expect(draftFor(["v1"], [stranger, mine, former])).toMatchObject({ visit: "v1", student: "Zoë", course: "" });
    const all = draftFor(["v1", "v2"], [stranger, mine, former]);
    expect(all).toMatchObject({ visit: "v1", student: "Zoë", course: "CS" });
    expect(all.answers.map(({ run }) => run)).toEqual(["r1", "r2"]);
  });

  test("is a name that can be read again", () => {
    expect(cleanName(" Zoë\u202E\n ")).toBe("Zoë");
    expect(cleanName("   ")).toBeNull();
  });
});
