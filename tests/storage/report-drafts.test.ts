import { expect, test } from "vitest";
import type { ReportDraft } from "../../src/storage/store.ts";
import { storeOn, workingDriver } from "./drivers.ts";

const draft = (visit: string, savedAt: number, student = ""): ReportDraft => ({
  visit,
  savedAt,
  student,
  course: "",
  chosen: ["r1"],
  answers: [{ run: "r1", rejected: "FCFS.", risk: "" }],
});

test("what is typed into a report is there for the next page, one of each visit, newest first", async () => {
  const records = new Map<string, unknown>();
  const store = storeOn(workingDriver(records));
  await store.keepReportDraft(draft("v1", 1));
  await store.keepReportDraft(draft("v2", 2));
  await store.keepReportDraft(draft("v1", 3, "Zoë"));
  await store.keepReportDraft(draft("v1", 2, "late to come"));
  const next = storeOn(workingDriver(records));
  expect(await next.reportDrafts()).toEqual([draft("v1", 3, "Zoë"), draft("v2", 2)]);
  await next.reset();
  expect(await next.reportDrafts()).toEqual([]);
  expect(records.size).toBe(0);
});
