import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeSounds, spriteText } from "../../assets/make-sounds.ts";
import { sampleRate } from "../../assets/synth.ts";

const stored = (name: string): Buffer => readFileSync(new URL(`../../assets/sounds/${name}`, import.meta.url));

const { wave, sprite, peaks } = makeSounds();
const data = new DataView(wave.buffer, 44);
const samples = Float64Array.from({ length: data.byteLength / 2 }, (_, i) => data.getInt16(i * 2, true) / 32_767);

const soundOf = ([start, duration]: [number, number]): Float64Array => {
  const first = Math.round((start / 1000) * sampleRate);
  return samples.subarray(first, first + Math.round((duration / 1000) * sampleRate));
};
const loudest = (sound: Float64Array): number => sound.reduce((max, value) => Math.max(max, Math.abs(value)), 0);

describe("the sound file", () => {
  test("is what the script makes, byte for byte", () => {
    expect(Buffer.compare(stored("fleet.wav"), Buffer.from(wave))).toBe(0);
    expect(stored("fleet.json").toString()).toBe(spriteText(sprite));
  });

  test("is small: at most 640 KB", () => {
    expect(wave.length).toBeLessThanOrEqual(640_000);
  });

  test("is a mono WAV of 16 bits at 22,050 Hz", () => {
    const header = new DataView(wave.buffer, 0, 44);
    expect([
      header.getUint16(20, true),
      header.getUint16(22, true),
      header.getUint32(24, true),
      header.getUint16(34, true),
    ]).toEqual([1, 1, 22_050, 16]);
    expect(header.getUint32(4, true)).toBe(wave.length - 8);
    expect(header.getUint32(40, true)).toBe(wave.length - 44);
  });

  test("has silence between its sounds and after the last", () => {
    const covered = new Uint8Array(samples.length);
    for (const [start, duration] of Object.values(sprite))
      covered.fill(
        1,
        Math.max(0, Math.floor((start / 1000) * sampleRate) - 12),
        Math.ceil(((start + duration) / 1000) * sampleRate) + 12,
      );
    expect(samples.every((value, i) => covered[i] === 1 || value === 0)).toBe(true);
    expect(covered.includes(0)).toBe(true);
  });
});

describe.each(Object.entries(sprite))("%s", (name, place) => {
  const sound = soundOf(place);

  test("is as loud as meant, and never clips", () => {
    expect(loudest(sound)).toBeCloseTo(peaks[name] ?? 0, 2);
    expect(loudest(sound)).toBeLessThan(0.95);
  });

  test("lasts between a twentieth of a second and two seconds, inside the file", () => {
    expect(place[1]).toBeGreaterThanOrEqual(50);
    expect(place[1]).toBeLessThanOrEqual(2000);
    expect(place[0] + place[1]).toBeLessThan((samples.length / sampleRate) * 1000);
  });

  test("begins and ends without a click and rests on zero", () => {
    const edge = Math.round(0.002 * sampleRate);
    expect(Math.abs(sound[0] ?? 1)).toBeLessThan(0.01);
    expect(loudest(sound.subarray(-edge))).toBeLessThan(0.01);
    expect(Math.abs(sound.reduce((sum, value) => sum + value, 0) / sound.length)).toBeLessThan(0.002);
  });

  test("is heard: its energy is far from silence", () => {
    const power = sound.reduce((sum, value) => sum + value * value, 0) / sound.length;
    expect(Math.sqrt(power)).toBeGreaterThan(0.03);
  });
});
