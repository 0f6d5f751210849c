import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkArrows, rooms } from "./fences/arrows.ts";
import { readRooms } from "./fences/read-rooms.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function readSources(): ReadonlyMap<string, string> {
  const entries = readdirSync(`${root}/src`, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").slice(root.replaceAll("\\", "/").length))
    .map((path) => path.replace(/^\//, ""))
    .filter((path) => !path.endsWith("/tsconfig.json"));
  return new Map(paths.map((path) => [path, readFileSync(`${root}/${path}`, "utf8")]));
}

test("files import one another only along the table's arrows, without cycles", () => {
  const sources = readSources();
  expect(sources.size).toBeGreaterThan(20);
  expect(checkArrows(sources)).toEqual([]);
});

test("the README's table of rooms is the table of the arrows, and each room is a folder", () => {
  const told = readRooms(readFileSync(`${root}/README.md`, "utf8"));
  const held = Object.entries(rooms).map(([name, room]) => {
    return [name, { rooms: room.rooms.toSorted(), types: room.types.toSorted() }] as const;
  });
  expect(told).toEqual(Object.fromEntries(held));
  const folders = readdirSync(`${root}/src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(rooms).toSorted());
});
