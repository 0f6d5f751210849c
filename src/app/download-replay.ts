import { handInOf } from "../replay/hand-in.ts";
import { packHandIn } from "../replay/pack-hand-in.ts";
import type { RunRecord } from "../replay/run-record.ts";
import type { Owner } from "./create-assigned.ts";
import { saveBytes } from "./save-file.ts";

/** Offers a run's record as a file, whole, with whose it is, to be watched, verified and handed in. */
export function downloadReplay(record: RunRecord, owner: Owner): void {
  saveBytes(fileName(record, "fleet"), packHandIn({ ...handInOf([record]), ...owner }));
}

/** What a file of a run is called. */
export function fileName({ levelId, seed }: Pick<RunRecord, "levelId" | "seed">, ending: string): string {
  return `${levelId}-${seed.replaceAll(/[^\w-]/g, "_")}.${ending}`;
}
