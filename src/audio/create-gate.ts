import { soundRules, type SoundName } from "./sound-name.ts";

/** Lets a sound through unless the same was heard too short ago. */
export interface Gate {
  /** `now` in real seconds, never falling. */
  opens(name: SoundName, now: number): boolean;
}

interface Heard {
  readonly at: number;
  /** Least time to the next, real seconds. */
  readonly gap: number;
}

/** A sound that comes again within so many of its gaps keeps coming. */
const restGaps = 2;
/** Each time it does, its gap grows by this factor. */
const growth = 1.5;

/** Starts with nothing heard. */
export function createGate(): Gate {
  const lastHeard = new Map<SoundName, Heard>();
  return {
    opens(name, now) {
      const { every, tired = every } = soundRules[name];
      const last = lastHeard.get(name);
      if (last && now - last.at < last.gap) return false;
      const keepsComing = last !== undefined && now - last.at < last.gap * restGaps;
      lastHeard.set(name, { at: now, gap: keepsComing ? Math.min(tired, last.gap * growth) : every });
      return true;
    },
  };
}
