import { handInOf } from "../replay/hand-in.ts";
import { packHandIn } from "../replay/pack-hand-in.ts";
import { readHandIn } from "../replay/read-hand-in.ts";
import { ReplayError } from "../replay/replay-error.ts";
import { codeOf } from "../replay/run-code.ts";
import type { RunRecord } from "../replay/run-record.ts";

/** Characters that a course keeps for its content (SCORM 1.2, cmi.suspend_data: CMIString4096). */
export const suspendLimit = 4096;

/** What a course keeps of the game: stars by level, and the unfinished run. */
export interface Suspended {
  readonly stars: Readonly<Record<string, 0 | 1 | 2 | 3>>;
  readonly run: RunRecord | null;
}

/** As text within the limit: a run that is too long for it is left out, its stars are not. */
export function writeSuspended({ stars, run }: Suspended): string {
  const levels = Object.entries(stars).map(([id, count]) => `${id}=${count}`);
  const head = `1 ${levels.join(",")}`;
  const code = run === null ? null : codeOf(packHandIn(handInOf([bare(run)])));
  const whole = code === null ? head : `${head} ${code}`;
  return whole.length <= suspendLimit ? whole : head.slice(0, suspendLimit);
}

/** What was written; nothing where the text is not ours. */
export function readSuspended(text: string): Suspended {
  const [version, list = "", ...rest] = text.split(" ");
  if (version !== "1") return { stars: {}, run: null };
  const stars: Record<string, 0 | 1 | 2 | 3> = {};
  for (const part of list.split(",")) {
    const [, id, count] = /^([\w-]{1,64})=([0-3])$/.exec(part) ?? [];
    if (id !== undefined) stars[id] = Number(count) as 0 | 1 | 2 | 3;
  }
  return { stars, run: rest.length === 0 ? null : readRun(rest.join(" ")) };
}

/** Digests are worked out again, and the wall clock is of no use to going on. */
function bare(run: RunRecord): RunRecord {
  const commands = run.commands.map(({ time, command }) => ({ time, command }));
  return { ...run, digests: [], settings: null, commands };
}

function readRun(code: string): RunRecord | null {
  try {
    return readHandIn(new TextEncoder().encode(code)).runs[0] ?? null;
  } catch (error) {
    if (error instanceof ReplayError) return null;
    throw error;
  }
}
