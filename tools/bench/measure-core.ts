import { readFileSync } from "node:fs";
import { parseLevel } from "../../src/levels/load-level.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { playReplay } from "../../src/replay/play-replay.ts";
import { noNotes } from "../../src/replay/record-run.ts";
import { createSession } from "../../src/session/session.ts";
import { scoreOf } from "../../src/levels/score.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { medianMs } from "./median-ms.ts";

/** What the core does without a screen, ms. */
export interface CoreTimes {
  /** One run of Act I to its end, the median of several. */
  readonly act1Ms: number;
  /** Verifying one replay of Act I: running it again and hashing its state as often as the session did. */
  readonly verifyMs: number;
}

/** Runs Act I to its end by Best-Fit, which no clause ends early. */
export function measureCore(): CoreTimes {
  const { level: stored, goals } = parseLevel(JSON.parse(readFileSync("levels/act-1.json", "utf8")));
  const level = { ...stored, clauses: stored.clauses.map((clause) => ({ ...clause, fatal: null })) };
  const file = { level, goals };
  const session = createSession({ level, seed: "bench", judge: (view) => scoreOf(view, goals) });
  session.send({ type: "set-policy", policy: "best-fit" });
  session.advance(level.duration);
  const replay = session.sealedRecord(noNotes(levelHash(file)));
  const run = (): void => {
    const simulation = createSimulation(level, "bench");
    simulation.dispatch({ type: "set-policy", policy: "best-fit" });
    simulation.advanceTo(level.duration);
  };
  return { act1Ms: medianMs(run), verifyMs: medianMs(() => playReplay(file, replay)) };
}
