import type { Score } from "../levels/score.ts";
import type { ClusterView, Seconds } from "../sim/index.ts";

/** A frame that took longer, as after a hidden tab, counts as this many real seconds. */
const longestFrame = 0.25;

/** Real seconds between two judgments of a run under way. */
const judgeEvery = 0.2;

/** Turns the wall clock into simulated time, and says when a run is worth judging again. */
export interface SessionClock {
  /** Stops it, until the function that it returns is called. */
  hold(): () => void;
  readonly isHeld: boolean;
  /** Whole simulated seconds for so much real time; what is left over counts next time. */
  take(realSeconds: number, speed: number): Seconds;
  /** The score, judged anew a few times a second and when the run has ended. */
  judged(realSeconds: number, view: ClusterView, judge: (view: ClusterView) => Score): Score;
}

/** `pace`: simulated seconds in a real one at speed 1. */
export function createClock(pace: number): SessionClock {
  let fraction = 0;
  let holds = 0;
  let last: { readonly score: Score; readonly ended: ClusterView["ended"]; age: number } | null = null;
  return {
    hold() {
      let held = true;
      holds += 1;
      return () => {
        if (held) holds -= 1;
        held = false;
      };
    },
    get isHeld() {
      return holds > 0;
    },
    take(realSeconds, speed) {
      fraction += Math.min(Math.max(realSeconds, 0), longestFrame) * pace * speed;
      const whole = Math.floor(fraction);
      fraction -= whole;
      return whole;
    },
    judged(realSeconds, view, judge) {
      if (last) last.age += realSeconds;
      if (!last || last.age >= judgeEvery || last.ended !== view.ended) {
        last = { score: judge(view), ended: view.ended, age: 0 };
      }
      return last.score;
    },
  };
}
