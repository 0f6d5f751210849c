import type { SimEvent } from "../sim/index.ts";

/** A node failed. */
export type Failure = Extract<SimEvent, { type: "node-failed" }>;
type Return = Extract<SimEvent, { type: "node-returned" }>;
/** Events of nodes in one second. */
export type Burst = readonly Failure[] | readonly Return[];

/** Failures, and returns, of one and the same second become one burst. */
export function gatherFailures(events: readonly SimEvent[]): readonly (SimEvent | { readonly burst: Burst })[] {
  const out: (SimEvent | { readonly burst: Burst })[] = [];
  for (let i = 0; i < events.length; i += 1) {
    const event = events[i];
    if (event === undefined) continue;
    if (event.type !== "node-failed" && event.type !== "node-returned") {
      out.push(event);
      continue;
    }
    const same = events.filter((other) => other.type === event.type && other.time === event.time);
    if (same[0] !== event) continue;
    out.push({ burst: same as Failure[] | Return[] });
  }
  return out;
}
