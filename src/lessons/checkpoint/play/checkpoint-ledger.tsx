import type { JSX } from "preact";
import type { ClusterView } from "../../../sim/index.ts";
import { formatThousandGpuHours, paradoxText } from "../text/checkpoint.ts";
import { glossary } from "../../../text/glossary.ts";
import { ledgerLabels as labels } from "../../../text/ledger.ts";
import { formatDollars, formatGpuHours, formatPercent, formatUnitPrice } from "../../../text/numbers.ts";
import { CardBoard, type Card } from "../../../hud/card-board.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { usefulBand } from "./useful-band.ts";
import { keptShares, Paradox } from "./paradox.tsx";
import type { ProgressTrack } from "../../../insight/checkpoint/progress-track.ts";
import { RegretMeter } from "./regret-meter.tsx";
import { usefulParts } from "../../../insight/checkpoint/training.ts";

/** The ledger of a training hall: what is kept beside how busy it is, what failures took, and what it all costs. */
export function CheckpointLedger({ hud }: { readonly hud: HudState }): JSX.Element {
  const view = hud.frame.value?.view;
  const cards = view === undefined ? [] : cardsOf(view, hud);
  return (
    <CardBoard
      hud={hud}
      cards={cards}
      class="cards training-cards"
      usefulParts={view === undefined ? [] : usefulBand(view)}
    >
      <RegretMeter hud={hud} explained />
    </CardBoard>
  );
}

function cardsOf(view: ClusterView, hud: HudState): readonly Card[] {
  const { metrics, ledger } = view;
  const kept = keptShares(view, hud.course.value);
  const parts = usefulParts(view);
  const share = (value: number): string => (ledger.capacity > 0 ? formatPercent(value, 1) : labels.noneYet);
  return [
    {
      id: "goodput",
      name: labels.goodput,
      value: share(metrics.goodput),
      side: metrics.goodput < 0 ? labels.netLoss : "",
      line: [],
      fromZero: false,
      picture: <Paradox view={view} track={hud.course.value} />,
      meaning: paradoxText.goodputMeaning,
      rows: [
        [labels.utilization, share(metrics.utilization)],
        [paradoxText.keptRow, formatGpuHours(parts.kept)],
        [paradoxText.riskRow, formatGpuHours(parts.atRisk)],
        [labels.lost, formatGpuHours(ledger.capacity - ledger.idle - ledger.down - ledger.useful)],
      ],
    },
    {
      id: "mfu",
      name: labels.shortMfu,
      value: share(metrics.mfu),
      side: metrics.mfu < 0 ? labels.netLoss : "",
      line: keptShares(view, hud.course.value, "done"),
      fromZero: true,
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

function lostCard({ ledger, level }: ClusterView, { rollbacks }: ProgressTrack): Card {
  const { lostToFailures: rework, restarting, checkpointing, capacity } = ledger;
  const dollars = (work: number): string => formatDollars((work / 3600) * level.prices.gpuHourDollars);
  const row = (work: number): string => `${formatGpuHours(work)} · ${dollars(work)}`;
  let sum = 0;
  return {
    id: "lost",
    name: paradoxText.lost,
    value: dollars(rework + restarting),
    side: formatThousandGpuHours(rework + restarting),
    line: [0, ...rollbacks.map(({ before, after }) => (sum += before - after))],
    fromZero: false,
    meaning: paradoxText.lostMeaning,
    rows: [
      [paradoxText.rework, row(rework)],
      [paradoxText.restarts, row(restarting)],
      [paradoxText.saving, row(checkpointing)],
      [paradoxText.share, formatPercent((rework + restarting + checkpointing) / Math.max(1, capacity), 1)],
    ],
  };
}

/** Its line is the share of the money that buys nothing kept. */
function tcoCard(view: ClusterView, burnt: readonly number[]): Card {
  const { metrics, level, gpuCount } = view;
  const storage = level.storage.find(({ id }) => id === view.tier)?.dollarsPerHour ?? 0;
  const { kept } = usefulParts(view);
  const perUseful = kept > 0 ? formatUnitPrice(metrics.tcoDollars / (kept / 3600)) : labels.noneYet;
  return {
    id: "tco",
    name: labels.tco,
    value: formatDollars(metrics.tcoDollars),
    side: `${perUseful}${labels.perUsefulShort}`,
    line: burnt,
    fromZero: false,
    meaning: glossary.tco,
    rows: [
      [labels.perUsefulRow, perUseful],
      [paradoxText.storage, formatDollars(view.storageDollars)],
      [paradoxText.storagePerHour, formatDollars(storage)],
      [labels.gpusPerHour, formatDollars(gpuCount * level.prices.gpuHourDollars)],
    ],
  };
}
