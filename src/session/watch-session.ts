import type { Player } from "../replay/player.ts";
import type { ClusterView, Level, Seconds, SimEvent } from "../sim/index.ts";
import { createClock } from "./session-clock.ts";
import type { Jump, Score, Session } from "./session.ts";

/** A recorded run on the screens, at any moment of it. */
export interface WatchSession extends Session {
  /** Goes to a moment. Of several between two frames, as a slider sends them, only the newest is played to. */
  seek(time: Seconds): void;
}

/** Seconds of a run that are played on at once; a longer way, or one back, is a jump. */
const shortWay = 120;

/**
 * A recorded run on the screens, from a time on: its own commands are done as their time comes, and no other. The first
 * frame has all that happened until then.
 */
export function createWatchSession(
  player: Player,
  level: Level,
  judge: (view: ClusterView) => Score,
  from: Seconds,
): WatchSession {
  const { record, commands, end } = player;
  let simulation = player.at(from);
  let undelivered: SimEvent[] = [];
  let jump: Jump | null = null;
  let next = 0;
  let goal: Seconds | null = null;

  /** Another moment is shown, with all that led to it. */
  const arrive = (time: Seconds): void => {
    undelivered = player.events.filter((event) => event.time <= time);
    next = commands.findIndex((command) => command.time > time);
    if (next < 0) next = commands.length;
    jump = { past: player.samples.filter((sample) => sample.time <= time) };
  };

  const advanceTo = (target: Seconds): void => {
    const time = Math.min(target, end);
    const events = undelivered;
    for (; (commands[next]?.time ?? Infinity) <= time; next++) {
      const due = commands[next];
      if (!due) break;
      if (due.time > simulation.time) for (const event of simulation.advanceTo(due.time)) events.push(event);
      simulation.dispatch(due.command);
    }
    for (const event of simulation.advanceTo(Math.max(time, simulation.time))) events.push(event);
  };

  /** The run at the moment that was asked for last. */
  const now = (): typeof simulation => {
    if (goal === null) return simulation;
    const time = goal;
    goal = null;
    const way = time - simulation.time;
    if (way >= 0 && way <= shortWay) advanceTo(time);
    else {
      simulation = player.at(time);
      arrive(time);
    }
    return simulation;
  };

  arrive(from);
  const clock = createClock(level.pace);
  const session: WatchSession = {
    level,
    seed: record.seed,
    paused: true,
    speed: 1,
    newsAnswered: () => undefined,
    skip: () => undefined,
    hold: () => clock.hold(),
    send: () => ({ ok: false, refusal: "over" }),
    price: (command) => now().price(command),
    windows: (job, count) => now().windows(job, count),
    view: () => now().view(),
    score: () => judge(now().view()),
    frame(realSeconds) {
      const paused = session.paused || clock.isHeld;
      advanceTo(now().time + (paused ? 0 : clock.take(realSeconds, session.speed)));
      const events = undelivered;
      const jumped = jump;
      undelivered = [];
      jump = null;
      const view = simulation.view();
      if (view.time >= end) session.paused = true;
      return {
        view,
        events,
        score: clock.judged(jumped === null ? realSeconds : Infinity, view, judge),
        paused,
        speed: session.speed,
        skip: null,
        refusal: null,
        jump: jumped,
      };
    },
    advance: (seconds) => advanceTo(now().time + seconds),
    digest: () => now().digest(),
    recording: () => {
      now();
      return commands.slice(0, next);
    },
    record: () => record,
    sealedRecord: () => record,
    seek(time) {
      goal = Math.min(Math.max(0, Math.floor(time)), end);
    },
  };
  return session;
}
