import * as v from "valibot";
import { askToPersist, createBrowserDriver } from "./browser-driver.ts";
import { createRecords } from "./create-records.ts";
import type { Driver } from "./driver.ts";
import { createImpatientDriver } from "./impatient-driver.ts";
import { progressSchema, runSchema, settingsSchema } from "./record-schemas.ts";
import type { Store } from "./store.ts";

/** What a test may put in place of the browser. */
export interface StoreOptions {
  readonly driver?: Driver;
  /** Called once, after the first record is saved. */
  readonly persist?: () => Promise<void>;
}

/** How long a browser may take to answer, milliseconds. */
const patience = 4_000;
const rationalesKept = 20;

const progressKey = (levelId: string): string => `progress/${levelId}`;
const runKey = (levelId: string): string => `run/${levelId}`;
const settingsKey = "settings";

/** Progress, settings and unfinished runs in the browser's storage; in memory, and said so, where that refuses. */
export function createStore({ driver, persist = askToPersist }: StoreOptions = {}): Store {
  const records = createRecords(driver ?? createImpatientDriver(createBrowserDriver(), patience), () => void persist());

  /** A record that is not what we wrote is as good as none; the next save replaces it. */
  const read = async <Schema extends v.GenericSchema>(
    key: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> => {
    const parsed = v.safeParse(schema, await records.get(key));
    return parsed.success ? parsed.output : null;
  };

  return {
    get state() {
      return records.state;
    },
    onState: (listener) => records.onState(listener),
    progress: (levelId) => read(progressKey(levelId), progressSchema),
    saveProgress: (levelId, progress) =>
      records.put(progressKey(levelId), { ...progress, rationales: progress.rationales.slice(0, rationalesKept) }),
    settings: () => read(settingsKey, settingsSchema),
    saveSettings: (settings) => records.put(settingsKey, settings),
    async run(levelId) {
      const run = await read(runKey(levelId), runSchema);
      return run?.levelId === levelId ? run : null;
    },
    saveRun: (run) => records.put(runKey(run.levelId), run),
    clearRun: (levelId) => records.put(runKey(levelId), null),
  };
}
