/** One curve: points in data units, ascending in x. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** An axis: what it spans, whether by ratio, its ticks and how they read. */
export interface Axis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
}

const width = 880;
const height = 320;
const left = 72;
const right = 48;
const top = 12;
const bottom = 52;

/** A plot as SVG, a curve in the style `curve-0`, `curve-1` …; `label` says what it shows to who cannot see it. */
export function svgPlot(label: string, x: Axis, y: Axis, curves: readonly Curve[], dots: boolean): string {
  const px = (value: number): number => left + share(x, value) * (width - left - right);
  const py = (value: number): number => height - bottom - share(y, value) * (height - top - bottom);
  const shapes = curves.map(({ points }, index) => {
    const path = points.map(([a, b], at) => `${at === 0 ? "M" : "L"}${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join("");
    const marks = points.map(([a, b]) => `<circle cx="${px(a).toFixed(1)}" cy="${py(b).toFixed(1)}" r="4"/>`);
    return `<g class="curve curve-${index}"><path d="${path}"/>${dots ? marks.join("") : ""}</g>`;
  });
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">`,
    ...x.ticks.map((tick) => tickMark(px(tick), height - bottom, px(tick), top, "middle", 0, 20, x.text(tick))),
    ...y.ticks.map((tick) => tickMark(left, py(tick), width - right, py(tick), "end", -8, 4, y.text(tick))),
    `<text class="label" x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">${escapeHtml(x.label)}</text>`,
    `<text class="label" transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(y.label)}</text>`,
    ...shapes,
    "</svg>",
  ].join("\n");
}

/** Where a value lies on its axis, in [0, 1]. */
function share({ min, max, log }: Axis, value: number): number {
  const inside = Math.min(max, Math.max(min, value));
  return log ? Math.log(inside / min) / Math.log(max / min) : (inside - min) / (max - min);
}

function tickMark(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  anchor: string,
  dx: number,
  dy: number,
  text: string,
): string {
  const line = `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}"/>`;
  return `${line}<text x="${(x1 + dx).toFixed(1)}" y="${(y1 + dy).toFixed(1)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

/** Text as it may stand in HTML, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
