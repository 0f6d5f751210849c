/** How one sound is made. */
export interface Recipe {
  readonly seconds: number;
  /** Loudest sample, in (0, 1]. */
  readonly peak: number;
  readonly make: (sound: Float64Array) => void;
}

/** Harmonics of a struck bell. */
export const bell = [1, 0.32, 0.1, 0.03];
/** Harmonics of a mellow pipe. */
export const soft = [1, 0.22, 0.06];
/** Odd harmonics only: a dark reed. */
export const hollow = [1, 0, 0.3, 0, 0.12];

/** Hz in equal temperament, A4 = 440 Hz; counted in semitones above A4. */
export const note = (semitones: number): number => 440 * Math.pow(2, semitones / 12);
