/** Samples per second of every sound. */
export const sampleRate = 22_050;

/** A value that changes over a sound; `t` in seconds since its start. */
type Curve = (t: number) => number;

/** A tone of harmonic partials with a soft attack and an exponential decay. */
export interface Tone {
  /** Seconds from the start of the sound. */
  readonly at: number;
  /** Seconds until it is silent. */
  readonly length: number;
  /** Hz. */
  readonly pitch: number | Curve;
  /** Seconds. */
  readonly attack: number;
  /** Seconds in which it falls to 1/e; Infinity holds it until the release. */
  readonly decay: number;
  readonly gain: number;
  /** Strength of the 1st, 2nd, 3rd... harmonic; a pure sine by default. */
  readonly partials?: readonly number[];
  /** Two voices this many cents apart; 0 by default. */
  readonly detune?: number;
}

/** Filtered noise. */
export interface Noise {
  readonly at: number;
  readonly length: number;
  /** Loudness over the noise's life, `t` in seconds since its own start. */
  readonly gain: Curve;
  /** Center of the band, Hz. */
  readonly center: number | Curve;
  /** Narrowness of the band; 0.7 is broad, 5 whistles. */
  readonly resonance: number;
  /** Mean impulses per second; white noise by default. */
  readonly impulses?: Curve;
  readonly seed: number;
}

const at = (curve: number | Curve, t: number): number => (typeof curve === "number" ? curve : curve(t));

/** An exponential slide from one value to another in `seconds`, staying there afterwards. */
export function slide(from: number, to: number, seconds: number): Curve {
  return (t) => from * Math.pow(to / from, Math.min(1, t / seconds));
}

/** A hump that is 0 at both ends of `seconds` and 1 in the middle. */
export function hump(seconds: number): Curve {
  return (t) => (t < seconds ? Math.sin((Math.PI * t) / seconds) ** 2 : 0);
}

/** A fall from 1 to 1/e in `decay` seconds. */
export function fall(decay: number): Curve {
  return (t) => Math.exp(-t / decay);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Adds a tone to a sound. */
export function addTone(sound: Float64Array, tone: Tone): void {
  const partials = tone.partials ?? [1];
  const cents = tone.detune ?? 0;
  const voices = cents === 0 ? [1] : [Math.pow(2, -cents / 2400), Math.pow(2, cents / 2400)];
  const release = Math.min(0.03, tone.length / 3);
  const first = Math.round(tone.at * sampleRate);
  const count = Math.min(sound.length - first, Math.round(tone.length * sampleRate));
  for (const ratio of voices) {
    let phase = 0;
    for (let i = 0; i < count; i++) {
      const t = i / sampleRate;
      const hertz = at(tone.pitch, t) * ratio;
      let value = 0;
      partials.forEach((strength, n) => {
        // A partial above half the sample rate would fold back as a wrong note.
        if (hertz * (n + 1) < sampleRate / 2) value += strength * Math.sin(2 * Math.PI * phase * (n + 1));
      });
      phase = (phase + hertz / sampleRate) % 1;
      const envelope =
        Math.min(1, t / tone.attack) * Math.exp(-t / tone.decay) * Math.min(1, (tone.length - t) / release);
      sound[first + i] = (sound[first + i] ?? 0) + (value * envelope * tone.gain) / voices.length;
    }
  }
}

/** Adds filtered noise to a sound (a state variable filter's band output, Chamberlin 1985). */
export function addNoise(sound: Float64Array, noise: Noise): void {
  const random = randomNumbers(noise.seed);
  const first = Math.round(noise.at * sampleRate);
  const count = Math.min(sound.length - first, Math.round(noise.length * sampleRate));
  let low = 0;
  let band = 0;
  for (let i = 0; i < count; i++) {
    const t = i / sampleRate;
    const sample = random() * 2 - 1;
    const struck = noise.impulses === undefined || random() < noise.impulses(t) / sampleRate;
    const frequency = 2 * Math.sin((Math.PI * Math.min(at(noise.center, t), sampleRate / 6)) / sampleRate);
    const high = (struck ? sample : 0) - low - band / noise.resonance;
    band += frequency * high;
    low += frequency * band;
    sound[first + i] = (sound[first + i] ?? 0) + band * noise.gain(t);
  }
}

/** Adds the reflections of a small room: four feedback delays side by side (after Schroeder 1962). */
export function addRoom(sound: Float64Array, wet: number, seconds: number): void {
  const dry = sound.slice();
  for (const delay of [0.0297, 0.0371, 0.0411, 0.0437]) {
    const length = Math.round(delay * sampleRate);
    // So that the reflections have fallen by 60 dB after `seconds`.
    const feedback = Math.pow(10, (-3 * delay) / seconds);
    const line = new Float64Array(length);
    let damped = 0;
    for (let i = 0; i < sound.length; i++) {
      const echo = line[i % length] ?? 0;
      damped += 0.55 * (echo - damped);
      line[i % length] = (dry[i] ?? 0) + damped * feedback;
      sound[i] = (sound[i] ?? 0) + (echo * wet) / 4;
    }
  }
}

/** Takes out the offset, rounds both edges off and brings the loudest sample to `peak`. */
export function finish(sound: Float64Array, peak: number): Float64Array {
  const mean = sound.reduce((sum, value) => sum + value, 0) / sound.length;
  const fadeIn = Math.round(0.001 * sampleRate);
  const fadeOut = Math.min(Math.round(0.06 * sampleRate), Math.floor(sound.length / 3));
  const faded = sound.map((value, i) => {
    const edge = Math.min(1, i / fadeIn, (sound.length - 1 - i) / fadeOut);
    return (value - mean) * Math.sin((Math.PI / 2) * edge) ** 2;
  });
  const loudest = faded.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(loudest > 0)) throw new RangeError(`the loudest sample is ${loudest}`);
  return faded.map((value) => (value / loudest) * peak);
}

/** A mono WAV file of 16-bit samples; values in [-1, 1]. */
export function waveFile(samples: Float64Array): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, word: string) => bytes.set(new TextEncoder().encode(word), offset);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((value, i) => view.setInt16(44 + i * 2, Math.round(value * 32_767), true));
  return bytes;
}
