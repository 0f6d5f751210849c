import { leversOn, used, type LeverId } from "./levers.ts";
import type { Level } from "../../sim/index.ts";

/** A lever that a sentence names, and what of it; a null value is the lever as such. */
export interface NamedLever {
  readonly lever: LeverId;
  readonly value: string | null;
}

/** A sentence that seems to claim what a lever does. */
export interface SpokenClaim extends NamedLever {
  readonly sentence: string;
}

/** Words that can hardly be meant otherwise; what a writer may call in many ways is left out rather than guessed. */
const names: readonly (readonly [LeverId, string | null, RegExp])[] = [
  ["policy", "fcfs", /\bfcfs\b|\bfirst[- ]come\b/i],
  ["policy", "best-fit", /\bbest[- ]?fit\b/i],
  ["policy", "sjf", /\bsjf\b|\bshortest[- ]job[- ]first\b/i],
  // Not the word of everyday English.
  ["policy", "easy", /\bEASY\b(?!-SJBF)/],
  ["policy", "easy-sjbf", /\b(easy-)?sjbf\b/i],
  ["policy", "conservative", /\bconservative backfill/i],
  ["policy", "fair-share", /\bfair[- ]share\b/i],
  ["policy", "fgd", /\bfgd\b/i],
  ["preemption", "on", /\bpreempt(s|ed|ing|ion)?\b|\bkill switch\b/i],
  ["interval", null, /\binterval\b|\b(sav(e|es|ed|ing)|checkpoint(s|ed|ing)?) (every|more often|less often)\b/i],
  ["storage", "shared-nfs", /\bnfs\b/i],
  ["storage", "parallel-fs", /\bparallel (fs|file ?system|storage)\b/i],
  ["storage", "in-memory", /\bin[- ]memory\b/i],
  ["defragment", used, /\bstop(s|ped|ping)? the world\b|\bdefrag/i],
  ["kill", used, /\bkill(s|ed|ing)?\b(?! switch)/i],
  ["migrate", used, /\bmigrat(e|es|ed|ing|ion)\b|\bmov(e|es|ed|ing) (the |their |old |young )?jobs?\b/i],
  ["drain", used, /\bdrain(s|ed|ing)?\b/i],
  ["recovery", "rigid", /\brigid\b/i],
  ["recovery", "elastic", /\belastic\b/i],
  ["recovery", "regroup", /\bregroup(s|ed|ing)?\b/i],
  ["batch", "shrink", /\b(shr[iau]nk(s|ing)?|smaller)\b.{0,20}\bbatch\b/i],
  ["routing", "automatic", /\bautomatic (rout(e|ing)|ring)\b/i],
  ["routing", "by-hand", /\bmanual (rout(e|ing)|ring)\b/i],
  ["swap", used, /\bspares?\b/i],
];

/** A sentence without any of these tells what was done, not what it does. */
const effect =
  /\b(better|best(?!-|\s?fit)|worse|worst|help(s|ed)?|hurts?|improv(e|es|ed)|cheap(er|est)?|dear(er|est)?|costs?|fast(er|est)?|slow(er|est)?|less|fewer|more|most|least|high(er|est)|low(er|est)|reduc(e|es|ed)|increas(e|es|ed)|avoid(s|ed)?|prevent(s|ed)?|because|so that|therefore|wins?|won|loses?|lost|starv(e|es|ed)|worth|wast(e|es|ed))\b/i;

/** The claims in a text that name a lever of the level; found by words, not by what they mean. */
export function spokenClaims(level: Level, text: string): readonly SpokenClaim[] {
  const levers = leversOn(level);
  return sentencesOf(text)
    .filter((sentence) => effect.test(sentence))
    .flatMap((sentence) =>
      names
        .filter(([lever, , pattern]) => levers.includes(lever) && pattern.test(sentence))
        .map(([lever, value]) => ({ lever, value, sentence })),
    );
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
