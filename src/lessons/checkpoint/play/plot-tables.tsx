import type { JSX } from "preact";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { plotText } from "../text/checkpoint.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { formatClock, formatDuration, formatPercent, formatHours } from "../../../text/numbers.ts";
import type { ProgressTrack } from "../../../insight/checkpoint/progress-track.ts";
import type { PlayedSetting } from "./stint-dots.ts";
import { optimalPoint } from "../../../insight/checkpoint/theory.ts";

const words = plotText.table;

/** The rollbacks behind the plot of progress, newest first. */
export function ProgressTable({
  track,
  clockStart,
}: {
  readonly track: ProgressTrack;
  readonly clockStart: Seconds;
}): JSX.Element {
  if (track.rollbacks.length === 0) return <p class="quiet">{words.empty}</p>;
  return (
    <table>
      <caption class="sr">{words.progress}</caption>
      <thead>
        <tr>
          {[words.at, words.lost, words.kept, words.voided].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {track.rollbacks.toReversed().map((rollback) => (
          <tr key={rollback.time}>
            <th scope="row">{formatClock(clockStart + rollback.time)}</th>
            <td>{formatDuration(rollback.before - rollback.after)}</td>
            <td>{formatHours(rollback.after)}</td>
            <td>{rollback.voided ? words.yes : words.no}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The dots behind the plot of goodput, the one under way first, and once it is known what theory gives. */
export function GoodputTable({
  view,
  dots,
  known,
}: {
  readonly view: ClusterView;
  readonly dots: readonly PlayedSetting[];
  readonly known: boolean;
}): JSX.Element {
  if (dots.length === 0) return <p class="quiet">{words.empty}</p>;
  const columns = [words.contract, words.mttf, words.interval, words.played, words.measured];
  return (
    <table>
      <caption class="sr">{words.goodput}</caption>
      <thead>
        <tr>
          {[...columns, ...(known ? [words.theory, words.best] : [])].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dots.toReversed().map((dot) => (
          <tr key={`${dot.tier} ${dot.interval} ${dot.mttf}`}>
            <th scope="row">{tiers[dot.tier].short}</th>
            <td>{formatDuration(dot.mttf)}</td>
            <td>{dot.interval === null ? plotText.never : formatDuration(dot.interval)}</td>
            <td>{formatHours(dot.duration)}</td>
            <td>{formatPercent(dot.goodput)}</td>
            {known && <td>{formatPercent(view.forecast(dot)?.goodput ?? 0)}</td>}
            {known && <td>{bestWords(view, dot)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function bestWords(view: ClusterView, { tier, mttf }: PlayedSetting): string {
  const optimal = optimalPoint(view, { tier, mttf });
  return optimal === null ? "" : `${formatPercent(optimal.goodput)} (${formatDuration(optimal.interval)})`;
}
