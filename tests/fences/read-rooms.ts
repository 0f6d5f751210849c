/** A room by the README's table: the rooms that it may import, and those that it may import the types of. */
export interface ToldRoom {
  readonly rooms: readonly string[];
  readonly types: readonly string[];
}

/** The rooms of `src/` in a README's table `| room | holds | may import |`, each with its arrows in order of the alphabet. */
export function readRooms(readme: string): Readonly<Record<string, ToldRoom>> {
  const rows = [...readme.matchAll(/^\| \[?`src\/(\w+)`[^|]*\|[^|]*\|([^|]*)\|$/gm)];
  return Object.fromEntries(rows.map(([, room = "", arrows = ""]) => [room, arrowsOf(arrows)]));
}

/** "hud, text, sim (types)"; "nothing" are none. */
function arrowsOf(cell: string): ToldRoom {
  const names = cell.trim() === "nothing" ? [] : cell.split(",").map((name) => name.trim());
  const types = names.filter((name) => name.endsWith(" (types)")).map((name) => name.replace(" (types)", ""));
  return { rooms: names.filter((name) => !name.endsWith(" (types)")).toSorted(), types: types.toSorted() };
}
