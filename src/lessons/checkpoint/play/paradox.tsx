import type { JSX } from "preact";
import type { ClusterView } from "../../../sim/index.ts";
import { paradoxText } from "../text/checkpoint.ts";
import { formatKept, formatPercent } from "../../../text/numbers.ts";
import { doneAt, savedAt, type ProgressTrack } from "../../../insight/checkpoint/progress-track.ts";
import { usefulParts } from "../../../insight/checkpoint/training.ts";

const width = 120;
const height = 30;
const samples = 60;

/** Time before which shares of the time so far only jump about. */
const settled = 3600;

/** The trap at a glance: how busy the hall is, how much of that is kept, and what is still at risk, with their course. */
export function Paradox({ view, track }: { readonly view: ClusterView; readonly track: ProgressTrack }): JSX.Element {
  const { utilization, goodput } = view.metrics;
  const { capacity, idle, down } = view.ledger;
  const atRisk = usefulParts(view).atRisk / Math.max(1, capacity - idle - down);
  const bars = [
    ["busy", utilization],
    ["productive", goodput],
    ["risk", atRisk],
  ] as const;
  const words = [utilization, goodput, atRisk].map(formatKept);
  return (
    <span class="paradox">
      <span class="sr">{paradoxText.bars(words[0] ?? "", words[1] ?? "", words[2] ?? "")}</span>
      <span class="paradox-bars" aria-hidden="true">
        {bars.map(([name, share]) => (
          <span key={name} class={`paradox-bar paradox-${name}`}>
            <span>{paradoxText[name]}</span>
            <span class="bar">
              <i style={{ width: `${(100 * Math.min(1, Math.max(0, share))).toFixed(1)}%` }} />
            </span>
            <span class="figures">{formatPercent(share, share > 0.9995 ? 0 : 1)}</span>
          </span>
        ))}
      </span>
      <KeptLine view={view} track={track} />
    </span>
  );
}

/**
 * The share of the time that was kept work, over as long as the badge looks back, at sixty times of the run after its
 * first hour; `of` says whether work counts once it is saved or once it is done.
 */
export function keptShares(
  view: Pick<ClusterView, "level" | "time">,
  { points }: ProgressTrack,
  of: "saved" | "done" = "saved",
): readonly number[] {
  if (view.time <= settled) return [];
  const span = view.level.goodputWindow ?? view.level.duration;
  const at = of === "saved" ? savedAt : doneAt;
  return Array.from({ length: samples + 1 }, (_, index) => {
    const time = settled + (index * (view.time - settled)) / samples;
    const from = Math.max(0, time - span);
    return (at(points, time) - at(points, from)) / (time - from);
  });
}

/** The kept share as a line under the busy line, which is its ceiling. */
function KeptLine({ view, track }: { readonly view: ClusterView; readonly track: ProgressTrack }): JSX.Element {
  const points = keptShares(view, track).map((kept, index) => {
    const y = height - 2 - Math.min(1, Math.max(0, kept)) * (height - 4);
    return `${((index / samples) * width).toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg class="kept-line" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {points.length > 0 && <polygon class="kept-waste" points={`0,2 ${points.join(" ")} ${width},2`} />}
      <line x1="0" y1="2" x2={width} y2="2" />
      {points.length > 0 && <polyline points={points.join(" ")} />}
    </svg>
  );
}
