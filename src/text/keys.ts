/** Words of the page of keys. */
export const keyText = {
  heading: "Keys",
  shortcuts: "Single keys work as shortcuts",
  intro: "The game stands still while this is open.",
} as const;

/** A key, or keys that belong together, and what it does. */
type KeyLine = readonly [key: string, does: string];

const clock: readonly KeyLine[] = [
  ["Space", "pause, run"],
  ["1, 2, 3", "speed 1×, 4×, 16×"],
];

const view: readonly KeyLine[] = [
  ["+, −, 0", "zoom in, out, whole hall"],
  ["T", "the hall as a table, and back"],
  ["S", "mute"],
  ["?", "this list"],
];

/** The keys of each lesson and what each does, and what a pointer does there. */
export const lessonKeys = {
  fragmentation: {
    keys: [
      ...clock,
      ["G", "the giant: its ten best places, ranked by price"],
      ["↑ ↓", "in the list of places: move the ghost over the hall"],
      ["↑ ↓ ← →", "in the hall: from rack to rack, with what is in the hand"],
      ["Enter", "select the rack, or put down what is in the hand, then choose"],
      ["K, M, D", "kill, migrate, drain and wait, once the giant is put down"],
      ["Esc", "put back, close, clear the selection"],
      ...view,
    ],
    pointer:
      "Pointer: drag the giant from the queue onto the hall. Click a rack to select it, drag a box over several; then pick its jobs up and click where they shall go.",
  },
  checkpoint: {
    keys: [
      ...clock,
      ["← →", "on the interval: a shorter or a longer one, set once you rest"],
      ["PgUp, PgDn", "on the interval: to the next marked one"],
      ["↑ ↓ ← →", "in the hall: from rack to rack, and what each one holds"],
      ["Esc", "close"],
      ...view,
    ],
    pointer:
      "Pointer: drag the interval's slider; it is set where you let go. Click a contract to read what it costs, then sign it. Point at a cell of the hall to see what it does.",
  },
  elastic: {
    keys: [
      ...clock,
      ["C", "close the gaps of the ring"],
      ["↑ ↓ ← →", "in the hall: from rack to rack; in the compute times: from replica to replica"],
      ["Enter", "take a loose end in hand, connect it; elsewhere choose the replica"],
      ["Delete", "cut the end in hand, or leave the replica out of the drawing"],
      ["Esc", "drop the end, close, clear the selection"],
      ...view,
    ],
    pointer:
      "Pointer: drag a loose end of the ring onto another replica, or click both. Click a link to cut it. Drag a ready replica onto a link to put it in between. All of it can be done from the list of loose ends, too.",
  },
} satisfies Readonly<Record<string, { readonly keys: readonly KeyLine[]; readonly pointer: string }>>;
