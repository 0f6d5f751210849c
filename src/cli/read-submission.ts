import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { classBytes } from "../grading/grade-files.ts";
import { archiveLimits, type SubmittedFile } from "../grading/open-archive.ts";

/** Every file below a folder, or the one that is named. @throws what the file system says. */
export function readSubmission(path: string): readonly SubmittedFile[] {
  if (!statSync(path).isDirectory()) return [{ path: path.split(/[\\/]/).at(-1) ?? path, bytes: readFileSync(path) }];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  let all = 0;
  return entries.map((entry) => {
    const whole = join(entry.parentPath, entry.name);
    const { size } = statSync(whole);
    all += size;
    const isRead = size <= archiveLimits.allBytes && all <= classBytes;
    const name = relative(path, whole).replaceAll("\\", "/").normalize("NFC");
    return { path: name, bytes: isRead ? readFileSync(whole) : new Uint8Array(0) };
  });
}
