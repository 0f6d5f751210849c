import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ClusterView } from "../../sim/index.ts";
import { formatThousandGpuHours, formatUnitPrice, paradoxText } from "../../text/checkpoint.ts";
import { glossary } from "../../text/glossary.ts";
import { ledgerLabels as labels } from "../../text/ledger.ts";
import { formatDollars, formatGpuHours, formatPercent } from "../../text/numbers.ts";
import type { HudState } from "../hud-state.ts";
import { LedgerBand } from "../ledger-band.tsx";
import { Sparkline } from "../sparkline.tsx";
import { tipOf } from "../tip.tsx";
import { keptShares, Paradox } from "./paradox.tsx";
import type { ProgressTrack } from "./progress-track.ts";
import { RegretMeter } from "./regret-meter.tsx";

type CardId = "goodput" | "mfu" | "lost" | "tco";

interface Card {
  readonly id: CardId;
  readonly name: string;
  readonly value: string;
  readonly side: string;
  readonly line: readonly number[];
  readonly meaning: string;
  readonly rows: readonly (readonly [string, string])[];
}

/** The ledger of a training hall: what is kept beside how busy it is, what failures took, and what it all costs. */
export function CheckpointLedger({ hud }: { readonly hud: HudState }): JSX.Element {
  const [open, setOpen] = useState<CardId | null>(null);
  const view = hud.frame.value?.view;
  const cards = view === undefined ? [] : cardsOf(view, hud);
  const card = cards.find((one) => one.id === open);
  return (
    <section class="ledger" aria-labelledby="ledger-name">
      <h2 id="ledger-name" class="zone-name">
        {labels.heading}
      </h2>
      <div class="cards training-cards">
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
            {one.id === "goodput" && view !== undefined ? (
              <Paradox view={view} track={hud.course.value} />
            ) : (
              <Sparkline values={one.line} {...(one.id === "mfu" ? { min: 0 } : {})} />
            )}
          </button>
        ))}
      </div>
      <div id="card-breakdown">
        {card !== undefined && (
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
        )}
      </div>
      {view !== undefined && <RegretMeter hud={hud} explained />}
      {view !== undefined && <LedgerBand hud={hud} ledger={view.ledger} />}
    </section>
  );
}

function cardsOf(view: ClusterView, hud: HudState): readonly Card[] {
  const { metrics, ledger } = view;
  const kept = keptShares(view, hud.course.value);
  const share = (value: number): string => (ledger.capacity > 0 ? formatPercent(value, 1) : labels.noneYet);
  return [
    {
      id: "goodput",
      name: labels.goodput,
      value: share(metrics.goodput),
      side: "",
      line: [],
      meaning: glossary.goodput,
      rows: [
        [labels.utilization, share(metrics.utilization)],
        [labels.lost, formatGpuHours(ledger.capacity - ledger.idle - ledger.down - ledger.useful)],
      ],
    },
    {
      id: "mfu",
      name: paradoxText.mfu,
      value: share(metrics.mfu),
      side: "",
      line: kept,
      meaning: glossary.mfu,
      rows: [
        [labels.usefulShare, share(ledger.useful / Math.max(1, ledger.capacity))],
        [labels.jobMfu, formatPercent(view.level.prices.jobMfu)],
      ],
    },
    lostCard(view, hud.course.value),
    tcoCard(
      view,
      kept.map((share) => 1 - share),
    ),
  ];
}

function lostCard({ ledger, level }: ClusterView, { falls }: ProgressTrack): Card {
  const { lostToFailures: rework, restarting, checkpointing, capacity } = ledger;
  const dollars = (work: number): string => formatDollars((work / 3600) * level.prices.gpuHourDollars);
  const row = (work: number): string => `${formatGpuHours(work)} · ${dollars(work)}`;
  let sum = 0;
  return {
    id: "lost",
    name: paradoxText.lost,
    value: dollars(rework + restarting),
    side: formatThousandGpuHours(rework + restarting),
    line: [0, ...falls.map(({ before, after }) => (sum += before - after))],
    meaning: paradoxText.lostMeaning,
    rows: [
      [paradoxText.rework, row(rework)],
      [paradoxText.restarts, row(restarting)],
      [paradoxText.premium, row(checkpointing)],
      [paradoxText.share, formatPercent((rework + restarting + checkpointing) / Math.max(1, capacity), 1)],
    ],
  };
}

/** Its line is the share of the money that buys nothing kept. */
function tcoCard(view: ClusterView, burnt: readonly number[]): Card {
  const { metrics, ledger, level, gpuCount } = view;
  const storage = level.storage.find(({ id }) => id === view.tier)?.dollarsPerHour ?? 0;
  const perUseful = ledger.useful > 0 ? formatUnitPrice(metrics.tcoDollars / (ledger.useful / 3600)) : labels.noneYet;
  return {
    id: "tco",
    name: labels.tco,
    value: formatDollars(metrics.tcoDollars),
    side: `${perUseful}${paradoxText.perUseful}`,
    line: burnt,
    meaning: glossary.tco,
    rows: [
      [paradoxText.perUsefulRow, perUseful],
      [paradoxText.storage, formatDollars(view.storageDollars)],
      [paradoxText.storagePerHour, formatDollars(storage)],
      [paradoxText.gpusPerHour, formatDollars(gpuCount * level.prices.gpuHourDollars)],
    ],
  };
}
