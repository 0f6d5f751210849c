import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { ClusterView } from "../../sim/index.ts";
import { tiers } from "../../text/checkpoint.ts";
import { regretText, worthText as words } from "../../text/checkpoint-accounts.ts";
import { settingText } from "../../text/checkpoint-pages.ts";
import { formatDollars, formatPercent } from "../../text/numbers.ts";
import { contractSpans, unsignedOffer, type ContractSpan } from "./contracts.ts";

/** Whether each contract that was signed paid, and what a useful GPU-hour came to under it. */
export function WorthPanel({ frame }: { readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const spans = contractSpans(view);
  const { columns } = words;
  return (
    <section class="panel panel-wide">
      <h2>{words.heading}</h2>
      <div class="table-scroll">
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{columns.contract}</th>
              <th scope="col">{columns.when}</th>
              <th scope="col">{columns.storage}</th>
              <th scope="col">{columns.kept}</th>
              <th scope="col">{columns.perUseful}</th>
            </tr>
          </thead>
          <tbody>
            {spans.map((span) => (
              <tr key={span.since}>
                <th scope="row">
                  <i class={`swatch tier-${span.tier}`} aria-hidden="true" />
                  {tiers[span.tier].name}
                </th>
                <td>{regretText.when(span.since, span.until)}</td>
                <td>{formatDollars(span.storageDollars)}</td>
                <td>{formatPercent(Math.max(0, span.measured), 1)}</td>
                <td>{settingText.perUseful(span.dollarsPerUsefulHour)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul class="findings">
        {spans.map((span, index) => (
          <Finding key={span.since} span={span} before={spans[index - 1] ?? null} />
        ))}
        <Unsigned view={view} />
      </ul>
      <p class="quiet">{words.total(view.storageDollars, view.metrics.tcoDollars)}</p>
    </section>
  );
}

interface FindingProps {
  readonly span: ContractSpan;
  readonly before: ContractSpan | null;
}

function Finding({ span, before }: FindingProps): JSX.Element | null {
  const gain = span.against;
  if (gain === null || before === null) return null;
  const { over, expected, without, worthDollars, worthAtBestDollars, extraDollars } = gain;
  const points = expected - without;
  const paid = worthDollars > extraDollars;
  const perUseful = (one: ContractSpan): string => settingText.perUseful(one.dollarsPerUsefulHour);
  if (extraDollars <= 0) return <li>{words.saved(span.tier, over)}</li>;
  return (
    <li class={paid ? "good" : "warning"}>
      {(paid ? words.paid : words.unpaid)(span.tier, over, extraDollars, points, worthDollars)}{" "}
      {!paid && worthAtBestDollars > extraDollars && words.atBest(worthAtBestDollars)}{" "}
      {paid &&
        span.dollarsPerUsefulHour !== null &&
        before.dollarsPerUsefulHour !== null &&
        words.perUseful(perUseful(before), perUseful(span))}
    </li>
  );
}

function Unsigned({ view }: { readonly view: ClusterView }): JSX.Element | null {
  const offer = unsignedOffer(view);
  if (offer === null) return null;
  return <li class="warning">{words.unsigned(offer.tier, offer.points, offer.worthPerHour, offer.dollarsPerHour)}</li>;
}
