import type { JSX } from "preact";

interface ShareBarProps {
  /** In [0, 1]. */
  readonly share: number;
  readonly tone: "good" | "short" | "plain";
  /** What the bar says, beside it. */
  readonly words: string;
}

/** A share as a bar with its words. */
export function ShareBar({ share, tone, words }: ShareBarProps): JSX.Element {
  const width = `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
  return (
    <div class={`share-bar share-${tone}`}>
      <span class="share-track" aria-hidden="true">
        <i style={{ width }} />
      </span>
      <span class="figures">{words}</span>
    </div>
  );
}
