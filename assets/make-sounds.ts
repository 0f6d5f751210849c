// Makes assets/sounds/fleet.wav and fleet.json: `node assets/make-sounds.ts`. The same bytes every time.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { addNoise, addRoom, addTone, fall, finish, hump, sampleRate, slide, waveFile, type Tone } from "./synth.ts";

interface Recipe {
  readonly seconds: number;
  /** Loudest sample, in (0, 1]. */
  readonly peak: number;
  readonly make: (sound: Float64Array) => void;
}

/** Silence between two sounds, so that a player that stops late is not heard. */
const gap = 0.03;

const bell = [1, 0.32, 0.1, 0.03];
const soft = [1, 0.22, 0.06];
const hollow = [1, 0, 0.3, 0, 0.12];

/** Equal temperament, A4 = 440 Hz; `note` counts semitones above A4. */
const note = (semitones: number): number => 440 * Math.pow(2, semitones / 12);
const [d3, a3, d4, f4, fSharp4, a4, d5, fSharp5, a5] = [-19, -12, -7, -4, -3, 0, 5, 9, 12].map(note) as [
  number, number, number, number, number, number, number, number, number,
];

function arpeggio(sound: Float64Array, pitches: readonly number[], spacing: number, tone: Omit<Tone, "at" | "pitch" | "length">): void {
  const seconds = sound.length / sampleRate;
  pitches.forEach((pitch, i) => addTone(sound, { ...tone, pitch, at: i * spacing, length: seconds - i * spacing }));
}

const recipes: Readonly<Record<string, Recipe>> = {
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
      addTone(sound, { at: 0, length: 0.12, pitch: slide(760, 640, 0.04), attack: 0.003, decay: 0.022, gain: 1, partials: [1, 0.15] });
      addRoom(sound, 0.2, 0.12);
    },
  },
  "gang-arrived": {
    seconds: 0.75,
    peak: 0.75,
    make: (sound) => {
      // A low gong: partials that are not harmonic.
      for (const [ratio, gain, decay] of [[1, 1, 0.4], [1.48, 0.5, 0.28], [2.09, 0.35, 0.2], [2.76, 0.16, 0.12]] as const)
        addTone(sound, { at: 0, length: 0.72, pitch: a3 * ratio, attack: 0.012, decay, gain, detune: 7 });
      addRoom(sound, 0.35, 0.5);
    },
  },
  "gang-placed": {
    seconds: 1.1,
    peak: 0.8,
    make: (sound) => {
      addTone(sound, { at: 0, length: 1.05, pitch: d3, attack: 0.03, decay: 0.5, gain: 0.5, partials: soft });
      arpeggio(sound, [d4, fSharp4, a4, d5], 0.085, { attack: 0.012, decay: 0.34, gain: 0.5, partials: bell, detune: 6 });
      addRoom(sound, 0.35, 0.5);
    },
  },
  kill: {
    seconds: 0.42,
    peak: 0.8,
    make: (sound) => {
      addTone(sound, { at: 0, length: 0.38, pitch: slide(230, 70, 0.14), attack: 0.002, decay: 0.1, gain: 1, partials: [1, 0.4, 0.15] });
      addNoise(sound, { at: 0, length: 0.3, gain: (t) => 0.8 * Math.exp(-t / 0.06), center: slide(1100, 260, 0.2), resonance: 0.8, seed: 2 });
      addRoom(sound, 0.2, 0.25);
    },
  },
  migrated: {
    seconds: 0.6,
    peak: 0.7,
    make: (sound) => {
      const swell = hump(0.3);
      addNoise(sound, { at: 0, length: 0.3, gain: (t) => 0.16 * swell(t), center: slide(450, 2600, 0.28), resonance: 1.8, seed: 3 });
      addTone(sound, { at: 0.22, length: 0.37, pitch: a4, attack: 0.003, decay: 0.12, gain: 0.8, partials: bell, detune: 5 });
      addTone(sound, { at: 0.27, length: 0.32, pitch: d5, attack: 0.003, decay: 0.12, gain: 0.6, partials: bell, detune: 5 });
      addRoom(sound, 0.3, 0.35);
    },
  },
  drain: {
    seconds: 0.36,
    peak: 0.7,
    make: (sound) => {
      for (const [delay, gain] of [[0, 1], [0.12, 0.55]] as const) {
        addTone(sound, { at: delay, length: 0.22, pitch: 139, attack: 0.002, decay: 0.06, gain, partials: [1, 0.5, 0.2] });
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
        at: 0, length: 0.6, gain: (t) => 1.3 * Math.exp(-t / 0.2), center: 2900, resonance: 2.2,
        impulses: slide(900, 40, 0.5), seed: 4,
      });
      const droop = slide(392, 92, 0.55);
      const pitch = (t: number) => droop(t) * (1 + 0.008 * Math.sin(2 * Math.PI * 11 * t));
      addTone(sound, { at: 0.03, length: 0.72, pitch, attack: 0.015, decay: 0.3, gain: 0.75, partials: hollow, detune: 9 });
      addRoom(sound, 0.25, 0.35);
    },
  },
  alarm: {
    seconds: 0.85,
    peak: 0.7,
    make: (sound) => {
      [d5, a4, d5, a4].forEach((pitch, i) =>
        addTone(sound, { at: i * 0.2, length: 0.19, pitch, attack: 0.018, decay: 0.5, gain: 1 - i * 0.14, partials: soft, detune: 6 }));
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
  refused: {
    seconds: 0.28,
    peak: 0.55,
    make: (sound) => {
      for (const delay of [0, 0.11])
        addTone(sound, {
          at: delay, length: 0.09, pitch: 116, attack: 0.006, decay: Infinity, gain: 1,
          partials: [1, 0, 0.33, 0, 0.2, 0, 0.12], detune: 14,
        });
      addRoom(sound, 0.12, 0.12);
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
      addTone(sound, { at: 0, length: 1.45, pitch: d3, attack: 0.04, decay: 0.7, gain: 0.4, partials: soft, detune: 5 });
      arpeggio(sound, [a3, d4, fSharp4, a4, d5, fSharp5], 0.1, { attack: 0.015, decay: 0.42, gain: 0.42, partials: bell, detune: 6 });
      addRoom(sound, 0.4, 0.6);
    },
  },
  loss: {
    seconds: 1.3,
    peak: 0.75,
    make: (sound) => {
      arpeggio(sound, [a4, f4, d4, a3], 0.18, { attack: 0.025, decay: 0.36, gain: 0.5, partials: hollow, detune: 9 });
      addTone(sound, { at: 0.54, length: 0.74, pitch: d3, attack: 0.05, decay: 0.5, gain: 0.55, partials: soft, detune: 7 });
      addRoom(sound, 0.35, 0.5);
    },
  },
};

/** The sprite file, where each sound lies in it ([start, duration] in ms), and how loud each was meant to be. */
export function makeSounds(): { wave: Uint8Array; sprite: Record<string, [number, number]>; peaks: Record<string, number> } {
  const names = Object.keys(recipes);
  const sprite: Record<string, [number, number]> = {};
  const peaks: Record<string, number> = {};
  const parts: number[] = [];
  for (const name of names) {
    const recipe = recipes[name];
    if (recipe === undefined) throw new RangeError(name);
    const sound = new Float64Array(Math.round(recipe.seconds * sampleRate));
    recipe.make(sound);
    sprite[name] = [Math.round((parts.length / sampleRate) * 1000), Math.round(recipe.seconds * 1000)];
    peaks[name] = recipe.peak;
    for (const value of finish(sound, recipe.peak)) parts.push(value);
    for (let i = 0; i < Math.round(gap * sampleRate); i++) parts.push(0);
  }
  return { wave: waveFile(Float64Array.from(parts)), sprite, peaks };
}

/** The sprite map as it is stored. */
export function spriteText(sprite: Record<string, [number, number]>): string {
  const lines = Object.entries(sprite).map(([name, [start, duration]]) => `  "${name}": [${start}, ${duration}]`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { wave, sprite } = makeSounds();
  const folder = new URL("./sounds/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("fleet.wav", folder), wave);
  writeFileSync(new URL("fleet.json", folder), spriteText(sprite));
  console.log(`${wave.length} bytes, ${Object.keys(sprite).length} sounds`);
}
