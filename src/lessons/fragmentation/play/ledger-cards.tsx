import type { JSX } from "preact";
import type { ClusterView, Ledger } from "../../../sim/index.ts";
import { glossary } from "../../../text/glossary.ts";
import { ledgerLabels as labels } from "../../../text/ledger.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatPercent } from "../../../text/numbers.ts";
import { CardBoard, type Card } from "../../../hud/card-board.tsx";
import type { Sample } from "../../../insight/history.ts";
import { DisruptionMeter } from "./disruption-meter.tsx";
import type { HudState } from "../../../hud/hud-state.ts";

/** The ledger of a hall of students: four cards. */
export function LedgerZone({ hud }: { readonly hud: HudState }): JSX.Element {
  const view = hud.frame.value?.view;
  const cards = view === undefined ? [] : cardsOf(view, hud.history.value);
  return (
    <CardBoard hud={hud} cards={cards} class="cards">
      <DisruptionMeter hud={hud} explained />
    </CardBoard>
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
      side: metrics.mfu < 0 ? labels.netLoss : "",
      line: samples.map((sample) => sample.mfu),
      fromZero: true,
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
      side: metrics.goodput < 0 ? labels.netLoss : "",
      line: samples.map((sample) => sample.goodput),
      fromZero: true,
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
      fromZero: false,
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
      fromZero: false,
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
