import type { KeyList } from "../../../hud/lesson.ts";
import { clockKeys, viewKeys } from "../../../text/keys.ts";

/** What each key does, and the pointer. */
export const keyList: KeyList = {
  keys: [
    ...clockKeys,
    ["C", "close the gaps of the ring"],
    ["↑ ↓ ← →", "in the hall: from rack to rack; in the compute times: from replica to replica"],
    ["Enter", "take a loose end in hand, connect it; elsewhere choose the replica"],
    ["Delete", "cut the end in hand, or leave the replica out of the drawing"],
    ["Esc", "drop the end, close, clear the selection"],
    ...viewKeys,
  ],
  pointer:
    "Pointer: drag a loose end of the ring onto another replica, or click both. Click a link to cut it. Drag a ready replica onto a link to put it in between. All of it can be done from the list of loose ends, too.",
};
