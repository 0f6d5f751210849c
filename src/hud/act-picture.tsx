import type { JSX } from "preact";
import type { Lesson } from "../session/session.ts";
import { actText } from "../text/acts.ts";
import { RingPicture } from "./elastic-brief/ring-picture.tsx";

const width = 432;
const height = 96;

/** What an act is about, at a glance. */
export function ActPicture({ lesson }: { readonly lesson: Lesson }): JSX.Element {
  return (
    <svg class="act-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={actText[lesson].picture}>
      {pictures[lesson]()}
    </svg>
  );
}

const pictures: Readonly<Record<Lesson, () => JSX.Element>> = {
  fragmentation: () => <Crumbs />,
  checkpoint: () => <Climb />,
  elastic: () => <RingPicture />,
};

const pitch = 12;
const strip = { columns: width / pitch, rows: height / pitch, cell: 9.5 };

/** A strip of cells: full of holes, and none of them as wide as the frame that looks for a place. */
function Crumbs(): JSX.Element {
  const { columns, rows, cell } = strip;
  return (
    <>
      {Array.from({ length: columns * rows }, (_, i) => (
        <rect
          key={i}
          class={`start-${cellKind(i)}`}
          x={(i % columns) * pitch + 1}
          y={Math.floor(i / columns) * pitch + 1}
          width={cell}
          height={cell}
          rx="2"
        />
      ))}
      <rect
        class="start-frame"
        x={pitch * 11 - 1}
        y={pitch * 2 - 1}
        width={pitch * 14 + 1}
        height={pitch * 4 + 1}
        rx="4"
      />
    </>
  );
}

/** A fifth of the cells is idle, spread as by chance and always the same. */
function cellKind(index: number): "idle" | "down" | "dim" | "working" {
  const chance = (Math.imul(index + 11, 2_654_435_761) >>> 8) % 100;
  if (chance < 20) return "idle";
  if (chance === 99) return "down";
  return chance < 60 ? "dim" : "working";
}

/** Stretches of work, in the units of the picture, that end in a save or in a failure. */
const story: readonly { readonly work: number; readonly fails: boolean }[] = [
  { work: 60, fails: false },
  { work: 60, fails: false },
  { work: 56, fails: true },
  { work: 60, fails: false },
  { work: 44, fails: true },
  { work: 60, fails: false },
  { work: 44, fails: false },
];
const pause = 8;
/** Of a line that nothing stops. */
const slope = 0.2;
const base = height - 8;

/** Progress over time: it stands still to save, and falls back to the last save at each failure. */
function Climb(): JSX.Element {
  const { line, saves, failures } = climb();
  return (
    <>
      <path class="start-ideal" d={`M4 ${base}L${width - 4} ${base - (width - 8) * slope}`} />
      <path class="start-climb" d={line} />
      {saves.map(({ x, y }) => (
        <rect key={x} class="start-save" x={x - 3.5} y={y - 3.5} width="7" height="7" rx="1.5" />
      ))}
      {failures.map(({ x, y }) => (
        <circle key={x} class="start-fall" cx={x} cy={y} r="4.5" />
      ))}
    </>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function climb(): { readonly line: string; readonly saves: readonly Point[]; readonly failures: readonly Point[] } {
  const saves: Point[] = [];
  const failures: Point[] = [];
  let x = 4;
  let saved = base;
  let line = `M${x} ${saved}`;
  for (const { work, fails } of story) {
    x += work;
    const y = saved - work * slope;
    line += `L${x} ${y}`;
    if (fails) failures.push({ x, y });
    else {
      saves.push({ x, y });
      saved = y;
    }
    x += fails ? 0 : pause;
    line += `L${x} ${saved}`;
  }
  return { line, saves, failures };
}
