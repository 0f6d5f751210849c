import type { JSX } from "preact";
import type { ClusterView } from "../../../sim/index.ts";
import { fleetText as words, formatShortGpuHours } from "../text/telemetry.ts";
import { glossary } from "../../../text/glossary.ts";
import { fleetLedgerText, ledgerLabels as labels } from "../../../text/ledger.ts";
import {
  formatDollars,
  formatDuration,
  formatGpuHours,
  formatPercent,
  formatUnitPrice,
} from "../../../text/numbers.ts";
import { CardBoard, type Card } from "../../../hud/card-board.tsx";
import type { Sample } from "../../../insight/history.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { FleetParadox } from "./fleet-paradox.tsx";
import { LostMeter } from "./lost-meter.tsx";

/** The ledger of a fleet that trains one job of replicas: what it holds beside what it makes, and what pausing cost. */
export function ElasticLedger({ hud }: { readonly hud: HudState }): JSX.Element {
  const view = hud.frame.value?.view;
  const cards = view === undefined ? [] : cardsOf(view, hud.history.value);
  return (
    <CardBoard hud={hud} cards={cards} class="cards training-cards" names={fleetLedgerText}>
      <LostMeter hud={hud} explained />
    </CardBoard>
  );
}

function cardsOf(view: ClusterView, samples: readonly Sample[]): readonly Card[] {
  const { metrics, ledger, level } = view;
  const share = (value: number): string => (ledger.capacity > 0 ? formatPercent(value, 1) : labels.noneYet);
  return [
    {
      id: "goodput",
      name: labels.goodput,
      value: share(metrics.goodput),
      side: metrics.goodput < 0 ? labels.netLoss : "",
      line: [],
      fromZero: false,
      picture: <FleetParadox view={view} samples={samples} />,
      meaning: words.goodputMeaning,
      rows: [
        [labels.utilization, share(metrics.utilization)],
        [labels.lost, formatGpuHours(ledger.capacity - ledger.idle - ledger.down - ledger.useful)],
        [labels.p95, formatDuration(metrics.p95Wait)],
      ],
    },
    {
      id: "mfu",
      name: labels.shortMfu,
      value: share(metrics.mfu),
      side: metrics.mfu < 0 ? labels.netLoss : "",
      line: samples.map(({ mfu }) => mfu),
      fromZero: true,
      meaning: glossary.mfu,
      rows: [
        [labels.usefulShare, share(ledger.useful / Math.max(1, ledger.capacity))],
        [labels.jobMfu, formatPercent(level.prices.jobMfu)],
      ],
    },
    stillCard(view),
    tcoCard(view, samples),
  ];
}

function stillCard({ ledger, level, elastic }: ClusterView): Card {
  const { stalled, restarting, lostToFailures, tax } = ledger;
  const still = stalled + restarting + lostToFailures;
  const dollars = (work: number): string => formatDollars((work / 3600) * level.prices.gpuHourDollars);
  const row = (work: number): string => `${formatGpuHours(work)} · ${dollars(work)}`;
  let sum = 0;
  return {
    id: "lost",
    name: words.paused,
    value: dollars(still),
    side: formatShortGpuHours(still),
    line: [0, ...(elastic?.rescales ?? []).map(({ cost }) => (sum += cost))],
    fromZero: false,
    meaning: words.pausedMeaning,
    rows: [
      [words.stalledRow, row(stalled)],
      [words.buildRow, row(restarting)],
      [words.lostRow, row(lostToFailures)],
      [words.waitRow, row(tax)],
    ],
  };
}

function tcoCard({ metrics, ledger, level, gpuCount }: ClusterView, samples: readonly Sample[]): Card {
  const perUseful = ledger.useful > 0 ? formatUnitPrice(metrics.tcoDollars / (ledger.useful / 3600)) : labels.noneYet;
  return {
    id: "tco",
    name: labels.tco,
    value: formatDollars(metrics.tcoDollars),
    side: `${perUseful}${labels.perUsefulShort}`,
    line: samples.map(({ burn }) => burn),
    fromZero: false,
    meaning: glossary.tco,
    rows: [
      [labels.perUsefulRow, perUseful],
      [labels.idleDollars, formatDollars(metrics.idleDollars)],
      [labels.gpusPerHour, formatDollars(gpuCount * level.prices.gpuHourDollars)],
    ],
  };
}
