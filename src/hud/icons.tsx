import type { JSX } from "preact";

const paths = {
  pause: "M5 3h4v14H5zM11 3h4v14h-4z",
  run: "M5 3l12 7-12 7z",
  before: "M15 4v12l-8-6zM5 4v12",
  after: "M5 4v12l8-6zM15 4v12",
  fork: "M6 3v14M6 13c0-4 8-2 8-8M11.500 6.500L14 4l2.500 2.500",
  share: "M10 13V3M6.500 6.500L10 3l3.500 3.500M4 10v7h12v-7",
  compare: "M3 4h6v12H3zM11 4h6v12h-6z",
  list: "M4 5h12M4 10h12M4 15h12",
  next: "M4 4l9 6-9 6zM14 4h2.500v12H14z",
  finish: "M2 4l6 6-6 6zM8 4l6 6-6 6zM15 4h2.500v12H15z",
  sound: "M3 7h3l5-4v14l-5-4H3zM13.5 6.5a5 5 0 0 1 0 7M15.5 4a8 8 0 0 1 0 12",
  muted: "M3 7h3l5-4v14l-5-4H3zM14 8l4 4M18 8l-4 4",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M11 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM5 14a2 2 0 1 0 4 0 2 2 0 0 0-4 0z",
  report: "M5 2h7l3 3v13H5zM8 8h4M8 11h4M8 14h4",
  keys: "M3 5h14v10H3zM6 8h.5M9.7 8h.5M13.5 8h.5M6 12h8",
  codex: "M4 4h5l1 1 1-1h5v12h-5l-1 1-1-1H4zM10 5v11",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  home: "M4 9l6-5 6 5v7h-4v-4H8v4H4z",
  check: "M4 10.5l4 4 8-9",
  cross: "M5 5l10 10M15 5L5 15",
  ring: "M10 4a6 6 0 1 0 .01 0zM10 7v3.4l2.4 1.6",
  info: "M10 3a7 7 0 1 0 .01 0zM10 9.200v4.800M10 6v.4",
  place: "M10 17s5-5.2 5-9a5 5 0 0 0-10 0c0 3.800 5 9 5 9zM10 9.500a1.500 1.500 0 1 0 .01 0z",
} as const;

const filledNames: ReadonlySet<keyof typeof paths> = new Set(["pause", "run", "next", "finish"]);

/** One of the game's line icons; the words are always beside it or in a label. */
export function Icon(props: { readonly name: keyof typeof paths }): JSX.Element {
  const filled = filledNames.has(props.name);
  return (
    <svg class={filled ? "icon icon-filled" : "icon"} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[props.name]} />
    </svg>
  );
}

/** The game's mark: nine cells of the hall. */
export function Mark(): JSX.Element {
  const cells = ["on", "idle", "on", "idle", "on", "on", "idle", "bad", "on"];
  return (
    <svg class="mark" viewBox="0 0 30 30" aria-hidden="true" focusable="false">
      {cells.map((cell, i) => (
        <rect
          key={i}
          class={`mark-${cell}`}
          x={1 + (i % 3) * 10}
          y={1 + Math.floor(i / 3) * 10}
          width="8"
          height="8"
          rx="2"
        />
      ))}
    </svg>
  );
}
