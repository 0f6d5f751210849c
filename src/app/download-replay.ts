import { handInOf } from "../replay/hand-in.ts";
import { packHandIn } from "../replay/pack-hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { saveBytes } from "./save-file.ts";

/** Offers a run's record as a file, whole, to be watched, verified and handed in. */
export function downloadReplay(record: RunRecord): void {
  const name = `${record.levelId}-${record.seed.replaceAll(/[^\w-]/g, "_")}.fleet`;
  saveBytes(name, packHandIn(handInOf([record])));
}
