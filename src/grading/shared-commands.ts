import { hashJson } from "../replay/hash-json.ts";
import type { Instant, RunRecord } from "../replay/run-record.ts";

/** What two runs have in common. */
export interface Shared {
  /** They are one run: the id of the play-through is the same. */
  readonly isSameRun: boolean;
  /** Commands that both gave at the same second, those before the clock ran left out; on two seeds, those given by hand. */
  readonly commands: number;
  /** Of the run that has fewer. */
  readonly of: number;
  readonly sameSeed: boolean;
  /** Commands that both gave at the same moment of the wall clock. */
  readonly sameMoments: number;
}

/** Fewer may well be chance: some levels ask for the same few at the same time. */
const fewest = 3;
/** Where the halls differ, too: what a level scripts has students act at the same second on every seed. */
const fewestElsewhere = 8;
const shareOf = 0.8;

/**
 * What two runs of one level share; null where it is no more than chance, or a stored play that both followed, has two
 * students share. On one seed every command counts, for who copies can take the wall clock away; on two only those that
 * have it, which no stored play and no script has.
 */
export function sharedCommands(one: RunRecord, other: RunRecord): Shared | null {
  if (one.levelId !== other.levelId) return null;
  const sameSeed = one.seed === other.seed;
  const [mine, theirs] = [keysOf(one, !sameSeed), new Set(keysOf(other, !sameSeed))];
  const commands = mine.filter((key) => theirs.has(key)).length;
  const of = Math.min(mine.length, theirs.size);
  const isSameRun = one.id !== null && one.id === other.id;
  const isAlike = commands >= (sameSeed ? fewest : fewestElsewhere) && commands >= shareOf * of;
  const moments = new Set(momentsOf(other));
  const sameMoments = momentsOf(one).filter((at) => moments.has(at)).length;
  if (!isSameRun && !isAlike && sameMoments < fewest) return null;
  return { isSameRun, commands, of, sameSeed, sameMoments };
}

function keysOf({ commands }: RunRecord, byHand: boolean): readonly string[] {
  return commands
    .filter(({ time, at }) => time > 0 && (!byHand || at !== undefined))
    .map(({ time, command }) => hashJson({ time, command }));
}

function momentsOf({ commands }: RunRecord): readonly Instant[] {
  return commands.flatMap(({ at }) => (at === undefined ? [] : [at]));
}
