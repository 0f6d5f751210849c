import type { JSX } from "preact";
import type { Forecast } from "../../../sim/index.ts";
import { intervalText, splitText } from "../text/checkpoint.ts";
import { formatPercent, formatHours } from "../../../text/numbers.ts";
import type { Outcome } from "../../../insight/checkpoint/outcome.ts";
import { Words } from "../../../hud/codex/words.tsx";

const parts = ["goodput", "saving", "rework", "restarting"] as const;

interface CostSplitProps {
  /** What theory gives; null as long as it is hidden. */
  readonly expected: Forecast | null;
  readonly measured: Outcome;
}

/** Where a training job's time goes, in theory and as measured: stacked bars, and one key with the numbers of both. */
export function CostSplit({ expected, measured }: CostSplitProps): JSX.Element {
  const { shares, duration, failures, open } = measured;
  const decided = duration > 0 ? 1 - open / duration : 0;
  const title = shares === null ? intervalText.measuredNone : intervalText.measured(duration, failures, shares.goodput);
  return (
    <div class="split">
      {expected !== null && (
        <>
          <p class="split-title split-expected">
            <Words>{intervalText.expected(expected.goodput)}</Words>
          </p>
          <Bar split={expected} whole={1} open={0} />
        </>
      )}
      <p class="split-title">{title}</p>
      <Bar split={shares} whole={decided} open={shares === null ? 0 : 1 - decided} />
      <SplitKey expected={expected} measured={measured} />
    </div>
  );
}

function Bar({
  split,
  whole,
  open,
}: {
  readonly split: Forecast | null;
  readonly whole: number;
  readonly open: number;
}): JSX.Element {
  return (
    <div class="split-bar" aria-hidden="true">
      {split !== null &&
        parts.map((part) => <i key={part} class={`split-${part}`} style={{ flexGrow: split[part] * whole }} />)}
      <i class="split-risk" style={{ flexGrow: open }} />
    </div>
  );
}

function SplitKey({ expected, measured: { shares, open } }: CostSplitProps): JSX.Element {
  const columns = expected === null ? [shares] : [expected, shares];
  const share = (split: Forecast | null, part: keyof Forecast): string =>
    split === null ? splitText.unknown : formatPercent(split[part]);
  return (
    <table class={expected === null ? "split-key" : "split-key split-both"}>
      <caption class="sr">{splitText.caption}</caption>
      <thead class={expected === null ? "sr" : undefined}>
        <tr>
          <td />
          {expected !== null && <th scope="col">{splitText.expected}</th>}
          <th scope="col">{splitText.measured}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part}>
            <th scope="row">
              <i class={`swatch split-${part}`} aria-hidden="true" />
              {splitText[part]}
            </th>
            {columns.map((split, index) => (
              <td key={index}>{share(split, part)}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">
            <i class="swatch split-risk" aria-hidden="true" />
            {splitText.risk}
          </th>
          {expected !== null && <td />}
          <td>{formatHours(open)}</td>
        </tr>
      </tbody>
    </table>
  );
}
