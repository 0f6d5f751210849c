import type { Session } from "../session/session.ts";
import type { Command, Seconds } from "../sim/index.ts";
import type { Game } from "./create-game.ts";

/** What tests and tools may read, with ?debug=1. */
export function exposeFleet({ session, record, finishedRuns }: Game, frameTimes: readonly number[]): void {
  const now = (): Session => {
    const run = session.peek();
    if (run === null) throw new RangeError("no run has begun");
    return run;
  };
  Object.assign(window, {
    fleet: {
      view: () => now().view(),
      dispatch: (command: Command) => now().send(command),
      price: (command: Command) => now().price(command),
      advance: (seconds: Seconds) => now().advance(seconds),
      digest: () => now().digest(),
      replay: () => {
        now();
        return record();
      },
      finishedRuns: (levelId: string) => finishedRuns(levelId),
      frameTimes: () => [...frameTimes],
    },
  });
}
