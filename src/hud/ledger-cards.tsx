import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ClusterView, Ledger } from "../sim/index.ts";
import { glossary } from "../text/glossary.ts";
import { ledgerLabels as labels } from "../text/ledger.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatPercent } from "../text/numbers.ts";
import type { Sample } from "./history.ts";
import { DisruptionMeter } from "./disruption-meter.tsx";
import type { HudState } from "./hud-state.ts";
import { LedgerBand } from "./ledger-band.tsx";
import { Sparkline } from "./sparkline.tsx";
import { tipOf } from "./tip.tsx";

type CardId = "mfu" | "goodput" | "wait" | "tco";

interface Card {
  readonly id: CardId;
  readonly name: string;
  readonly value: string;
  readonly side: string;
  readonly line: readonly number[];
  readonly meaning: string;
  readonly rows: readonly (readonly [string, string])[];
}

/** Zone 3, the system ledger: four cards, each with a sparkline and a breakdown, and the band. */
export function LedgerZone({ hud }: { readonly hud: HudState }): JSX.Element {
  const [open, setOpen] = useState<CardId | null>(null);
  const view = hud.frame.value?.view;
  const samples = hud.history.value;
  const cards = view === undefined ? [] : cardsOf(view, samples);
  const card = cards.find((one) => one.id === open);
  return (
    <section class="ledger" aria-labelledby="ledger-name">
      <h2 id="ledger-name" class="zone-name">
        {labels.heading}
      </h2>
      <div class="cards">
        {cards.map((one) => (
          <button
            key={one.id}
            type="button"
            class={`card card-${one.id}`}
            aria-expanded={open === one.id}
            aria-controls="card-breakdown"
            onClick={() => setOpen(open === one.id ? null : one.id)}
            {...tipOf(hud, () => one.meaning)}
          >
            <span class="card-name">{one.name}</span>
            <span class="card-side">{one.side}</span>
            <span class="card-value">{one.value}</span>
            <Sparkline values={one.line} {...(one.id === "mfu" || one.id === "goodput" ? { min: 0 } : {})} />
          </button>
        ))}
      </div>
      <div id="card-breakdown">{card !== undefined && <Breakdown card={card} />}</div>
      {view !== undefined && <DisruptionMeter hud={hud} explained />}
      {view !== undefined && <LedgerBand hud={hud} ledger={view.ledger} />}
    </section>
  );
}

function Breakdown({ card }: { readonly card: Card }): JSX.Element {
  return (
    <section class={`breakdown breakdown-${card.id}`} aria-label={labels.breakdown(card.name)}>
      <dl class="lines">
        {card.rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function cardsOf(view: ClusterView, samples: readonly Sample[]): readonly Card[] {
  const { metrics, ledger, level } = view;
  const { gpuHourDollars, jobMfu } = level.prices;
  const tier = level.storage.find(({ id }) => id === view.tier);
  const perHour = view.gpuCount * gpuHourDollars + (tier?.dollarsPerHour ?? 0);
  const began = ledger.capacity > 0;
  const share = (value: number): string => (began ? formatPercent(value, 1) : labels.noneYet);
  const perUseful =
    ledger.useful > 0
      ? formatDollars(Math.round((metrics.tcoDollars / (ledger.useful / 3600)) * 100) / 100)
      : labels.noneYet;
  return [
    {
      id: "mfu",
      name: labels.mfu,
      value: share(metrics.mfu),
      side: "",
      line: samples.map((sample) => sample.mfu),
      meaning: glossary.mfu,
      rows: [
        [labels.usefulShare, share(ledger.useful / Math.max(1, ledger.capacity))],
        [labels.jobMfu, formatPercent(jobMfu)],
      ],
    },
    {
      id: "goodput",
      name: labels.goodput,
      value: share(metrics.goodput),
      side: "",
      line: samples.map((sample) => sample.goodput),
      meaning: glossary.goodput,
      rows: [
        [labels.utilization, share(metrics.utilization)],
        [labels.lost, formatGpuHours(busyButLost(ledger))],
      ],
    },
    {
      id: "wait",
      name: labels.wait,
      value: formatDuration(metrics.meanWait),
      side: `${labels.p95} ${formatDuration(metrics.p95Wait)}`,
      line: samples.map((sample) => sample.wait),
      meaning: glossary.wait,
      rows: [
        [labels.mean, formatDuration(metrics.meanWait)],
        [labels.p95, formatDuration(metrics.p95Wait)],
        [labels.longest, formatDuration(metrics.longestWait)],
        [labels.pending, formatCount(view.counts.pending)],
      ],
    },
    {
      id: "tco",
      name: labels.tco,
      value: formatDollars(metrics.tcoDollars),
      side: `${formatDollars(perHour)}/h`,
      line: samples.map((sample) => sample.burn),
      meaning: glossary.tco,
      rows: [
        [labels.perUseful, perUseful],
        [labels.idleDollars, formatDollars(metrics.idleDollars)],
        [labels.perHour, formatDollars(perHour)],
      ],
    },
  ];
}

function busyButLost(ledger: Ledger): number {
  return ledger.capacity - ledger.idle - ledger.down - ledger.useful;
}
