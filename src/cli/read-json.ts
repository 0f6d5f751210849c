import { readFileSync } from "node:fs";
import { cliErrors } from "../text/cli.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads a JSON file.
 * @throws UsageError if it cannot be read or is not JSON.
 */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(cliErrors.notJson(path));
  }
}

/**
 * Reads a text file.
 * @throws UsageError if it cannot be read.
 */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(code === "ENOENT" ? cliErrors.noSuchFile(path) : cliErrors.unreadable(path, code));
  }
}
