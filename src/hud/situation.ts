import type { ClusterView, Seconds } from "../sim/index.ts";
import type { Story, ToldLine } from "./story.ts";

/** Real seconds at the slowest speed after which a log in which nothing happened says how things stand. */
const quietFor = 45;

/** Says how things stand where the log has been quiet for long. */
export interface Situations {
  /** The line that is due, if one is. */
  look(view: ClusterView, lines: readonly ToldLine[]): ToldLine | null;
}

/** Nothing is told yet. */
export function createSituations({ situation }: Pick<Story, "situation">): Situations {
  let last: Seconds | null = null;
  let nextId = -1;
  return {
    look(view, lines) {
      const { time, level, ended } = view;
      if (lines.length > 0) last = time;
      last ??= time;
      if (ended !== null || time - last < quietFor * level.pace) return null;
      last = time;
      const entry = { kind: "situation", tone: "note", nodes: [] } as const;
      return { id: nextId--, time, entry, cost: null, text: situation(view) };
    },
  };
}
