import type { Player } from "../replay/player.ts";
import type { ClusterView, Level, Seconds, SimEvent } from "../sim/index.ts";
import { createClock } from "./session-clock.ts";
import type { Score, Session } from "./session.ts";

/**
 * A recorded run on the screens, from a time on: its own commands are done as their time comes, and no other. The first
 * frame has all that happened until then.
 */
export function createWatchSession(
  player: Player,
  level: Level,
  judge: (view: ClusterView) => Score,
  from: Seconds,
): Session {
  const simulation = player.at(from);
  const { record, commands, end } = player;
  let undelivered: SimEvent[] = player.events.filter(({ time }) => time <= from);
  let next = commands.findIndex(({ time }) => time > from);
  if (next < 0) next = commands.length;

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

  const clock = createClock(level.pace);
  const session: Session = {
    level,
    seed: record.seed,
    paused: true,
    speed: 1,
    hold: () => clock.hold(),
    send: () => ({ ok: false, refusal: "over" }),
    price: (command) => simulation.price(command),
    windows: (job, count) => simulation.windows(job, count),
    view: () => simulation.view(),
    score: () => judge(simulation.view()),
    frame(realSeconds) {
      const paused = session.paused || clock.isHeld;
      advanceTo(simulation.time + (paused ? 0 : clock.take(realSeconds, session.speed)));
      const events = undelivered;
      undelivered = [];
      const view = simulation.view();
      if (view.time >= end) session.paused = true;
      return {
        view,
        events,
        score: clock.judged(realSeconds, view, judge),
        paused,
        speed: session.speed,
        refusal: null,
      };
    },
    advance: (seconds) => advanceTo(simulation.time + seconds),
    digest: () => simulation.digest(),
    recording: () => commands.slice(0, next),
    record: () => record,
    sealedRecord: () => record,
  };
  return session;
}
