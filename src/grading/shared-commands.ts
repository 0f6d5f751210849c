import { hashJson } from "../replay/hash-json.ts";
import type { RunRecord } from "../replay/run-record.ts";

/** What two runs have in common. */
export interface Shared {
  /** They are one run: the id of the play-through is the same. */
  readonly isSameRun: boolean;
  /** Commands that both gave at the same second, those before the clock ran left out. */
  readonly commands: number;
  /** Of the run that has fewer. */
  readonly of: number;
  readonly sameSeed: boolean;
  /** Commands that both gave at the same moment of the wall clock. */
  readonly sameMoments: number;
}

/** Fewer may well be chance: some levels ask for the same few at the same time. */
const fewest = 3;
const shareOf = 0.8;

/** What two runs of one level share; null where it is no more than chance has two students share. */
export function sharedCommands(one: RunRecord, other: RunRecord): Shared | null {
  if (one.levelId !== other.levelId) return null;
  const [mine, theirs] = [keysOf(one), new Set(keysOf(other))];
  const commands = mine.filter((key) => theirs.has(key)).length;
  const of = Math.min(mine.length, theirs.size);
  const isSameRun = one.id !== null && one.id === other.id;
  if (!isSameRun && (commands < fewest || commands < shareOf * of)) return null;
  const moments = new Set(other.commands.map(({ at }) => at));
  return {
    isSameRun,
    commands,
    of,
    sameSeed: one.seed === other.seed,
    sameMoments: one.commands.filter(({ at }) => at !== undefined && moments.has(at)).length,
  };
}

function keysOf({ commands }: RunRecord): readonly string[] {
  return commands.filter(({ time }) => time > 0).map(({ time, command }) => hashJson({ time, command }));
}
