// Makes assets/sounds/fleet.wav and fleet.json: `node assets/make-sounds.ts`. The same bytes every time.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chordRecipes } from "./chord-recipes.ts";
import { effectRecipes } from "./effect-recipes.ts";
import { finish, sampleRate, waveFile } from "./synth.ts";

/** Seconds of silence between two sounds, so that a player that stops late is not heard. */
const gap = 0.03;

/** The sprite file, where each sound lies in it ([start, duration] in ms), and how loud each was meant to be. */
export function makeSounds(): {
  wave: Uint8Array;
  sprite: Record<string, [number, number]>;
  peaks: Record<string, number>;
} {
  const sprite: Record<string, [number, number]> = {};
  const peaks: Record<string, number> = {};
  const parts: number[] = [];
  for (const [name, recipe] of Object.entries({ ...effectRecipes, ...chordRecipes })) {
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
