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
  | "saving"
  | "saved"
  | "rollback-small"
  | "rollback"
  | "rollback-large"
  | "restarted"
  | "offer"
  | "aged"
  | "win"
  | "loss";

/** How a sound is played. */
export interface SoundRule {
  /** Of two sounds at once the higher is heard first, and alone if only one may be. */
  readonly importance: number;
  /** Least time between two of it, real seconds. */
  readonly every: number;
  /** What that grows to while it keeps coming, real seconds; without it, it does not grow. */
  readonly tired?: number;
  /** In [0, 1], before the player's own volume. */
  readonly volume: number;
}

/** Sounds that come by the hundred are rare and quiet; what decides the level is neither. */
export const soundRules: Readonly<Record<SoundName, SoundRule>> = {
  win: { importance: 22, every: 3, volume: 0.8 },
  loss: { importance: 21, every: 3, volume: 0.8 },
  alarm: { importance: 20, every: 1.5, volume: 0.5 },
  "gang-placed": { importance: 19, every: 0.5, volume: 0.8 },
  "gang-arrived": { importance: 18, every: 1, volume: 0.8 },
  aged: { importance: 17, every: 3, volume: 0.8 },
  offer: { importance: 16, every: 1, volume: 0.7 },
  "rollback-large": { importance: 15, every: 1.5, volume: 0.8 },
  rollback: { importance: 14, every: 1, tired: 3, volume: 0.6 },
  failure: { importance: 13, every: 0.4, tired: 2.5, volume: 0.6 },
  kill: { importance: 12, every: 0.2, volume: 0.8 },
  "badge-red": { importance: 11, every: 4, volume: 0.5 },
  "badge-green": { importance: 10, every: 4, volume: 0.5 },
  "rollback-small": { importance: 9, every: 1, tired: 4, volume: 0.45 },
  migrated: { importance: 8, every: 0.5, volume: 0.6 },
  drain: { importance: 7, every: 0.2, volume: 0.7 },
  restarted: { importance: 6, every: 1, tired: 6, volume: 0.3 },
  saved: { importance: 5, every: 1, tired: 6, volume: 0.35 },
  saving: { importance: 4, every: 1.5, tired: 8, volume: 0.22 },
  refused: { importance: 3, every: 0.2, volume: 0.35 },
  click: { importance: 2, every: 0.05, volume: 0.4 },
  "job-placed": { importance: 1, every: 0.35, volume: 0.12 },
};
