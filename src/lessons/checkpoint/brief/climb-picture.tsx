import type { JSX } from "preact";
import { pictureBox } from "../../../hud/picture-box.ts";

const { width, height } = pictureBox;

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

/** Progress over time: it is paused to save, and rolls back to the last save at each failure. */
export function ClimbPicture(): JSX.Element {
  const { line, saves, failures } = climb();
  return (
    <>
      <path class="start-ideal" d={`M4 ${base}L${width - 4} ${base - (width - 8) * slope}`} />
      <path class="start-climb" d={line} />
      {saves.map(({ x, y }) => (
        <rect key={x} class="start-save" x={x - 3.5} y={y - 3.5} width="7" height="7" rx="1.5" />
      ))}
      {failures.map(({ x, y }) => (
        <circle key={x} class="start-rollback" cx={x} cy={y} r="4.5" />
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
