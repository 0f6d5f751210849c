import type { Driver } from "./driver.ts";
import type { Store } from "./store.ts";

/** Records by key, of which the newest is never lost while the page lives, whatever the driver does. */
export interface Records {
  readonly state: Store["state"];
  onState(listener: (state: Store["state"]) => void): void;
  /** The newest record, saved or not; null where there is none or it cannot be read. */
  get(key: string): Promise<unknown>;
  /** Null removes. Resolves once this record, or a newer one of the same key, is saved or has been refused. */
  put(key: string, value: unknown): Promise<void>;
}

const quotaNames = new Set(["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"]);

function isFull(error: unknown): boolean {
  return typeof error === "object" && error !== null && "name" in error && quotaNames.has(String(error.name));
}

/** What a driver refuses is kept in memory and offered again after the next write that succeeds. */
export function createRecords(driver: Driver, onFirstSave: () => void): Records {
  /** What the driver does not have yet: being written, or refused. */
  const unsaved = new Map<string, { readonly value: unknown }>();
  /** One writer per key, so that the last record of a key is the one that stays. */
  const writers = new Map<string, Promise<void>>();
  const listeners: ((state: Store["state"]) => void)[] = [];
  let state: Store["state"] = "ok";
  let savedOnce = false;

  const become = (next: Store["state"]): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(next);
  };

  const saved = (): void => {
    if (unsaved.size === 0) become("ok");
    if (!savedOnce) onFirstSave();
    savedOnce = true;
    for (const key of unsaved.keys()) void write(key);
  };

  const writeNewest = async (key: string): Promise<void> => {
    for (let record = unsaved.get(key); record !== undefined; record = unsaved.get(key)) {
      try {
        await (record.value === null ? driver.remove(key) : driver.set(key, record.value));
      } catch (error) {
        if (unsaved.get(key) !== record) continue;
        writers.delete(key);
        become(isFull(error) ? "full" : "memory");
        return;
      }
      if (unsaved.get(key) === record) unsaved.delete(key);
    }
    writers.delete(key);
    saved();
  };

  const write = (key: string): Promise<void> => {
    const writer = writers.get(key) ?? Promise.resolve().then(() => writeNewest(key));
    writers.set(key, writer);
    return writer;
  };

  return {
    get state() {
      return state;
    },
    onState: (listener) => void listeners.push(listener),
    async get(key) {
      const newest = unsaved.get(key);
      if (newest !== undefined) return newest.value;
      try {
        const record = (await driver.get(key)) ?? null;
        if (unsaved.size === 0) become("ok");
        return record;
      } catch {
        become("memory");
        return null;
      }
    },
    put(key, value) {
      // A copy: the caller may go on adding to what it saved.
      unsaved.set(key, { value: structuredClone(value) });
      return write(key);
    },
  };
}
