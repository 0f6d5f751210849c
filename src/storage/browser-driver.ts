import localforage from "localforage";
import type { Driver, Slate } from "./driver.ts";

const name = "fleet-orchestrator";

/** IndexedDB, or localStorage where that is refused. Rejects where both are. */
export function createBrowserDriver(): Driver {
  const forage = localforage.createInstance({
    name,
    storeName: "records",
    driver: [localforage.INDEXEDDB, localforage.LOCALSTORAGE],
  });
  return {
    get: (key) => forage.getItem(key),
    set: async (key, value) => void (await forage.setItem(key, value)),
    remove: (key) => forage.removeItem(key),
    keys: () => forage.keys(),
  };
}

/** A key of localStorage, which answers before the page can close. */
export function createBrowserSlate(): Slate {
  const key = `${name}.journal`;
  return {
    read: () => localStorage.getItem(key),
    write: (text) => (text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)),
  };
}

/** Asks the browser not to clear our records when it runs short of space; older ones do not know the question. */
export async function askToPersist(): Promise<void> {
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage;
  try {
    await storage?.persist?.();
  } catch {
    // Refused: the records are then kept as long as the browser likes.
  }
}
