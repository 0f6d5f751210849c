import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { regretText, worthText as words } from "../text/accounts.ts";
import { settingText } from "../text/pages.ts";
import { formatDollars, formatPercent } from "../../../text/numbers.ts";
import { contractSpans, unsignedOffer, type ContractSpan } from "../../../insight/checkpoint/contracts.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** A gap that is worth a word, in [0, 1]. */
const leastPoints = 0.01;

/** Whether each contract that was signed paid, and what a useful GPU-hour came to under it. */
export function WorthPanel({ frame }: { readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const spans = contractSpans(view);
  const { columns } = words;
  return (
    <section class="panel">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <WorthFindings view={view} spans={spans} />
      <details class="seeds-table">
        <summary>{words.table}</summary>
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
                  <td>{span.measured === null ? words.unknown : formatPercent(span.measured, 1)}</td>
                  <td>{settingText.perUseful(span.dollarsPerUsefulHour)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <p class="quiet">
        <Words>{words.total(view.storageDollars, view.metrics.tcoDollars)}</Words>
      </p>
    </section>
  );
}

function WorthFindings({
  view,
  spans,
}: {
  readonly view: ClusterView;
  readonly spans: readonly ContractSpan[];
}): JSX.Element {
  return (
    <ul class="findings">
      {spans.map((span) => (
        <Finding key={span.since} span={span} />
      ))}
      <Unsigned view={view} />
    </ul>
  );
}

function Finding({ span }: { readonly span: ContractSpan }): JSX.Element | null {
  const gain = span.against;
  if (gain === null) return null;
  const { tier } = span;
  const { over, expected, without, atBest, perUseful, worthDollars, worthAtBestDollars, extraDollars } = gain;
  if (extraDollars <= 0)
    return (
      <li>
        <Words>{words.saved(tier, over)}</Words>
      </li>
    );
  const compared = { tier, over, without, atBest, worth: worthAtBestDollars, extra: extraDollars };
  const own = settingText.perUseful(span.dollarsPerUsefulHour);
  return (
    <li class={worthDollars > extraDollars ? "good" : "warning"}>
      {words.compared(compared)}{" "}
      {words.perUseful(settingText.perUseful(perUseful.without), settingText.perUseful(perUseful.atBest))}{" "}
      {atBest - expected >= leastPoints && words.unused(expected, worthDollars)}{" "}
      {span.dollarsPerUsefulHour !== null && words.own(tier, span.until - span.since, own)}
    </li>
  );
}

function Unsigned({ view }: { readonly view: ClusterView }): JSX.Element | null {
  const offer = unsignedOffer(view);
  if (offer === null) return null;
  return (
    <li class="warning">
      <Words>{words.unsigned(offer.tier, offer.points, offer.worthPerHour, offer.dollarsPerHour)}</Words>
    </li>
  );
}
