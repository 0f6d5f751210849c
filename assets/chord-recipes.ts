import { bell, hollow, note, soft, type Recipe } from "./recipe.ts";
import { addRoom, addTone, sampleRate, slide, type Tone } from "./synth.ts";

const d3 = note(-19);
const a3 = note(-12);
const d4 = note(-7);
const f4 = note(-4);
const fSharp4 = note(-3);
const a4 = note(0);
const d5 = note(5);
const fSharp5 = note(9);
const a5 = note(12);

function arpeggio(
  sound: Float64Array,
  pitches: readonly number[],
  spacing: number,
  tone: Omit<Tone, "at" | "pitch" | "length">,
): void {
  const seconds = sound.length / sampleRate;
  pitches.forEach((pitch, i) => addTone(sound, { ...tone, pitch, at: i * spacing, length: seconds - i * spacing }));
}

/** Sounds with a meaning: all in D, major for good news and minor for bad, so that two at once agree. */
export const chordRecipes: Readonly<Record<string, Recipe>> = {
  "gang-arrived": {
    seconds: 0.75,
    peak: 0.75,
    make: (sound) => {
      // A low gong: partials that are not harmonic.
      for (const [ratio, gain, decay] of [
        [1, 1, 0.4],
        [1.48, 0.5, 0.28],
        [2.09, 0.35, 0.2],
        [2.76, 0.16, 0.12],
      ] as const)
        addTone(sound, { at: 0, length: 0.72, pitch: a3 * ratio, attack: 0.012, decay, gain, detune: 7 });
      addRoom(sound, 0.35, 0.5);
    },
  },
  "gang-placed": {
    seconds: 1.1,
    peak: 0.8,
    make: (sound) => {
      addTone(sound, { at: 0, length: 1.05, pitch: d3, attack: 0.03, decay: 0.5, gain: 0.5, partials: soft });
      arpeggio(sound, [d4, fSharp4, a4, d5], 0.085, {
        attack: 0.012,
        decay: 0.34,
        gain: 0.5,
        partials: bell,
        detune: 6,
      });
      addRoom(sound, 0.35, 0.5);
    },
  },
  alarm: {
    seconds: 0.85,
    peak: 0.7,
    make: (sound) => {
      [d5, a4, d5, a4].forEach((pitch, i) =>
        addTone(sound, {
          at: i * 0.2,
          length: 0.19,
          pitch,
          attack: 0.018,
          decay: 0.5,
          gain: 1 - i * 0.14,
          partials: soft,
          detune: 6,
        }),
      );
      addRoom(sound, 0.25, 0.3);
    },
  },
  "badge-green": {
    seconds: 0.5,
    peak: 0.7,
    make: (sound) => {
      arpeggio(sound, [a4, fSharp5], 0.1, { attack: 0.003, decay: 0.13, gain: 0.8, partials: bell, detune: 4 });
      addRoom(sound, 0.3, 0.35);
    },
  },
  "badge-red": {
    seconds: 0.5,
    peak: 0.7,
    make: (sound) => {
      arpeggio(sound, [a4, f4], 0.13, { attack: 0.006, decay: 0.14, gain: 0.8, partials: hollow, detune: 8 });
      addRoom(sound, 0.25, 0.3);
    },
  },
  saving: {
    seconds: 0.34,
    peak: 0.5,
    make: (sound) => {
      addTone(sound, {
        at: 0,
        length: 0.32,
        pitch: slide(d4, a4, 0.26),
        attack: 0.12,
        decay: 0.16,
        gain: 0.8,
        partials: soft,
        detune: 7,
      });
      addRoom(sound, 0.3, 0.3);
    },
  },
  restarted: {
    seconds: 0.32,
    peak: 0.6,
    make: (sound) => {
      addTone(sound, {
        at: 0,
        length: 0.3,
        pitch: slide(a3, d4, 0.16),
        attack: 0.03,
        decay: 0.1,
        gain: 0.8,
        partials: soft,
        detune: 6,
      });
      addRoom(sound, 0.25, 0.25);
    },
  },
  offer: {
    seconds: 0.6,
    peak: 0.7,
    make: (sound) => {
      arpeggio(sound, [d4, a4, d5], 0.06, { attack: 0.006, decay: 0.2, gain: 0.6, partials: bell, detune: 5 });
      addRoom(sound, 0.35, 0.4);
    },
  },
  saved: {
    seconds: 0.42,
    peak: 0.6,
    make: (sound) => {
      arpeggio(sound, [d5, a5], 0.07, { attack: 0.004, decay: 0.09, gain: 0.7, partials: soft, detune: 4 });
      addRoom(sound, 0.35, 0.35);
    },
  },
  win: {
    seconds: 1.5,
    peak: 0.8,
    make: (sound) => {
      addTone(sound, {
        at: 0,
        length: 1.45,
        pitch: d3,
        attack: 0.04,
        decay: 0.7,
        gain: 0.4,
        partials: soft,
        detune: 5,
      });
      arpeggio(sound, [a3, d4, fSharp4, a4, d5, fSharp5], 0.1, {
        attack: 0.015,
        decay: 0.42,
        gain: 0.42,
        partials: bell,
        detune: 6,
      });
      addRoom(sound, 0.4, 0.6);
    },
  },
  loss: {
    seconds: 1.3,
    peak: 0.75,
    make: (sound) => {
      arpeggio(sound, [a4, f4, d4, a3], 0.18, { attack: 0.025, decay: 0.36, gain: 0.5, partials: hollow, detune: 9 });
      addTone(sound, {
        at: 0.54,
        length: 0.74,
        pitch: d3,
        attack: 0.05,
        decay: 0.5,
        gain: 0.55,
        partials: soft,
        detune: 7,
      });
      addRoom(sound, 0.35, 0.5);
    },
  },
};
