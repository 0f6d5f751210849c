import type { RunRecord } from "../replay/run-record.ts";
import { besideKey, keyBeside } from "./beside-key.ts";
import { askToPersist, createBrowserDriver, createBrowserSlate } from "./browser-driver.ts";
import { browserClaim, createClaim, type ClaimOptions } from "./create-claim.ts";
import { createDesk } from "./create-desk.ts";
import { createRecord, type StoredRecord } from "./create-record.ts";
import type { Driver, Slate } from "./driver.ts";
import { draftKind } from "./draft-kind.ts";
import { finishedKind } from "./finished-kind.ts";
import { recordVersion } from "./record-schemas.ts";
import {
  progressKind,
  runsKind,
  settingsKind,
  type ProgressChange,
  type RecordKind,
  type RunsChange,
} from "./record-kinds.ts";
import { takeBack } from "./take-back.ts";
import type { Beside, LevelProgress, Store } from "./store.ts";

/** What a test may put in place of the browser. */
export interface StoreOptions {
  readonly driver?: Driver;
  readonly slate?: Slate;
  readonly claim?: Pick<ClaimOptions, "locks" | "channel" | "isReload">;
  /** Called once, after the first record is saved. */
  readonly persist?: () => Promise<void>;
  /** Whether this version can go on with a run. */
  readonly canGoOn?: (run: RunRecord) => boolean;
  /** Milliseconds until a storage that does not answer is said to be slow. */
  readonly timeout?: number;
}

const progressPrefix = "progress/";
const runsPrefix = "run/";
const finishedKey = "finished";
const draftsKey = "reports";
const settingsKey = "settings";

/** Progress, settings and runs in the browser's storage; in memory, and said so, where that refuses. */
export function createStore(options: StoreOptions = {}): Store {
  const { driver = createBrowserDriver(), slate = createBrowserSlate(), claim = browserClaim() } = options;
  const { persist = askToPersist, timeout = 4_000, canGoOn = () => false } = options;
  const listeners: (() => void)[] = [];
  const partings: (() => void)[] = [];
  let besides = 0;
  let returned = 0;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const onFirstWrite = (): void => void persist();
  const desk = createDesk({ driver, slate, timeout, onState: tell, onFirstWrite });

  const open = <Kept, Change>(key: string, kind: RecordKind<Kept, Change>): StoredRecord<Kept, Change> =>
    createRecord({
      key,
      kind,
      desk,
      onUnreadable() {
        besides++;
        tell();
      },
    });
  const settings = open(settingsKey, settingsKind);
  const finished = open(finishedKey, finishedKind);
  const drafts = open(draftsKey, draftKind);
  const progress = keyed((levelId) => open<LevelProgress, ProgressChange>(progressPrefix + levelId, progressKind));
  const runs = keyed((levelId) => open<readonly RunRecord[], RunsChange>(runsPrefix + levelId, runsKind(levelId)));
  const recordAt = (key: string): Pick<StoredRecord<unknown, unknown>, "recall"> | null => {
    if (key === settingsKey) return settings;
    if (key === finishedKey) return finished;
    if (key === draftsKey) return drafts;
    if (key.startsWith(progressPrefix)) return progress.of(key.slice(progressPrefix.length));
    return key.startsWith(runsPrefix) ? runs.of(key.slice(runsPrefix.length)) : null;
  };

  /** Puts back what this version can read or go on with. */
  const restore = async (key: string, record: unknown): Promise<boolean> => {
    const levelId = key.slice(key.indexOf("/") + 1);
    if (key.startsWith(progressPrefix)) {
      const more = progressKind.read(record);
      if (more !== null) await progress.of(levelId).change({ type: "join", progress: more });
      return more !== null;
    }
    if (key === finishedKey) {
      const over = finishedKind.read(record);
      for (const run of over ?? []) await finished.change({ type: "keep", run });
      return over !== null;
    }
    if (key === draftsKey) {
      const written = draftKind.read(record);
      for (const draft of written ?? []) await drafts.change({ type: "draft", draft });
      return written !== null;
    }
    const found = key.startsWith(runsPrefix) ? runsKind(levelId).read(record) : null;
    if (found === null || !found.every(canGoOn)) return false;
    for (const run of found) await runs.of(levelId).change({ type: "save", run, replaces: null });
    return true;
  };
  const takeBackAll = async (): Promise<void> => {
    try {
      const count = await takeBack(desk, restore);
      if (count === 0) return;
      returned += count;
      tell();
    } catch (error) {
      desk.refused(error);
    }
  };

  const own = (): void => {
    const noted = desk.recall();
    desk.mayWrite = true;
    // The newest first: of one slot it is the one that is made.
    for (const entry of noted.toReversed()) {
      if (recordAt(entry.key)?.recall(entry.change) === true) continue;
      void desk.ask(() => driver.set(besideKey("journal"), entry)).catch(desk.refused);
    }
    desk.retry();
    void takeBackAll();
  };
  const tenure = createClaim({
    ...claim,
    onChange(tenancy) {
      if (tenancy === "ours") own();
      else desk.mayWrite = false;
      queueMicrotask(tell);
    },
    async onHandOver() {
      for (const parting of partings) parting();
      await Promise.all(
        [settings, finished, drafts, ...progress.all(), ...runs.all()].map((record) => record.settled()),
      );
    },
  });

  return {
    get state() {
      return desk.state;
    },
    get tenancy() {
      return tenure.tenancy;
    },
    get besides() {
      return besides;
    },
    get returned() {
      return returned;
    },
    onChange: (listener) => void listeners.push(listener),
    onHandOver: (parting) => void partings.push(parting),
    takeOver: () => tenure.takeOver(),
    progress: (levelId) => progress.of(levelId).get(),
    settings: () => settings.get(),
    runs: async (levelId) => (await runs.of(levelId).get()) ?? [],
    finishedRuns: async (id) => ((await finished.get()) ?? []).filter(({ levelId }) => levelId === id),
    countAttempt: (levelId, attempt) => progress.of(levelId).change({ type: "count", attempt }),
    keepRationale: (levelId, rationale) => progress.of(levelId).change({ type: "explain", rationale }),
    reportDrafts: async () => (await drafts.get()) ?? [],
    keepReportDraft: (draft) => drafts.change({ type: "draft", draft }),
    saveSettings: (wish) => settings.change({ type: "set", settings: wish }),
    saveRun: (run, replaces) => runs.of(run.levelId).change({ type: "save", run, replaces }),
    dropRun: (levelId, run) => runs.of(levelId).change({ type: "drop", run }),
    keepFinished: (run) => finished.change({ type: "keep", run }),
    async setAside(run) {
      if (!desk.mayWrite) return;
      try {
        await desk.ask(() => driver.set(besideKey(runsPrefix + run.levelId), { version: recordVersion, runs: [run] }));
      } catch (error) {
        return desk.refused(error);
      }
      await runs.of(run.levelId).change({ type: "drop", run: run.id });
    },
    async readBesides() {
      try {
        return await desk.ask(readBesides);
      } catch (error) {
        desk.refused(error);
        return [];
      }
    },
    async reset() {
      if (!desk.mayWrite) return;
      try {
        for (const key of await desk.ask(() => driver.keys())) {
          if (keyBeside(key) !== null) await desk.ask(() => driver.remove(key));
          else recordAt(key);
        }
      } catch (error) {
        desk.refused(error);
      }
      await Promise.all(
        [finished, drafts, ...progress.all(), ...runs.all()].map((record) => record.changeOnly({ type: "forget" })),
      );
    },
  };
}

async function readBesides(driver: Driver): Promise<readonly Beside[]> {
  const all = (await driver.keys()).map(async (key) => {
    const was = keyBeside(key);
    return was === null ? [] : [{ key: was, record: await driver.get(key) }];
  });
  return (await Promise.all(all)).flat();
}

/** One of each level, made when it is first asked for. */
function keyed<One>(make: (levelId: string) => One): { of(levelId: string): One; all(): readonly One[] } {
  const made = new Map<string, One>();
  return {
    of(levelId) {
      const one = made.get(levelId) ?? make(levelId);
      made.set(levelId, one);
      return one;
    },
    all: () => [...made.values()],
  };
}
