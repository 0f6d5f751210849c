/** The sounds of assets/sounds/fleet.wav. */
export type SoundName =
  | "click"
  | "job-placed"
  | "gang-arrived"
  | "gang-placed"
  | "kill"
  | "migrated"
  | "drain"
  | "failure"
  | "alarm"
  | "badge-green"
  | "badge-red"
  | "refused"
  | "saved"
  | "win"
  | "loss";

/** How a sound is played. */
export interface SoundRule {
  /** Of two sounds at once the higher is heard first, and alone if only one may be. */
  readonly importance: number;
  /** Least time between two of it, real seconds. */
  readonly every: number;
  /** In [0, 1], before the player's own volume. */
  readonly volume: number;
}

/** Sounds that come by the hundred are rare and quiet; what decides the level is neither. */
export const soundRules: Readonly<Record<SoundName, SoundRule>> = {
  win: { importance: 15, every: 3, volume: 0.8 },
  loss: { importance: 14, every: 3, volume: 0.8 },
  alarm: { importance: 13, every: 1.5, volume: 0.5 },
  "gang-placed": { importance: 12, every: 0.5, volume: 0.8 },
  "gang-arrived": { importance: 11, every: 1, volume: 0.8 },
  failure: { importance: 10, every: 0.4, volume: 0.6 },
  kill: { importance: 9, every: 0.2, volume: 0.8 },
  "badge-red": { importance: 8, every: 4, volume: 0.5 },
  "badge-green": { importance: 7, every: 4, volume: 0.5 },
  migrated: { importance: 6, every: 0.5, volume: 0.6 },
  drain: { importance: 5, every: 0.2, volume: 0.7 },
  saved: { importance: 4, every: 1, volume: 0.4 },
  refused: { importance: 3, every: 0.2, volume: 0.35 },
  click: { importance: 2, every: 0.05, volume: 0.4 },
  "job-placed": { importance: 1, every: 0.35, volume: 0.12 },
};
