import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

test("the SCORM package names every file that it holds, and launches the page", () => {
  const out = join(mkdtempSync(join(tmpdir(), "scorm-")), "package.zip");
  execFileSync(process.execPath, ["tools/build-scorm.ts", out]);
  const files = unzipSync(readFileSync(out));
  const manifest = strFromU8(files["imsmanifest.xml"] ?? new Uint8Array());
  const named = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
  const held = Object.keys(files).filter((name) => name !== "imsmanifest.xml");
  expect(named.toSorted()).toEqual(held.toSorted());
  expect(named).toContain("index.html");
  // The page for instructors is none of the students', and nothing leads there.
  expect(named).not.toContain("grade.html");
  for (const [name, bytes] of Object.entries(files)) {
    if (/\.(?:js|html|xml)$/.test(name)) expect(strFromU8(bytes), name).not.toContain("grade.html");
  }
  expect(manifest).toContain("<schemaversion>1.2</schemaversion>");
  expect(manifest).toContain('adlcp:scormtype="sco" href="index.html"');
});
