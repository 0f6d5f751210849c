import { soundRules, type SoundName } from "./sound-name.ts";

/** Lets a sound through unless the same was heard too short ago. */
export interface Gate {
  /** `now` in real seconds, never falling. */
  opens(name: SoundName, now: number): boolean;
}

/** Starts with nothing heard. */
export function createGate(): Gate {
  const lastHeard = new Map<SoundName, number>();
  return {
    opens(name, now) {
      if (now - (lastHeard.get(name) ?? -Infinity) < soundRules[name].every) return false;
      lastHeard.set(name, now);
      return true;
    },
  };
}
