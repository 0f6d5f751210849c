import { bell, hollow, note, type Recipe } from "./recipe.ts";
import { addNoise, addRoom, addTone, fall, hump, slide } from "./synth.ts";

const a4 = note(0);
const d5 = note(5);

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
