import type { JSX } from "preact";
import type { ThroughputPoint } from "../../../sim/index.ts";
import { formatStep, formatTokens, replicaName, replicaCode, replicaText } from "../text/elastic.ts";
import { elasticPlot } from "../text/telemetry.ts";
import { formatCount, formatPercent, formatTimeOfDay } from "../../../text/numbers.ts";
import { paceAt } from "./throughput-plot.tsx";
import type { Fleet } from "./use-elastic.ts";

const words = elasticPlot.table;

/** The line behind the plot of throughput: each change, newest first, and what crashing and waiting had then. */
export function ThroughputTable({
  now: { view, elastic },
  ghost,
}: {
  readonly now: Fleet;
  readonly ghost: readonly ThroughputPoint[];
}): JSX.Element {
  const full = elastic.fullTokensPerSecond;
  return (
    <table>
      <caption class="sr">{words.caption}</caption>
      <thead>
        <tr>
          {[words.from, words.replicas, words.tokens, words.share, ...(ghost.length > 0 ? [words.ghost] : [])].map(
            (name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {elastic.history.toReversed().map((point, index) => (
          <tr key={`${point.time} ${index}`}>
            <th scope="row">{formatTimeOfDay(view.level.clockStart + point.time)}</th>
            <td>{formatCount(point.replicas)}</td>
            <td>{formatTokens(point.tokensPerSecond)}</td>
            <td>{formatPercent(point.tokensPerSecond / full, 1)}</td>
            {ghost.length > 0 && <td>{formatPercent(paceAt(ghost, point.time) / full, 1)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The times behind the strip, the slowest first. */
export function StepTable({ now: { view, elastic } }: { readonly now: Fleet }): JSX.Element {
  const sorted = elastic.replicas.toSorted((a, b) => (b.computeSeconds ?? 0) - (a.computeSeconds ?? 0) || a.id - b.id);
  return (
    <table>
      <caption class="sr">{words.steps}</caption>
      <thead>
        <tr>
          {[words.replica, words.compute, words.state, words.place].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((replica) => (
          <tr key={replica.id}>
            <th scope="row">{replicaName(replica.id)}</th>
            <td>{replica.computeSeconds === null ? words.none : formatStep(replica.computeSeconds)}</td>
            <td>{replicaText.statuses[replica.status]}</td>
            <td>{replicaCode(view.level.topology, replica)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
