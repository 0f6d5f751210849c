import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkArrows } from "./arrows.ts";
import { readRooms } from "./read-rooms.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = (name: string): string => join(root, "node_modules", name, "bin", name);

describe("the first fence: what a browser or Node has does not compile in the core", () => {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const seeds = [
    "document.title;",
    'fetch("x");',
    "process.exit();",
    "window;",
    "setTimeout(() => {}, 1);",
    'import "node:fs";',
  ];
  let folder = "";

  beforeAll(() => {
    folder = copyTree(["tsconfig.json", "src/sim/tsconfig.json"]);
    seeds.forEach((seed, index) => writeFileSync(join(folder, "src/sim", `seed-${index}.ts`), `${seed}\nexport {};\n`));
    writeFileSync(join(folder, "src/sim/clean.ts"), "export const root = Math.sqrt([4].at(-1) ?? 0);\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("each seeded violation is reported, and only those", () => {
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", join(folder, "src/sim")], { encoding: "utf8" });
    const reported = new Set([...stdout.matchAll(/(seed-\d+|clean)\.ts\(1,/g)].map(([, name]) => name));
    expect([...reported].toSorted()).toEqual(seeds.map((_, index) => `seed-${index}`));
  });
});

describe("the second fence: imports go along the arrows", () => {
  const base = {
    "src/main.tsx": 'import "./view/hall.ts"; import { createSession } from "./session/session.ts"; createSession();',
    "src/view/hall.ts":
      'import type { Level } from "../sim/index.ts"; import { GpuState } from "../sim/index.ts"; import "phaser";',
    "src/session/session.ts": 'import { createSimulation } from "../sim/index.ts"; import "../replay/replay.ts";',
    "src/replay/replay.ts": 'import type { Level } from "../sim/index.ts";',
    "src/analysis/sweep.ts": 'new Worker(new URL("./sweep-worker.ts", import.meta.url));',
    "src/analysis/sweep-worker.ts": 'import "./sweep.ts";',
    "src/lessons/index.ts": 'import "./two/b.ts";',
    "src/lessons/two/b.ts": "export {};",
    "src/sim/index.ts": 'export { run } from "./run.ts";',
    "src/sim/run.ts": 'import alea from "seedrandom/lib/alea.js";',
  };
  const rows: readonly (readonly [why: string, path: string, source: string, complaint: RegExp])[] = [
    ["the core imports nobody", "src/sim/a.ts", 'import "../view/hall.ts";', /sim may not import view/],
    [
      "nor for a type",
      "src/sim/a.ts",
      'export type A = import("../session/session.ts").A;',
      /sim may not import session/,
    ],
    ["nor a level", "src/sim/a.ts", 'import level from "../../levels/act-1.json";', /sim is code only/],
    ["nor another package", "src/sim/a.ts", 'import "valibot";', /the package valibot, which sim may not/],
    ["nor Node", "src/sim/a.ts", 'import "node:fs";', /the package node:fs, which sim may not/],
    ["screens never import one another", "src/audio/a.ts", 'import "../view/hall.ts";', /audio may not import view/],
    ["also not later", "src/hud/a.tsx", 'void import("../view/hall.ts");', /hud may not import view/],
    ["also not by export", "src/hud/a.ts", 'export * from "../view/hall.ts";', /hud may not import view/],
    [
      "screens take the core's types only",
      "src/view/a.ts",
      'import { createSimulation } from "../sim/index.ts";',
      /more than its types/,
    ],
    ["the core has one face", "src/replay/a.ts", 'import { run } from "../sim/run.ts";', /past sim\/index\.ts/],
    [
      "a worker is an import",
      "src/text/a.ts",
      'new URL("../view/hall.ts", import.meta.url);',
      /text may not import view/,
    ],
    ["an import that a run decides is refused", "src/cli/a.ts", "void import(process.argv[2]);", /only a run can tell/],
    ["nothing imports the entry", "src/hud/a.ts", 'import "../main.tsx";', /nothing imports the entry/],
    ["two files may not import one another", "src/sim/run.ts", 'import "./index.ts";', /import one another/],
    ["nor for a type", "src/sim/run.ts", 'import type { Level } from "./index.ts";', /import one another/],
    ["no lesson imports another", "src/lessons/one/a.ts", 'import "../two/b.ts";', /no lesson imports another/],
    ["a room must be in the table", "src/utils/a.ts", "export {};", /in no room/],
    ["a file must be in a room", "src/a.ts", "export {};", /in no room/],
    ["a file must be readable", "src/view/a.js", 'import "../hud/x.js";', /no file that this test can read/],
    ["a file must parse", "src/view/a.ts", "const = 1;", /does not parse/],
    ["code lives in src", "src/view/a.ts", 'import "../../tools/x.ts";', /no file in src/],
    ["Phaser stays in its room", "src/hud/a.ts", 'import "phaser";', /the package phaser, which hud may not/],
  ];

  test("a tree that keeps to them is taken", () => {
    expect(checkArrows(new Map(Object.entries(base)))).toEqual([]);
  });

  test("the README's table is read row by row: arrows, types only, none", () => {
    const table =
      "| room | holds | may import |\n|---|---|---|\n| [`src/sim`](a) | the core | nothing |\n| `src/a` | b | hud, sim (types) |\n";
    expect(readRooms(table)).toEqual({ sim: { rooms: [], types: [] }, a: { rooms: ["hud"], types: ["sim"] } });
  });

  test.each(rows)("%s", (_why, path, source, complaint) => {
    const complaints = checkArrows(new Map(Object.entries({ ...base, [path]: source })));
    expect(complaints.join("\n")).toMatch(complaint);
  });
});

describe("the third fence: the core uses nothing that differs between engines", () => {
  const seeds = [
    ..."random log log2 log10 log1p exp expm1 pow sin cos tan asin acos atan atan2 sinh cosh tanh hypot cbrt"
      .split(" ")
      .map((name) => `Math.${name}(1)`),
    'Math["random"]()',
    "Math[String(1)]",
    "((m) => m.random())(Math)",
    "globalThis.Math.random()",
    "2 ** 3",
    "2 ** 0.5",
    "new Date()",
    "Date.now()",
    "performance.now()",
    "new Intl.NumberFormat()",
    "crypto.randomUUID()",
    '"a".localeCompare("b")',
    "(1).toLocaleString()",
    '"I".toLocaleLowerCase()',
    "new Error().toLocaleString()",
  ];
  const clean = ["Math.floor(Math.sqrt(2))", "3 ** 2", "Math.imul(2, Math.max(1, 2))", "({ Math: 1 }).Math"];
  let folder = "";

  beforeAll(() => {
    folder = copyTree([".oxlintrc.json", "tools/determinism.ts"]);
    const lines = [...seeds, ...clean].map((code, index) => `export const v${index} = ${code};`);
    mkdirSync(join(folder, "src/sim"), { recursive: true });
    mkdirSync(join(folder, "src/view"), { recursive: true });
    writeFileSync(join(folder, "src/sim/seed.ts"), `${lines.join("\n")}\n`);
    writeFileSync(join(folder, "src/view/seed.ts"), "export const angle = Math.sin(1) * 2 ** 3;\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("each seeded line is reported, and only those, and only in the core", () => {
    const { stdout } = spawnSync(process.execPath, [entry("oxlint"), "--format=unix"], {
      cwd: folder,
      encoding: "utf8",
    });
    const lines = new Set([...stdout.matchAll(/sim[\\/]seed\.ts:(\d+):/g)].map(([, line]) => Number(line)));
    expect([...lines].toSorted((a, b) => a - b)).toEqual(seeds.map((_, index) => index + 1));
    expect(stdout).not.toContain("view");
  });
});

/** A folder outside the repository that holds copies of these of its files. */
function copyTree(paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "fences-"));
  for (const path of paths) cpSync(join(root, path), join(folder, path), { recursive: true });
  return folder;
}
