import type { KeyList } from "../../../hud/lesson.ts";
import { clockKeys, viewKeys } from "../../../text/keys.ts";

/** What each key does, and the pointer. */
export const keyList: KeyList = {
  keys: [
    ...clockKeys,
    ["G", "the giant: its ten best places, ranked by price"],
    ["↑ ↓", "in the list of places: move the ghost over the hall"],
    ["↑ ↓ ← →", "in the hall: from rack to rack, with what is in the hand"],
    ["Enter", "select the rack, or put down what is in the hand, then choose"],
    ["K, M, D", "kill, migrate, drain and wait, once the giant is put down"],
    ["Esc", "put back, close, clear the selection"],
    ...viewKeys,
  ],
  pointer:
    "Pointer: drag the giant from the queue onto the hall. Click a rack to select it, drag a box over several; then pick its jobs up and click where they shall go.",
};
