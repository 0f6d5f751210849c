import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { zipSync, type Zippable } from "fflate";
import { build } from "vite";
import { parseAssignment } from "../src/grading/assignment.ts";

/** Where Gradescope's autograder goes. */
const target = "dist-gradescope/autograder.zip";
/** Unix permissions of what is run, in the upper half of a ZIP entry's attributes. */
const runnable = { os: 3, attrs: 0o100755 << 16 } as const;

/** `npm run build:gradescope -- --assignment week-3.json`: the grader in one file, with the levels, packed for upload. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { assignment: { type: "string" }, out: { type: "string" } } });
  const files: Zippable = {
    "setup.sh": [readFileSync("tools/gradescope/setup.sh"), runnable],
    run_autograder: [readFileSync("tools/gradescope/run_autograder"), runnable],
    "grade.mjs": new TextEncoder().encode(await bundle()),
  };
  for (const name of readdirSync("levels")) files[`levels/${name}`] = readFileSync(join("levels", name));
  if (values.assignment !== undefined) {
    const text = readFileSync(values.assignment, "utf8");
    parseAssignment(JSON.parse(text));
    files["assignment.json"] = new TextEncoder().encode(text);
  }
  const out = values.out ?? target;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zipSync(files, { level: 9, mtime: "1980-01-01" }));
  console.log(`${out}: upload it as the autograder of a programming assignment worth 100 points.`);
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      write: false,
      ssr: "src/cli/gradescope/grade-submission.ts",
      target: "node20",
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const [chunk, ...others] = outputs.flatMap((one) => ("output" in one ? one.output : []));
  if (chunk?.type !== "chunk" || others.length > 0) throw new RangeError("the grader is not in one file");
  return chunk.code;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
