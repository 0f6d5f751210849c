import type { JSX } from "preact";
import { pictureBox } from "../../../hud/picture-box.ts";

const { width, height } = pictureBox;
const pitch = 12;
const strip = { columns: width / pitch, rows: height / pitch, cell: 9.5 };

/** A strip of cells: full of holes, and none of them as wide as the frame that looks for a place. */
export function FragmentedHallPicture(): JSX.Element {
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
