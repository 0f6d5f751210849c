import type { KeyList } from "../../../hud/lesson.ts";
import { clockKeys, viewKeys } from "../../../text/keys.ts";

/** What each key does, and the pointer. */
export const keyList: KeyList = {
  keys: [
    ...clockKeys,
    ["← →", "on the interval: a shorter or a longer one, set once you rest"],
    ["PgUp, PgDn", "on the interval: to the next marked one"],
    ["↑ ↓ ← →", "in the hall: from rack to rack, and what each one holds"],
    ["Esc", "close"],
    ...viewKeys,
  ],
  pointer:
    "Pointer: drag the interval's slider; it is set where you let go. Click a contract to read what it costs, then sign it. Point at a cell of the hall to see what it does.",
};
