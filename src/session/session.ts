import type { Score } from "../levels/score.ts";
import type { RunSample } from "../replay/player.ts";
import { createRecorder } from "../replay/recorder.ts";
import { ReplayError } from "../replay/replay-error.ts";
import type { Instant, RunNotes, RunRecord, TimedCommand } from "../replay/run-record.ts";
import { createSimulation } from "../sim/index.ts";
import type {
  ClusterView,
  Command,
  CommandResult,
  GangWindow,
  JobId,
  Level,
  PriceResult,
  Refusal,
  Seconds,
  SimEvent,
} from "../sim/index.ts";
import { createClock } from "./session-clock.ts";
import { createSpeed, type Speed } from "./session-speed.ts";
import { beginSkip, skipOn, type Skip, type SkipGoal } from "./skip.ts";
import { createRingSender, type RingHand } from "./send-ring.ts";

/** What every screen gets once a frame. */
export interface Frame {
  readonly view: ClusterView;
  /** Since the last frame, oldest first. */
  readonly events: readonly SimEvent[];
  /** At most a fifth of a real second old: judging looks over every job. */
  readonly score: Score;
  readonly paused: boolean;
  readonly speed: Speed;
  /** Time that is being skipped; null while it runs. */
  readonly skip: Skip | null;
  /** Why a ring that was drawn could not be sent, since the last frame; null: none, or it was. */
  readonly refusal: Refusal | null;
  /** The view is of another moment of the run than before, and the events are all that led to it; null: it went on. */
  readonly jump: Jump | null;
}

/** What goes with a jump to another moment. */
export interface Jump {
  /** How the run stood on the way there, oldest first. */
  readonly past: readonly RunSample[];
}

export type { RunSample } from "../replay/player.ts";
export type { Badge, Score } from "../levels/score.ts";
export type { Goals, Measure, Prediction } from "../levels/level-file.ts";
export type { StintRegret } from "../levels/regret.ts";

export type { Speed } from "./session-speed.ts";
export type { Skip, SkipGoal } from "./skip.ts";

/** A part of the screen or a speaker. */
export interface Screen {
  /** Another run is shown from now on, or none. */
  begin(run: Session | null): void;
  show(frame: Frame): void;
}

/** One play-through: the wall clock drives simulated time, and commands are recorded as they are done. */
export interface Session {
  readonly level: Level;
  readonly seed: string;
  paused: boolean;
  speed: Speed;
  /** The news that the clock was slowed for is answered: it goes back to the speed before, unless another was chosen. */
  newsAnswered(): void;
  /** Skips time from the next frame on, in parts that do not hold up the page, also while paused; null stops it. */
  skip(goal: SkipGoal | null): void;
  /** Stops the clock, whatever `paused` says, until the function that it returns is called. */
  hold(): () => void;
  send(command: Command): CommandResult;
  price(command: Command): PriceResult;
  windows(job: JobId, count: number): readonly GangWindow[];
  view(): ClusterView;
  score(): Score;
  /** Advances by `realSeconds` of the wall clock, unless paused or ended. */
  frame(realSeconds: number): Frame;
  /** Advances simulated time at once, whatever the speed; for tools. */
  advance(seconds: Seconds): void;
  digest(): string;
  /** The commands done so far, oldest first. */
  recording(): readonly TimedCommand[];
  /** The run up to now, to be kept. */
  record(notes: RunNotes): RunRecord;
  /** The run up to now, to be verified: with the hash of its last state. */
  sealedRecord(notes: RunNotes): RunRecord;
}

/** What a play-through starts from. */
export interface SessionOptions {
  readonly level: Level;
  readonly seed: string;
  /** How well the run stands; the goals that it judges by are the level's, which the session does not know. */
  readonly judge: (view: ClusterView) => Score;
  /** What of the events is news, as the lesson sees it: at some of it the clock goes back to its slowest. */
  readonly newsIn?: (events: readonly SimEvent[], view: ClusterView) => { readonly slows: boolean } | null;
  /** The player's hand, if there is one: a ring that is drawn in it is sent. */
  readonly hand?: RingHand;
  /** The session has sent a command of its own accord. */
  readonly sent?: () => void;
  /** The wall clock, which is noted beside each command; without one nothing is. */
  readonly clock?: () => Instant;
  /** A run that was left: its commands are played up to `time` before the first frame. */
  readonly resume?: { readonly time: Seconds; readonly commands: readonly TimedCommand[] };
}

/**
 * Starts a play-through, or goes on with one.
 * @throws ReplayError if a command of the run to resume is refused: it is not a run of this level.
 */
export function createSession({ level, seed, judge, newsIn, hand, sent, clock, resume }: SessionOptions): Session {
  const simulation = createSimulation(level, seed);
  const recorder = createRecorder(level, seed, simulation);
  const time = createClock(level.pace);
  const speed = createSpeed();
  let skip: Skip | null = null;
  let undelivered: SimEvent[] = [];
  let refusal: Refusal | null = null;

  function advanceTo(time: Seconds): readonly SimEvent[] {
    const events = recorder.advanceTo(time);
    undelivered = undelivered.concat(events);
    return events;
  }

  function isEvent(events: readonly SimEvent[]): boolean {
    return events.some(({ type }) => type === "clause-broken") || newsIn?.(events, simulation.view()) != null;
  }

  function skipTime(now: Skip): void {
    if (time.isHeld) return;
    if (skipOn(now, { view: simulation.view(), advanceTo, isEvent })) skip = null;
  }

  function give(command: Command, at: Instant | undefined): CommandResult {
    const result = simulation.dispatch(command);
    if (result.ok) recorder.add(command, at);
    return result;
  }

  const session: Session = {
    level,
    seed,
    paused: false,
    get speed() {
      return speed.now;
    },
    set speed(next) {
      speed.choose(next);
    },
    newsAnswered: () => speed.goBack(),
    skip(goal) {
      skip = goal === null || simulation.view().ended !== null ? null : beginSkip(goal, simulation.view());
    },
    hold: () => time.hold(),
    send: (command) => give(command, clock?.()),
    price: (command) => simulation.price(command),
    windows: (job, count) => simulation.windows(job, count),
    view: () => simulation.view(),
    score: () => judge(simulation.view()),
    frame(realSeconds) {
      followRing?.(simulation.view().elastic);
      const paused = session.paused || time.isHeld;
      const skipped = skip;
      if (skipped !== null) skipTime(skipped);
      // Also while paused: what a command has caused is shown at once.
      else advanceTo(simulation.time + (paused ? 0 : time.take(realSeconds, session.speed)));
      const events = undelivered;
      undelivered = [];
      const view = simulation.view();
      const isSlowed = events.length > 0 && view.ended === null && newsIn?.(events, view)?.slows === true;
      if (isSlowed && skipped?.goal !== "end") speed.slow();
      const score = time.judged(realSeconds, view, judge);
      const refused = refusal;
      refusal = null;
      return { view, events, score, paused, speed: session.speed, skip, refusal: refused, jump: null };
    },
    advance: (seconds) => void advanceTo(simulation.time + seconds),
    digest: () => simulation.digest(),
    recording: () => recorder.commands(),
    record: (notes) => recorder.record(notes),
    sealedRecord: (notes) => recorder.sealedRecord(notes),
  };

  const followRing =
    hand &&
    createRingSender(hand, (order) => {
      const result = session.send({ type: "set-ring", order });
      if (result.ok) sent?.();
      else refusal = result.refusal;
      return result;
    });

  for (const { time: due, command, at } of resume?.commands ?? []) {
    if (due > simulation.time) advanceTo(due);
    const result = give(command, at);
    if (!result.ok) throw new ReplayError(`${command.type} at ${due} s cannot be done again: ${result.refusal}.`);
  }
  if (resume && resume.time > simulation.time) advanceTo(resume.time);
  return session;
}
