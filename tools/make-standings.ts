import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeStandings } from "../src/analysis/make-standings.ts";
import { readAllLevels } from "../src/cli/read-level.ts";

// Plays the stored plays of every level over many seeds and writes assets/standings/, which the debriefs compare runs with.
const folder = join(import.meta.dirname, "..", "assets", "standings");
mkdirSync(folder, { recursive: true });
for (const file of readAllLevels(null)) {
  const standings = makeStandings(file, ({ id }) => console.log(`${file.level.id}: ${id}`));
  const { plays, ...head } = standings;
  // A play is a line: what changes is seen.
  const lines = plays.map((play) => `    ${JSON.stringify(play)}`).join(",\n");
  const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "plays": [\n${lines}\n  ]\n}\n`;
  writeFileSync(join(folder, `${file.level.id}.json`), text);
}
