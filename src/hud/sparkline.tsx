import type { JSX } from "preact";

const width = 100;
const height = 24;

/** A small line of recent values; what it shows is said in the breakdown beside it. */
export function Sparkline({
  values,
  min,
  max,
}: {
  readonly values: readonly number[];
  readonly min?: number;
  readonly max?: number;
}): JSX.Element {
  const low = min ?? Math.min(...values);
  const high = max ?? Math.max(...values);
  const span = high - low || 1;
  const step = values.length > 1 ? width / (values.length - 1) : width;
  const points = values.map(
    (value, i) =>
      `${(i * step).toFixed(1)},${(height - 2 - Math.min(1, Math.max(0, (value - low) / span)) * (height - 4)).toFixed(1)}`,
  );
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {values.length > 1 && (
        <>
          <polygon points={`0,${height} ${points.join(" ")} ${width},${height}`} />
          <polyline points={points.join(" ")} />
        </>
      )}
    </svg>
  );
}
