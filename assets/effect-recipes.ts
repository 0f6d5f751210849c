import { bell, hollow, note, type Recipe } from "./recipe.ts";
import { addNoise, addRoom, addTone, fall, hump, slide } from "./synth.ts";

const a4 = note(0);
const d5 = note(5);

/** Work runs backward and lands: the more of it, the longer the fall and the heavier the ground. */
function rollback(seconds: number, from: number, to: number, thud: number): Recipe["make"] {
  return (sound) => {
    const falls = seconds * 0.55;
    const wobble = slide(9, 3, falls);
    const droop = slide(from, to, falls);
    addTone(sound, {
      at: 0,
      length: falls + 0.12,
      pitch: (t) => droop(t) * (1 + 0.03 * Math.sin(2 * Math.PI * wobble(t) * t)),
      attack: 0.02,
      decay: falls * 1.4,
      gain: 0.5,
      partials: hollow,
      detune: 12,
    });
    addNoise(sound, {
      at: 0,
      length: falls,
      gain: (t) => 0.25 * (1 - t / falls),
      center: slide(1800, 240, falls),
      resonance: 1.2,
      seed: 5,
    });
    addTone(sound, {
      at: falls * 0.92,
      length: seconds - falls * 0.92,
      pitch: slide(thud * 1.6, thud, 0.08),
      attack: 0.003,
      decay: seconds * 0.16,
      gain: 1,
      partials: [1, 0.5, 0.2],
    });
    addRoom(sound, 0.3, seconds * 0.5);
  };
}

/** Sounds of things: ticks, thuds, whooshes, sparks. */
export const effectRecipes: Readonly<Record<string, Recipe>> = {
  click: {
    seconds: 0.08,
    peak: 0.5,
    make: (sound) => {
      addTone(sound, { at: 0, length: 0.07, pitch: slide(1500, 900, 0.03), attack: 0.001, decay: 0.009, gain: 1 });
      addNoise(sound, { at: 0, length: 0.03, gain: fall(0.004), center: 2600, resonance: 0.9, seed: 1 });
    },
  },
  "job-placed": {
    seconds: 0.14,
    peak: 0.5,
    make: (sound) => {
      addTone(sound, {
        at: 0,
        length: 0.12,
        pitch: slide(760, 640, 0.04),
        attack: 0.003,
        decay: 0.022,
        gain: 1,
        partials: [1, 0.15],
      });
      addRoom(sound, 0.2, 0.12);
    },
  },
  kill: {
    seconds: 0.42,
    peak: 0.8,
    make: (sound) => {
      addTone(sound, {
        at: 0,
        length: 0.38,
        pitch: slide(230, 70, 0.14),
        attack: 0.002,
        decay: 0.1,
        gain: 1,
        partials: [1, 0.4, 0.15],
      });
      addNoise(sound, {
        at: 0,
        length: 0.3,
        gain: (t) => 0.8 * Math.exp(-t / 0.06),
        center: slide(1100, 260, 0.2),
        resonance: 0.8,
        seed: 2,
      });
      addRoom(sound, 0.2, 0.25);
    },
  },
  migrated: {
    seconds: 0.6,
    peak: 0.7,
    make: (sound) => {
      const swell = hump(0.3);
      addNoise(sound, {
        at: 0,
        length: 0.3,
        gain: (t) => 0.16 * swell(t),
        center: slide(450, 2600, 0.28),
        resonance: 1.8,
        seed: 3,
      });
      addTone(sound, {
        at: 0.22,
        length: 0.37,
        pitch: a4,
        attack: 0.003,
        decay: 0.12,
        gain: 0.8,
        partials: bell,
        detune: 5,
      });
      addTone(sound, {
        at: 0.27,
        length: 0.32,
        pitch: d5,
        attack: 0.003,
        decay: 0.12,
        gain: 0.6,
        partials: bell,
        detune: 5,
      });
      addRoom(sound, 0.3, 0.35);
    },
  },
  drain: {
    seconds: 0.36,
    peak: 0.7,
    make: (sound) => {
      for (const [delay, gain] of [
        [0, 1],
        [0.12, 0.55],
      ] as const) {
        addTone(sound, {
          at: delay,
          length: 0.22,
          pitch: 139,
          attack: 0.002,
          decay: 0.06,
          gain,
          partials: [1, 0.5, 0.2],
        });
        addTone(sound, { at: delay, length: 0.12, pitch: 327, attack: 0.002, decay: 0.03, gain: gain * 0.6 });
        addTone(sound, { at: delay, length: 0.08, pitch: 534, attack: 0.001, decay: 0.018, gain: gain * 0.4 });
      }
      addRoom(sound, 0.18, 0.22);
    },
  },
  failure: {
    seconds: 0.78,
    peak: 0.8,
    make: (sound) => {
      addNoise(sound, {
        at: 0,
        length: 0.6,
        gain: (t) => 1.3 * Math.exp(-t / 0.2),
        center: 2900,
        resonance: 2.2,
        impulses: slide(900, 40, 0.5),
        seed: 4,
      });
      const droop = slide(392, 92, 0.55);
      const pitch = (t: number) => droop(t) * (1 + 0.008 * Math.sin(2 * Math.PI * 11 * t));
      addTone(sound, {
        at: 0.03,
        length: 0.72,
        pitch,
        attack: 0.015,
        decay: 0.3,
        gain: 0.75,
        partials: hollow,
        detune: 9,
      });
      addRoom(sound, 0.25, 0.35);
    },
  },
  "rollback-small": { seconds: 0.34, peak: 0.6, make: rollback(0.34, 420, 240, 165) },
  rollback: { seconds: 0.62, peak: 0.75, make: rollback(0.62, 520, 130, 98) },
  "rollback-large": { seconds: 1.15, peak: 0.85, make: rollback(1.15, 640, 62, 65) },
  aged: {
    seconds: 0.85,
    peak: 0.75,
    make: (sound) => {
      // Metal that gives: creaks over a low, beating hum.
      addNoise(sound, {
        at: 0,
        length: 0.5,
        gain: hump(0.5),
        center: slide(700, 330, 0.5),
        resonance: 6,
        impulses: slide(30, 140, 0.5),
        seed: 6,
      });
      addTone(sound, {
        at: 0.1,
        length: 0.74,
        pitch: slide(116, 92, 0.6),
        attack: 0.08,
        decay: 0.35,
        gain: 0.7,
        partials: hollow,
        detune: 24,
      });
      addRoom(sound, 0.3, 0.5);
    },
  },
  refused: {
    seconds: 0.28,
    peak: 0.55,
    make: (sound) => {
      for (const delay of [0, 0.11])
        addTone(sound, {
          at: delay,
          length: 0.09,
          pitch: 116,
          attack: 0.006,
          decay: Infinity,
          gain: 1,
          partials: [1, 0, 0.33, 0, 0.2, 0, 0.12],
          detune: 14,
        });
      addRoom(sound, 0.12, 0.12);
    },
  },
};
