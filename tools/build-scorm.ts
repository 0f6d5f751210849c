import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { zipSync, type Zippable } from "fflate";
import { build } from "vite";
import { manifestOf } from "./scorm/manifest.ts";

const target = "dist-scorm/fleet-orchestrator-scorm12.zip";
/** One star of nine. */
const passing = 11;

/** `npm run build:scorm`: the game as a SCORM 1.2 package, for a course's page to embed. */
async function main(out = target): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "scorm-"));
  try {
    await build({ mode: "course", logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .toSorted();
    const files: Zippable = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]));
    files["imsmanifest.xml"] = new TextEncoder().encode(manifestOf("Lab 08: The Fleet Orchestrator", paths, passing));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, zipSync(files, { level: 9, mtime: "1980-01-01" }));
    console.log(`${out}: upload it as a SCORM package.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv[2]);
