import process from "node:process";
import { parentPort } from "node:worker_threads";

// Doubles numbers, late the larger they are; breaks over -1, and ends over -2.
parentPort?.on("message", (value: number) => {
  if (value === -1) throw new RangeError("-1 is too small");
  if (value === -2) process.exit(3);
  setTimeout(() => parentPort?.postMessage(2 * value), value);
});
