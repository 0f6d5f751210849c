import { standingHash } from "../analysis/make-standings.ts";
import type { Standings } from "../insight/standing/standing.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { simVersion } from "../sim/index.ts";

/** How the stored plays of the shipped levels end; each is loaded when a run of its level is over. */
const files = import.meta.glob<Standings>("../../assets/standings/*.json", { import: "default" });

/** The stored runs of a level; null if there are none of this very level and core. */
export async function loadStandings(file: LevelFile): Promise<Standings | null> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${file.level.id}.json`))?.[1];
  const standings = load === undefined ? null : await load();
  return standings?.hash === standingHash(file) && standings.simVersion === simVersion ? standings : null;
}
