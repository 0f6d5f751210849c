import type { Output } from "./output.ts";

/** Draws a progress line over itself, for people at a terminal, and wipes it at the end. */
export function progressOn(
  stderr: Output,
  json: boolean,
  whole: number,
  line: (done: number, whole: number) => string,
): (done: number) => void {
  if (json || stderr.isTTY !== true) return () => {};
  let drawn = "";
  return (done) => {
    const next = done < whole ? `\r${line(done, whole)}` : "\r\u001b[K";
    if (next !== drawn) stderr.write(next);
    drawn = next;
  };
}
