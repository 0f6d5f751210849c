import { keyBeside } from "./beside-key.ts";
import type { Desk } from "./create-desk.ts";

/**
 * Looks over what was set aside, as a newer version may that finds what an older one could not read. `restore` says
 * whether a record has been put back in its place; then it is no longer kept aside. Returns how many were.
 */
export async function takeBack(
  desk: Desk,
  restore: (key: string, record: unknown) => Promise<boolean>,
): Promise<number> {
  let count = 0;
  for (const key of await desk.ask((driver) => driver.keys())) {
    const was = keyBeside(key);
    if (was === null || !desk.mayWrite) continue;
    if (!(await restore(was, await desk.ask((driver) => driver.get(key))))) continue;
    await desk.ask((driver) => driver.remove(key));
    count++;
  }
  return count;
}
