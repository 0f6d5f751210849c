import type { RunRecord } from "../../src/replay/run-record.ts";

/** A small record in the right form, of no level. */
export const aReplay: RunRecord = {
  format: 5,
  simVersion: 1,
  build: "00112233aabbccdd",
  levelId: "act-1",
  levelHash: "0123456789abcdef",
  seed: "demo",
  start: "0011001100110011",
  settings: { pausedPlanning: true, textScale: 1.25, theme: "color-safe" },
  prediction: 900,
  mechanism: "queue-waits",
  fork: null,
  predictionSeal: "2233223322332233",
  score: { stars: 2, measure: 1234.5 },
  attempt: 3,
  rationale: "Drained before the giant came.",
  claims: { checkpoint: 1500, mttf: null, interval: null },
  time: 20,
  id: "r1",
  visit: "v1",
  startedAt: 1_700_000_000_000,
  savedAt: 1_700_000_600_000,
  endedAt: null,
  commands: [
    { time: 0, command: { type: "set-policy", policy: "best-fit" }, at: 1_700_000_000_500 },
    { time: 0, command: { type: "set-preemption", on: false } },
    { time: 5, command: { type: "set-checkpoint-interval", interval: null } },
    { time: 5, command: { type: "set-checkpoint-interval", interval: 3600 } },
    { time: 9, command: { type: "drain", nodes: [1, 2, 3] } },
    { time: 9, command: { type: "undrain", nodes: [2] } },
    { time: 10, command: { type: "kill", jobs: [17] } },
    { time: 11, command: { type: "migrate", jobs: [4, 5] } },
    { time: 11, command: { type: "migrate", jobs: [6], to: [8, 9] } },
    { time: 12, command: { type: "place-gang", job: 3, firstNode: 250, clear: "drain" } },
    {
      time: 12,
      command: { type: "place-gang", job: 3, firstNode: 250, clear: "migrate", killYoungerThan: 600, killStuck: true },
    },
    { time: 13, command: { type: "release-window", job: 3 } },
    { time: 13, command: { type: "set-recovery", mode: "regroup" } },
    { time: 13, command: { type: "set-batch", rule: "shrink" } },
    { time: 13, command: { type: "set-routing", routing: "automatic" } },
    { time: 14, command: { type: "set-ring", order: [0, 2, 1] } },
    { time: 15, command: { type: "swap-nodes", nodes: [16] } },
    { time: 20, command: { type: "defragment" } },
  ],
  digests: [
    { time: 12, digest: "00ff00ff00ff00ff" },
    { time: 20, digest: "fedcba9876543210" },
  ],
};

const { fork: _fork, ...unforked } = aReplay;

/** The same in format 4. */
export const anUnforkedRecord = { ...unforked, format: 4 };

const { mechanism: _mechanism, ...unreasoned } = unforked;

/** The same in format 3. */
export const anUnreasonedRecord = { ...unreasoned, format: 3 };

const { build: _build, start: _start, predictionSeal: _seal, score: _score, attempt: _attempt, ...former } = unreasoned;

/** The same in format 2. */
export const aFormerRecord = { ...former, format: 2 };

/** The same in format 1, as it was written to a file. */
export const aFormerReplay = {
  format: 1,
  simVersion: aReplay.simVersion,
  levelId: aReplay.levelId,
  levelHash: aReplay.levelHash,
  seed: aReplay.seed,
  settings: { ...aReplay.settings, prediction: 900, rationale: "Drained before the giant came." },
  commands: aReplay.commands,
  digests: aReplay.digests,
};

/** A run that was left a minute after its only command. */
export const anUnfinishedRun: RunRecord = {
  ...aReplay,
  time: 1560,
  commands: [{ time: 1500, command: { type: "set-policy", policy: "best-fit" } }],
  digests: [],
  rationale: null,
  claims: null,
};
