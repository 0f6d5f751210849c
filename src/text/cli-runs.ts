import { bar } from "./bar.ts";
import { playingBroke } from "./grading.ts";
import { formatCount, formatMany, formatPercent } from "./numbers.ts";

/** What `fleet verify --help` and its like print. */
export const runsHelp = `fleet on runs' files: .fleet files, JSON, or a text with a code in it.

Usage: fleet verify <file>… [--json]           plays each run again and says whether it is true, a line a file
       fleet unpack <run.fleet>                prints it as JSON
       fleet pack <run.json> [--out <file>]    makes the .fleet file of it again
       fleet pack <run.json> --code            prints it as a code
       fleet plays <level> --seeds <number>    plays the level's stored plays over seeds
       fleet run <level.json> --out <file>     writes the run's record

fleet verify:
  --levels <folder>        levels to judge by; default: those that ship
  Exit code 0 if all are verified, 1 if one differs, is incomplete or is of something else, 2 if one cannot be read.

fleet plays:
  --play <id>              only this one
  --seed-prefix <text>     seeds are this and a number from 1; default: seed-
  --json                   { levelId, measure, plays: [{ id, seeds, stars: [n0, n1, n2, n3], won, … }] }`;

/** What is wrong with a command on runs, one sentence each. */
export const runsErrors = {
  noFile: (command: string) => `Name a file: fleet ${command} run.fleet. See fleet ${command} --help.`,
  broke: (message: string) => `${capital(playingBroke(message))}.`,
  oneFile: (command: string, extra: string) => `fleet ${command} takes one at a time: "${extra}" is too much.`,
  noCode: (path: string, bytes: number) =>
    `${path} is ${formatCount(bytes)} bytes packed, and only up to 2,048 are told as a code: send the file.`,
  noPlaysLevel: "Name the level: fleet plays act-1 --seeds 100.",
  noPlay: (id: string, known: readonly string[]) => `There is no play "${id}", only ${known.join(", ")}.`,
  badSeeds: (text: string | undefined, most: number) =>
    text === undefined
      ? "Say over how many seeds: --seeds 100."
      : `--seeds is "${text}", but must be a number from 1 to ${formatCount(most)}.`,
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How far verifying is, on one line. */
export function verifyProgress(done: number, all: number): string {
  return `${bar(done / all)} of ${formatMany(all, "file")}`;
}

/** What is said of one run. */
interface VerifiedText {
  readonly levelId: string;
  readonly seed: string;
  readonly words: string;
  readonly reason: string | null;
  readonly stars: number | null;
}

/** A file and its runs, on one line. */
export function verifyLine(file: {
  readonly file: string;
  readonly error: string | null;
  readonly runs: readonly VerifiedText[];
}): string {
  if (file.error !== null) return `${file.file}: cannot be read. ${file.error.replaceAll(/\s+/g, " ")}`;
  return `${file.file}: ${file.runs.map(runWords).join("; ")}`;
}

function runWords({ levelId, seed, words, reason, stars }: VerifiedText): string {
  const score = stars === null ? "" : `, ${formatMany(stars, "star")}`;
  // From outside, and not checked where the level is not here.
  const level = levelId.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
  return `${words} (${level}, seed ${seed}${score})${reason === null ? "" : `: ${reason.replace(/\.$/, "")}`}`;
}

/** What the plays of a level earned. */
interface PlaysText {
  readonly levelId: string;
  readonly measure: string;
  readonly plays: readonly {
    readonly id: string;
    readonly seeds: number;
    readonly stars: readonly number[];
    readonly won: number;
    readonly wonInterval: readonly [number, number];
    readonly meanMeasure: number;
    readonly measureHalfWidth: number;
  }[];
}

/** A table of a level's plays, for people. */
export function playsReport({ levelId, measure, plays }: PlaysText): string {
  const wide = Math.max(...plays.map(({ id }) => id.length), "play".length) + 2;
  const head = `${"play".padEnd(wide)}${"seeds".padStart(6)}  ${"stars 0/1/2/3".padEnd(20)}${"won, 95 %".padEnd(22)}${measure}, 95 %`;
  const lines = plays.map((play) => {
    const [low, high] = play.wonInterval;
    const won = `${formatPercent(play.won)} (${formatPercent(low)}–${formatPercent(high)})`;
    const amount = `${play.meanMeasure.toPrecision(4)} ± ${play.measureHalfWidth.toPrecision(2)}`;
    return `${play.id.padEnd(wide)}${String(play.seeds).padStart(6)}  ${play.stars.join(" / ").padEnd(20)}${won.padEnd(22)}${amount}`;
  });
  return [`${levelId}:`, head, ...lines].join("\n");
}
