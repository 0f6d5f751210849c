import type { JSX } from "preact";
import type { GpuSeconds, Ledger } from "../sim/index.ts";
import { usefulText } from "../text/checkpoint.ts";
import {
  fleetLedgerText,
  ledgerClasses,
  ledgerLabels as labels,
  ledgerText,
  type LedgerClass,
} from "../text/ledger.ts";
import { formatGpuHours, formatPercent } from "../text/numbers.ts";
import { usefulParts } from "./checkpoint/training.ts";
import type { HudState } from "./hud-state.ts";
import { tipOf } from "./tip.tsx";

/** A part of the band, or a row of its table. */
interface BandPart {
  readonly id: LedgerClass | "saved" | "risk";
  readonly name: string;
  readonly meaning: string;
  readonly work: GpuSeconds;
}

/** The ledger as one stacked band of ten classes, with the same as a table behind it. */
export function LedgerBand({
  hud,
  ledger,
  open = false,
}: {
  readonly hud: HudState;
  readonly ledger: Ledger;
  readonly open?: boolean;
}): JSX.Element {
  const halves = usefulHalves(hud);
  const words = hud.app.lesson === "elastic" ? { ...ledgerText, ...fleetLedgerText } : ledgerText;
  const classes = ledgerClasses.map((id): BandPart => ({ id, ...words[id], work: ledger[id] }));
  const withHalves = (keepWhole: boolean): readonly BandPart[] =>
    classes.flatMap((part) =>
      part.id === "useful" && halves.length > 0 ? [...(keepWhole ? [part] : []), ...halves] : [part],
    );
  return (
    <figure class="band">
      <div class="band-bar" role="img" aria-label={labels.bandCaption}>
        {withHalves(false).map(({ id, name, work }) => (
          <i key={id} class={`band-${id}`} title={name} style={{ flexGrow: Math.max(0, work) }} />
        ))}
      </div>
      {ledger.useful < 0 && <p class="late">{labels.negative(formatGpuHours(ledger.useful))}</p>}
      <details open={open}>
        <summary>{labels.showTable}</summary>
        <BandTable hud={hud} rows={withHalves(true)} capacity={ledger.capacity} />
      </details>
    </figure>
  );
}

/** Where a training job is the lesson, useful work is in two parts: what is saved, and what is still at risk. */
function usefulHalves(hud: HudState): readonly BandPart[] {
  const view = hud.frame.value?.view;
  if (view === undefined || hud.app.lesson !== "checkpoint") return [];
  const { kept, atRisk } = usefulParts(view);
  return [
    { id: "saved", ...usefulText.saved, work: kept },
    { id: "risk", ...usefulText.risk, work: atRisk },
  ];
}

function BandTable({
  hud,
  rows,
  capacity,
}: {
  readonly hud: HudState;
  readonly rows: readonly BandPart[];
  readonly capacity: GpuSeconds;
}): JSX.Element {
  return (
    <table class="band-table">
      <caption class="sr">{labels.bandCaption}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">{labels.classColumn}</th>
          <th scope="col">{labels.hoursColumn}</th>
          <th scope="col">{labels.share}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, meaning, work }) => (
          <tr key={id} class={id === "saved" || id === "risk" ? "band-half" : undefined}>
            <th scope="row" tabIndex={0} {...tipOf(hud, () => meaning)}>
              <i class={`swatch band-${id}`} aria-hidden="true" />
              {name}
            </th>
            <td>{formatGpuHours(work)}</td>
            <td>{formatPercent(work / Math.max(1, capacity), 1)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{labels.capacity}</th>
          <td>{formatGpuHours(capacity)}</td>
          <td>{formatPercent(1, 1)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
