import type { Driver } from "./driver.ts";

/** A driver whose calls fail after `milliseconds`: some browsers never answer when they will not open a database. */
export function createImpatientDriver(driver: Driver, milliseconds: number): Driver {
  const hurry = async <Result>(call: Promise<Result>): Promise<Result> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds);
    });
    try {
      return await Promise.race([call, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    get: (key) => hurry(driver.get(key)),
    set: (key, value) => hurry(driver.set(key, value)),
    remove: (key) => hurry(driver.remove(key)),
  };
}
