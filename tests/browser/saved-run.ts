import { expect, type Page } from "@playwright/test";
import type { RunRecord } from "../../src/replay/run-record.ts";

/** A record as the browser has it on its disk; undefined if it has none. */
export function savedRecord(page: Page, key: string): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open("fleet-orchestrator");
        opening.addEventListener("error", () => reject(new Error(String(opening.error))));
        opening.addEventListener("success", () => {
          const reading = opening.result.transaction("records").objectStore("records").get(name);
          reading.addEventListener("success", () => {
            opening.result.close();
            resolve(reading.result);
          });
        });
      }),
    key,
  );
}

/** The unfinished runs of a level as the browser has them on its disk, newest first. */
export async function savedRuns(page: Page, level: string): Promise<readonly RunRecord[]> {
  const record = (await savedRecord(page, `run/${level}`)) as { readonly runs: readonly RunRecord[] } | undefined;
  return record?.runs ?? [];
}

/** The newest of them, or null. */
export async function savedRun(page: Page, level: string): Promise<RunRecord | null> {
  const [newest] = await savedRuns(page, level);
  return newest ?? null;
}

/** Waits until the run of one level is on the disk as the one played last. */
export async function expectPlayedLast(page: Page, level: string, other: string): Promise<void> {
  await expect
    .poll(async () => {
      const [one, two] = [await savedRun(page, level), await savedRun(page, other)];
      return (one?.savedAt ?? 0) > (two?.savedAt ?? 0);
    })
    .toBe(true);
}
