import { expect, type Page } from "@playwright/test";
import type { SavedRun } from "../../src/storage/store.ts";

/** The newest unfinished run of a level as the browser has it on its disk, or null. */
export function savedRun(page: Page, level: string): Promise<SavedRun | null> {
  return page.evaluate(
    (id) =>
      new Promise<SavedRun | null>((resolve, reject) => {
        const opening = indexedDB.open("fleet-orchestrator");
        opening.addEventListener("error", () => reject(new Error(String(opening.error))));
        opening.addEventListener("success", () => {
          const reading = opening.result.transaction("records").objectStore("records").get(`run/${id}`);
          reading.addEventListener("success", () => {
            const record = reading.result as { readonly runs: readonly SavedRun[] } | undefined;
            opening.result.close();
            resolve(record?.runs[0] ?? null);
          });
        });
      }),
    level,
  );
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
