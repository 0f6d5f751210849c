import { readFileSync, statSync, writeFileSync } from "node:fs";
import { handInLimits, type HandIn } from "../../replay/hand-in.ts";
import { readHandIn } from "../../replay/read-hand-in.ts";
import { ReplayError } from "../../replay/replay-error.ts";
import { cliErrors } from "../../text/cli.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Reads runs from a file, whatever they come in.
 * @throws UsageError if the file cannot be read; ReplayError if there are no runs in it.
 */
export function readRuns(path: string): HandIn {
  const { size } = tell(path, () => statSync(path));
  if (size > handInLimits.unpackedBytes) {
    throw new ReplayError(`It has ${size} bytes, but at most ${handInLimits.unpackedBytes} are read.`);
  }
  return readHandIn(tell(path, () => readFileSync(path)));
}

/**
 * The same, for a command that takes one file.
 * @throws UsageError with the file's name.
 */
export function requireRuns(path: string): HandIn {
  try {
    return readRuns(path);
  } catch (error) {
    if (error instanceof ReplayError) throw new UsageError(cliErrors.badFile(path, error.message));
    throw error;
  }
}

/**
 * Writes a file.
 * @throws UsageError if it cannot be written.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new UsageError(cliErrors.unwritable(path, codeOf(error)));
  }
}

function tell<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    throw new UsageError(code === "ENOENT" ? cliErrors.noSuchFile(path) : cliErrors.unreadable(path, code));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
