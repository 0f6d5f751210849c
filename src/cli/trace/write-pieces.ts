import { closeSync, openSync, writeFileSync } from "node:fs";
import { traceErrors } from "../../text/cli-trace.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Writes a file piece by piece, over one that is there.
 * @throws UsageError if it cannot be written.
 */
export function writePieces(path: string, pieces: Iterable<string>): void {
  try {
    const file = openSync(path, "w");
    try {
      for (const piece of pieces) writeFileSync(file, piece);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(traceErrors.unwritable(path, code));
  }
}
