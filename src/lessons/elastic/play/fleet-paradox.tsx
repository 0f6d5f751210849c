import type { JSX } from "preact";
import type { ClusterView } from "../../../sim/index.ts";
import { fleetText as words } from "../text/telemetry.ts";
import { formatKept, formatPercent } from "../../../text/numbers.ts";
import type { Sample } from "../../../insight/history.ts";

const width = 120;
const height = 30;

/** The paradox: how busy the fleet has been beside how much of that was useful, and the second's course. */
export function FleetParadox({
  view,
  samples,
}: {
  readonly view: ClusterView;
  readonly samples: readonly Sample[];
}): JSX.Element {
  const { utilization, goodput } = view.metrics;
  const bars = [
    ["busy", utilization],
    ["productive", goodput],
  ] as const;
  const points = samples.map(({ goodput: share }, index) => {
    const y = height - 2 - Math.min(1, Math.max(0, share)) * (height - 4);
    return `${((index / Math.max(1, samples.length - 1)) * width).toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <span class="paradox">
      <span class="sr">{words.bars(formatPercent(utilization, 1), formatKept(goodput))}</span>
      <span class="paradox-bars" aria-hidden="true">
        {bars.map(([name, share]) => (
          <span key={name} class={`paradox-bar paradox-${name}`}>
            <span>{words[name]}</span>
            <span class="bar">
              <i style={{ width: `${(100 * Math.min(1, Math.max(0, share))).toFixed(1)}%` }} />
            </span>
            <span class="figures">{formatPercent(share, share > 0.9995 ? 0 : 1)}</span>
          </span>
        ))}
      </span>
      <svg class="kept-line" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {points.length > 1 && <polygon class="kept-waste" points={`0,2 ${points.join(" ")} ${width},2`} />}
        <line x1="0" y1="2" x2={width} y2="2" />
        {points.length > 1 && <polyline points={points.join(" ")} />}
      </svg>
    </span>
  );
}
