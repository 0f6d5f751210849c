import { posix } from "node:path";
import { readImports, type Import } from "./read-imports.ts";

/** What a room may import: other rooms, others for their types only, and npm packages (`*`: any). */
export interface Room {
  readonly rooms: readonly string[];
  readonly types: readonly string[];
  readonly packages: readonly string[];
}

const signals = ["@preact/signals-core", "@preact/signals"];

/** The rooms of `src/`, as the README tells them too, and which packages each was chosen for. */
export const rooms: Readonly<Record<string, Room>> = {
  // The page's own wiring: knows everyone.
  app: {
    rooms: [
      "analysis",
      "audio",
      "grading",
      "hud",
      "insight",
      "lessons",
      "levels",
      "pages",
      "picture",
      "replay",
      "session",
      "sim",
      "storage",
      "text",
      "view",
    ],
    types: [],
    packages: [...signals],
  },
  pages: {
    rooms: ["grading", "hud", "insight", "picture", "replay", "text"],
    types: ["levels", "sim"],
    packages: ["preact", "uqr", ...signals],
  },
  lessons: {
    rooms: ["hud", "insight", "session", "text", "view"],
    types: ["levels", "sim"],
    packages: ["phaser", "preact", "uplot", ...signals],
  },
  // Pictures and clips of a run, drawn pixel by pixel where the hall's engine is not: in a worker, and small.
  picture: { rooms: ["analysis", "levels", "replay", "sim", "text", "view"], types: [], packages: ["gifenc"] },
  view: { rooms: ["session"], types: ["sim"], packages: ["phaser", ...signals] },
  hud: {
    rooms: ["codex", "insight", "session", "text"],
    types: ["levels", "picture", "sim"],
    packages: ["preact", "uplot", ...signals],
  },
  // Loaded once somebody asks about a term, but for the names of the terms.
  codex: { rooms: ["insight", "levels", "text"], types: ["sim"], packages: [] },
  audio: { rooms: ["session"], types: ["sim"], packages: ["howler", ...signals] },
  text: { rooms: [], types: ["sim"], packages: [] },
  storage: { rooms: ["levels", "replay"], types: [], packages: ["localforage", "valibot"] },
  insight: { rooms: ["replay", "levels", "sim"], types: [], packages: [] },
  analysis: { rooms: ["insight", "replay", "levels", "sim"], types: [], packages: ["valibot"] },
  // Its tables are words for people.
  grading: {
    rooms: ["analysis", "insight", "replay", "levels", "text"],
    types: ["sim"],
    packages: ["fflate", "valibot"],
  },
  // The text room's sentences also reach a terminal.
  cli: {
    rooms: ["analysis", "grading", "insight", "replay", "levels", "sched", "sim", "text", "trace"],
    types: [],
    packages: ["node:*"],
  },
  session: { rooms: ["replay", "sim"], types: ["levels"], packages: ["@preact/signals-core"] },
  replay: { rooms: ["levels", "sim"], types: [], packages: ["fflate", "valibot"] },
  levels: { rooms: ["sim"], types: [], packages: ["valibot"] },
  trace: { rooms: ["sched"], types: [], packages: ["node:*"] },
  // Shared by the game's core and the traces.
  sched: { rooms: [], types: [], packages: [] },
  sim: {
    rooms: ["sched"],
    types: [],
    packages: ["seedrandom", "@stdlib/math-base-special-ln", "@stdlib/math-base-special-exp"],
  },
};

/** Values that come with the core's types: names of numbers in its arrays. */
const constants = new Set(["GpuState"]);

/** Files that are no code: data, styles, pictures, sounds. */
const assetPattern = /\.(json|css|md|png|svg|webp|jpg|mp3|ogg|webm|wav|woff2|glsl|frag|vert)(\?\w+)?$/;

/** Everything wrong with how files import one another, one sentence each; keys are paths such as `src/view/hall.ts`. */
export function checkArrows(sources: ReadonlyMap<string, string>): readonly string[] {
  const complaints: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, source] of sources) {
    if (/\.(json|css|md)$/.test(path)) continue;
    if (!/\.tsx?$/.test(path)) {
      complaints.push(`${path} is no file that this test can read.`);
      continue;
    }
    const { imports, errors } = readImports(path, source);
    complaints.push(...errors, ...roomErrors(path));
    for (const found of imports) {
      const complaint = checkImport(path, found, sources);
      if (complaint !== null) complaints.push(`${path} ${complaint}`);
    }
    graph.set(
      path,
      imports.filter(({ byUrl }) => !byUrl).map((found) => resolve(path, found.from)),
    );
  }
  return [...complaints, ...findCycles(graph)];
}

function roomErrors(path: string): readonly string[] {
  if (path === "src/main.tsx" || path.endsWith(".d.ts") || rooms[roomOf(path)]) return [];
  return [`${path} is in no room of the table.`];
}

function roomOf(path: string): string {
  const [top, room, file] = path.split("/");
  return top === "src" && file !== undefined ? (room ?? "") : "";
}

/** The lesson that a file belongs to, or null. */
function lessonOf(path: string): string | null {
  return /^src\/lessons\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function resolve(path: string, from: string): string {
  return from.startsWith(".") ? posix.join(posix.dirname(path), from) : from;
}

function checkImport(path: string, found: Import, sources: ReadonlyMap<string, string>): string | null {
  const target = resolve(path, found.from);
  if (!found.from.startsWith(".")) return checkPackage(path, found);
  const from = roomOf(path);
  if (assetPattern.test(target)) return from === "sim" ? `imports ${target}, but sim is code only.` : null;
  if (!sources.has(target)) return `imports ${target}, which is no file in src/.`;
  const to = roomOf(target);
  const [lesson, other] = [lessonOf(path), lessonOf(target)];
  if (lesson !== null && other !== null && lesson !== other) return `imports ${target}: no lesson imports another.`;
  if (from === to && from !== "") return null;
  if (path !== "src/main.tsx" && to === "") return `imports ${target}, but nothing imports the entry.`;
  if (to === "sim" && target !== "src/sim/index.ts") return `imports ${target} past sim/index.ts.`;
  if (path === "src/main.tsx" || rooms[from]?.rooms.includes(to)) return null;
  if (!rooms[from]?.types.includes(to)) return `imports ${target}, but ${from} may not import ${to}.`;
  if (found.typeOnly || found.names.every((name) => constants.has(name))) return null;
  return `imports ${target} for more than its types.`;
}

function checkPackage(path: string, { from }: Import): string | null {
  const parts = from.split("/");
  const name = from.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
  const room = roomOf(path);
  const allowed = rooms[room]?.packages ?? ["*"];
  if (allowed.includes("*") || allowed.includes(name)) return null;
  if (from.startsWith("node:") && allowed.includes("node:*")) return null;
  return `imports the package ${name}, which ${room} may not.`;
}

function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`These files import one another: ${[...trail.slice(start), path].join(" -> ")}.`);
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}
