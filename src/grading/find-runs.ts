import { requireRun, type HandIn } from "../replay/hand-in.ts";
import { readHandIn } from "../replay/read-hand-in.ts";
import { ReplayError } from "../replay/replay-error.ts";
import { archiveLimits, isArchive, openArchive, type ArchiveFault, type SubmittedFile } from "./open-archive.ts";

/** A file with runs in it. */
export interface FoundRuns {
  readonly path: string;
  readonly handIn: HandIn;
}

/** Why a file has no runs that could be read. */
export interface Unreadable {
  readonly path: string;
  readonly fault: ArchiveFault | "empty" | "no-run";
  /** What was wrong with it, in a sentence. */
  readonly message: string | null;
}

export interface Found {
  readonly runs: readonly FoundRuns[];
  readonly unreadable: readonly Unreadable[];
}

/** What operating systems leave behind. */
const litter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/** Finds the runs in files by what is in them, whatever they are called, also in archives inside archives. */
export function findRuns(files: readonly SubmittedFile[]): Found {
  const runs: FoundRuns[] = [];
  const unreadable: Unreadable[] = [];
  const look = ({ path, bytes }: SubmittedFile, depth: number): void => {
    if (litter.test(path)) return;
    if (isArchive(bytes)) {
      const opened = depth >= archiveLimits.depth ? "too-deep" : openArchive(path, bytes);
      if (typeof opened === "string") return void unreadable.push({ path, fault: opened, message: null });
      for (const large of opened.tooLarge) unreadable.push({ path: large, fault: "too-large", message: null });
      for (const file of opened.files) look(file, depth + 1);
      return;
    }
    if (bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d)) {
      return void unreadable.push({ path, fault: "empty", message: null });
    }
    try {
      const handIn = readHandIn(bytes);
      requireRun(handIn);
      runs.push({ path, handIn });
    } catch (error) {
      if (!(error instanceof ReplayError)) throw error;
      unreadable.push({ path, fault: "no-run", message: error.message });
    }
  };
  for (const file of files) look(file, 0);
  return { runs, unreadable };
}
