import { ownRow } from "../insight/own-row.ts";
import { worthOf, type Worth } from "../insight/worth.ts";
import type { Change, Decision, Trial } from "../insight/decisions/decision.ts";
import type { Baseline } from "../insight/baseline.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { scoreOf } from "../levels/score.ts";
import type { TimedCommand } from "../replay/run-record.ts";
import type { ClusterView, Seconds } from "../sim/index.ts";
import { offersAt } from "./offers.ts";
import { createReplayer, type PlayedAgain, type Replayer } from "./replayer.ts";

/** Which decisions of a run are tried; several workers share them. */
export interface DecisionsRequest {
  readonly file: LevelFile;
  readonly seed: string;
  /** All of the run, in order of time; none of them was refused. */
  readonly commands: readonly TimedCommand[];
  /** Every decision whose index leaves this remainder when divided by `workers`. */
  readonly worker: number;
  readonly workers: number;
}

/** A command is moved by so many of these parts of the level, earlier and later. */
const parts = 48;
const shifts = [-6, -2, 2, 6];

/**
 * Changes one decision after the other, and plays each run on to the level's end on the same seed with all the other
 * commands at their times. All are left out first, each told at once; then they are moved and replaced, each told when it is
 * done. Other commands that are refused are skipped, and told of; a change that is itself refused is none.
 */
export function tryDecisions(request: DecisionsRequest, onDecision: (decision: Decision) => void): void {
  const { file, seed, commands, worker, workers } = request;
  const replayer = createReplayer(file.level, seed, commands);
  const own = figuresOf(replayer.play(commands).simulation.view(), file);
  const mine = [...commands.entries()].filter(([index]) => index % workers === worker);
  const attempt = (index: number, change: Change): Trial | null =>
    trialOf(file, own, change, playChanged(replayer, commands, index, change));

  const leftOut = new Map<number, readonly Trial[]>();
  for (const [index, command] of mine) {
    const trial = attempt(index, { kind: "left-out" });
    const trials = trial === null ? [] : [trial];
    leftOut.set(index, trials);
    onDecision({ ...command, index, trials, isDone: false });
  }
  for (const [index, command] of mine) {
    const changes = otherChanges(file, replayer, command, index);
    const others = changes.flatMap((change) => attempt(index, change) ?? []);
    onDecision({ ...command, index, trials: [...(leftOut.get(index) ?? []), ...others], isDone: true });
  }
}

/** How a run ended. */
interface Figures extends Worth {
  readonly row: Baseline;
}

function figuresOf(view: ClusterView, { goals }: LevelFile): Figures {
  return { ...worthOf(view), row: ownRow({ view, score: scoreOf(view, goals) }) };
}

function otherChanges(
  { level }: LevelFile,
  replayer: Replayer,
  { time, command }: TimedCommand,
  index: number,
): readonly Change[] {
  const moves = shifts
    .map((shift) => Math.min(Math.max(time + Math.round((shift * level.duration) / parts), 0), level.duration - 1))
    .filter((to, place, all) => to !== time && all.indexOf(to) === place)
    .map((to): Change => ({ kind: "moved", to }));
  const offers = offersAt(replayer.before(index), command).map((by): Change => ({ kind: "replaced", by }));
  return [...offers, ...moves];
}

/** A run played again, and where in its commands the changed one stands; null if it was left out. */
interface ChangedRun extends PlayedAgain {
  readonly place: number | null;
}

function playChanged(replayer: Replayer, commands: readonly TimedCommand[], index: number, change: Change): ChangedRun {
  const decision = commands[index];
  const others = commands.toSpliced(index, 1);
  if (change.kind === "left-out" || decision === undefined) return { ...replayer.play(others), place: null };
  if (change.kind === "replaced") {
    return { ...replayer.play(commands.with(index, { ...decision, command: change.by })), place: index };
  }
  const place = placeFor(others, change.to, change.to < decision.time);
  return { ...replayer.play(others.toSpliced(place, 0, { ...decision, time: change.to })), place };
}

/** Where a command stands that is moved to a time: one that comes earlier after those of that second, a later one before them. */
function placeFor(others: readonly TimedCommand[], to: Seconds, isEarlier: boolean): number {
  const place = others.findIndex(({ time }) => (isEarlier ? time > to : time >= to));
  return place < 0 ? others.length : place;
}

function trialOf(
  file: LevelFile,
  own: Figures,
  change: Change,
  { simulation, refused, place }: ChangedRun,
): Trial | null {
  if (refused.some((one) => one.index === place)) return null;
  const figures = figuresOf(simulation.view(), file);
  return {
    change,
    useful: figures.useful - own.useful,
    dollars: figures.dollars - own.dollars,
    measure: figures.row.measure - own.row.measure,
    stars: figures.row.stars,
    isSame: isSameRow(figures.row, own.row) && figures.dollars === own.dollars,
    skipped: refused.map(({ time, command, refusal }) => ({ time, command, refusal })),
  };
}

function isSameRow(a: Baseline, b: Baseline): boolean {
  return Object.entries(a).every(([name, value]) => b[name as keyof Baseline] === value);
}
