import { createStore, type StoreOptions } from "../../src/storage/create-store.ts";
import type { Driver, Slate } from "../../src/storage/driver.ts";
import type { Store } from "../../src/storage/store.ts";

/** A storage that works: records are copied both ways, as in a browser. */
export function workingDriver(records = new Map<string, unknown>()): Driver {
  return {
    get: async (key) => structuredClone(records.get(key) ?? null),
    set: async (key, value) => void records.set(key, structuredClone(value)),
    remove: async (key) => void records.delete(key),
    keys: async () => [...records.keys()],
  };
}

/** A storage that refuses everything, as in some private windows. */
export function refusingDriver(): Driver {
  const refuse = async (): Promise<never> => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  return { get: refuse, set: refuse, remove: refuse, keys: refuse };
}

/** A storage that never answers. */
export function hangingDriver(): Driver {
  const hang = (): Promise<never> => new Promise<never>(() => undefined);
  return { get: hang, set: hang, remove: hang, keys: hang };
}

/** A storage whose every answer comes so many milliseconds later. */
export function lateDriver(milliseconds: number, records = new Map<string, unknown>()): Driver {
  const driver = workingDriver(records);
  const later = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return call();
  };
  return {
    get: (key) => later(() => driver.get(key)),
    set: (key, value) => later(() => driver.set(key, value)),
    remove: (key) => later(() => driver.remove(key)),
    keys: () => later(() => driver.keys()),
  };
}

/** A storage with room for so many characters in all. */
export function smallDriver(room: { characters: number }, records = new Map<string, unknown>()): Driver {
  const driver = workingDriver(records);
  return {
    ...driver,
    async set(key, value) {
      const others = [...records].filter(([other]) => other !== key).map(([, record]) => record);
      if (JSON.stringify([...others, value]).length > room.characters)
        throw new DOMException("No space left.", "QuotaExceededError");
      await driver.set(key, value);
    },
  };
}

/** A storage whose writes are answered one by one, in any order, when the test says so. */
export function slowDriver(records = new Map<string, unknown>()): Driver & { readonly waiting: (() => void)[] } {
  const driver = workingDriver(records);
  const waiting: (() => void)[] = [];
  return {
    ...driver,
    waiting,
    async set(key, value) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      await driver.set(key, value);
    },
  };
}

/** A place for one text that outlives a page. */
export function textSlate(): Slate {
  let text: string | null = null;
  return { read: () => text, write: (next) => void (text = next) };
}

/** A store of the only page there is. */
export function storeOn(driver: Driver, options: Omit<StoreOptions, "driver"> = {}): Store {
  return createStore({
    driver,
    slate: textSlate(),
    claim: { locks: null, channel: null },
    persist: async () => undefined,
    ...options,
  });
}
