import type { RunRecord } from "../replay/run-record.ts";
import { saveFile } from "./save-file.ts";

/** Offers a run's record as a file, whole. */
export function downloadReplay(record: RunRecord): void {
  saveFile(`${record.levelId}-${record.seed.replaceAll(/[^\w-]/g, "_")}.json`, record);
}
