import localforage from "localforage";
import type { Driver } from "./driver.ts";

/** IndexedDB, or localStorage where that is refused. Rejects where both are. */
export function createBrowserDriver(): Driver {
  const forage = localforage.createInstance({
    name: "fleet-orchestrator",
    storeName: "records",
    driver: [localforage.INDEXEDDB, localforage.LOCALSTORAGE],
  });
  return {
    get: (key) => forage.getItem(key),
    set: async (key, value) => void (await forage.setItem(key, value)),
    remove: (key) => forage.removeItem(key),
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
