import type { SimEvent } from "../event.ts";
import { futureEventTypes, type FutureColumns } from "../future-event-list.ts";
import { column, finites, record, text, type Codec } from "./codec.ts";

const integers = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);

/** What is bound to happen, in columns. */
export const future: Codec<FutureColumns> = record({
  time: finites(),
  order: finites(),
  type: column(
    (length) => new Uint8Array(length),
    undefined,
    () => [0, futureEventTypes.length - 1],
  ),
  id: column(integers),
  epoch: column(integers),
});

/** What happened and has not been asked for yet: as JSON, for it is of many kinds and mostly nothing. */
export const events: Codec<SimEvent[]> = {
  write: (out, value) => text.write(out, JSON.stringify(value)),
  read(from) {
    from.field = "events";
    const json = parsed(text.read(from));
    if (!Array.isArray(json)) return from.fail("no list", "be a list of events");
    for (const event of json as unknown[]) {
      if (typeof event !== "object" || event === null || !("type" in event) || !("time" in event)) {
        from.fail("a list of something else", "be a list of events");
      }
    }
    return json as SimEvent[];
  },
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
