import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashJson } from "../replay/hash-json.ts";

/** The rooms whose code decides how a run goes and how it is judged. */
const rooms = ["sim", "levels", "replay"] as const;

/** 16 hex digits over the code that plays and judges runs: the same for the page and the terminal of one checkout. */
export function readBuildId(): string {
  const src = join(dirname(fileURLToPath(import.meta.url)), "..");
  const paths = rooms.flatMap((room) =>
    readdirSync(`${src}/${room}`, { recursive: true, encoding: "utf8" })
      .map((path) => `${room}/${path.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts")),
  );
  const files = paths.toSorted().map((path) => [path, readFileSync(`${src}/${path}`, "utf8").replaceAll("\r\n", "\n")]);
  return hashJson(files);
}
