import type { Driver } from "../../src/storage/driver.ts";

/** A storage that works: records are copied both ways, as in a browser. */
export function workingDriver(records = new Map<string, unknown>()): Driver {
  return {
    get: async (key) => structuredClone(records.get(key) ?? null),
    set: async (key, value) => void records.set(key, structuredClone(value)),
    remove: async (key) => void records.delete(key),
  };
}

/** A storage that refuses everything, as in some private windows. */
export function refusingDriver(): Driver {
  const refuse = async (): Promise<never> => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  return { get: refuse, set: refuse, remove: refuse };
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
