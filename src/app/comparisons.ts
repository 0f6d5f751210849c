import { signal, type ReadonlySignal } from "@preact/signals";
import { runBaselines } from "../analysis/baselines.ts";
import { otherSeedCount, runOtherSeeds } from "../analysis/other-seeds.ts";
import type { App, BaselineRow } from "../hud/app.ts";
import type { LevelFile } from "../levels/level-file.ts";
import type { Session } from "../session/session.ts";

type OtherSeeds = App["otherSeeds"]["value"];

/** What a finished run is compared with, worked out in workers while the debrief is read. */
export interface Comparisons {
  readonly baselines: ReadonlySignal<readonly BaselineRow[]>;
  readonly otherSeeds: ReadonlySignal<OtherSeeds>;
  start(file: LevelFile, run: Session): void;
  /** Stops what is under way and forgets what there is. */
  stop(): void;
}

export function createComparisons(): Comparisons {
  const baselines = signal<readonly BaselineRow[]>([]);
  const otherSeeds = signal<OtherSeeds>({ of: 0, rows: [] });
  let stops: readonly (() => void)[] = [];
  return {
    baselines,
    otherSeeds,
    start(file, run) {
      const request = { file, seed: run.seed };
      const stopBaselines = runBaselines(file, run.seed, (row) => {
        baselines.value = [...baselines.peek(), row];
      });
      stops = [stopBaselines];
      if (file.lesson !== "checkpoint") return;
      otherSeeds.value = { of: otherSeedCount, rows: [] };
      const stopSeeds = runOtherSeeds({ ...request, commands: run.recording() }, (row) => {
        otherSeeds.value = { ...otherSeeds.peek(), rows: [...otherSeeds.peek().rows, row] };
      });
      stops = [stopBaselines, stopSeeds];
    },
    stop() {
      for (const stop of stops) stop();
      stops = [];
      baselines.value = [];
      otherSeeds.value = { of: 0, rows: [] };
    },
  };
}
