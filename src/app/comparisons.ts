import { signal, type ReadonlySignal } from "@preact/signals";
import { runBaselines } from "../analysis/baselines.ts";
import { runCounterfactual } from "../analysis/counterfactuals.ts";
import { otherSeedCount, runOtherSeeds } from "../analysis/other-seeds.ts";
import type { App, BaselineRow, BlastRadius } from "../hud/app.ts";
import type { LevelFile } from "../levels/level-file.ts";
import type { Session } from "../session/session.ts";
import type { ThroughputPoint } from "../sim/index.ts";

type OtherSeeds = App["otherSeeds"]["value"];

/** What a run is compared with, worked out in workers while it is played or while its debrief is read. */
export interface Comparisons {
  readonly baselines: ReadonlySignal<readonly BaselineRow[]>;
  readonly otherSeeds: ReadonlySignal<OtherSeeds>;
  readonly ghost: ReadonlySignal<readonly ThroughputPoint[]>;
  readonly blastRadius: ReadonlySignal<BlastRadius | null>;
  /** A run begins or goes on: works out what is shown beside it. */
  accompany(file: LevelFile, seed: string): void;
  /** The run is over: works out what it is compared with. */
  start(file: LevelFile, run: Session): void;
  /** Stops what is under way and forgets what there is. */
  stop(): void;
}

export function createComparisons(): Comparisons {
  const baselines = signal<readonly BaselineRow[]>([]);
  const otherSeeds = signal<OtherSeeds>({ of: 0, rows: [] });
  const ghost = signal<readonly ThroughputPoint[]>([]);
  const blastRadius = signal<BlastRadius | null>(null);
  let stops: (() => void)[] = [];

  const compareSeeds = (file: LevelFile, run: Session): void => {
    otherSeeds.value = { of: otherSeedCount, rows: [] };
    const stop = runOtherSeeds({ file, seed: run.seed, commands: run.recording() }, (row) => {
      otherSeeds.value = { ...otherSeeds.peek(), rows: [...otherSeeds.peek().rows, row] };
    });
    stops.push(stop);
  };

  const imagine = (file: LevelFile, seed: string, of: "ghost" | "blast"): void => {
    const stop = runCounterfactual({ file, seed, of }, (answer) => {
      if (answer.of === "ghost") ghost.value = answer.points;
      else blastRadius.value = answer.radius;
    });
    stops.push(stop);
  };

  return {
    baselines,
    otherSeeds,
    ghost,
    blastRadius,
    accompany(file, seed) {
      if (file.lesson === "elastic") imagine(file, seed, "ghost");
    },
    start(file, run) {
      const stop = runBaselines(file, run.seed, (row) => {
        baselines.value = [...baselines.peek(), row];
      });
      stops.push(stop);
      if (file.lesson === "checkpoint") compareSeeds(file, run);
      if (file.lesson === "elastic") imagine(file, run.seed, "blast");
    },
    stop() {
      for (const stop of stops) stop();
      stops = [];
      baselines.value = [];
      otherSeeds.value = { of: 0, rows: [] };
      ghost.value = [];
      blastRadius.value = null;
    },
  };
}
