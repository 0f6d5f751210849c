import type { JSX } from "preact";
import type { Forecast, Stint } from "../../sim/index.ts";
import { splitText } from "../../text/checkpoint.ts";
import { formatPercent } from "../../text/numbers.ts";

const parts = ["goodput", "saving", "rework", "restarting"] as const;

/** Where a training job's time goes, as a stacked bar with words and numbers. */
export function CostSplit({
  title,
  split,
  kind,
}: {
  readonly title: string;
  readonly split: Forecast;
  /** Beside an expected one, a measured split is but a thin bar with the same colors. */
  readonly kind: "expected" | "alone" | "beside";
}): JSX.Element {
  return (
    <figure class={`split split-${kind}`}>
      <figcaption>{title}</figcaption>
      <div class="split-bar" aria-hidden="true">
        {parts.map((part) => (
          <i key={part} class={`split-${part}`} style={{ flexGrow: Math.max(0, split[part]) }} />
        ))}
      </div>
      <ul class={kind === "beside" ? "sr" : "split-words"}>
        {parts.map((part) => (
          <li key={part}>
            <i class={`swatch split-${part}`} aria-hidden="true" />
            {splitText[part]} <b class="figures">{formatPercent(split[part])}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Where the time of a stint went; null before anything was allocated in it. Kept work is below 0 after a deep fall. */
export function measuredSplit({
  useful,
  lostToFailures,
  checkpointing,
  restarting,
  allocated,
}: Stint): Forecast | null {
  if (allocated <= 0) return null;
  return {
    goodput: useful / allocated,
    saving: checkpointing / allocated,
    rework: lostToFailures / allocated,
    restarting: restarting / allocated,
  };
}
