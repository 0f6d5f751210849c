import type { JSX } from "preact";
import type { GpuSeconds, Ledger } from "../sim/index.ts";
import { ledgerClasses, ledgerLabels as labels, ledgerText, type LedgerClass } from "../text/ledger.ts";
import { formatGpuHours, formatPercent } from "../text/numbers.ts";
import type { HudState } from "./hud-state.ts";
import { tipOf } from "./tip.tsx";

/** A part of the band, or a row of its table. */
export interface BandPart {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly work: GpuSeconds;
}

/** What a lesson calls the classes that it names otherwise than any. */
export type LedgerNames = Readonly<Partial<Record<LedgerClass, { readonly name: string; readonly meaning: string }>>>;

interface LedgerBandProps {
  readonly hud: HudState;
  readonly ledger: Ledger;
  readonly open?: boolean;
  readonly names?: LedgerNames;
  /** What useful work is made of, where that is told. */
  readonly usefulParts?: readonly BandPart[];
}

/** The ledger as one stacked band of ten classes, with the same as a table behind it. */
export function LedgerBand({ hud, ledger, open = false, names = {}, usefulParts = [] }: LedgerBandProps): JSX.Element {
  const words = { ...ledgerText, ...names };
  const classes = ledgerClasses.map((id): BandPart => ({ id, ...words[id], work: ledger[id] }));
  const withParts = (keepWhole: boolean): readonly BandPart[] =>
    classes.flatMap((part) =>
      part.id === "useful" && usefulParts.length > 0 ? [...(keepWhole ? [part] : []), ...usefulParts] : [part],
    );
  return (
    <figure class="band">
      <div class="band-bar" role="img" aria-label={labels.bandCaption}>
        {withParts(false).map(({ id, name, work }) => (
          <i key={id} class={`band-${id}`} title={name} style={{ flexGrow: Math.max(0, work) }} />
        ))}
      </div>
      {ledger.useful < 0 && <p class="late">{labels.negative(formatGpuHours(ledger.useful))}</p>}
      <details open={open}>
        <summary>{labels.showTable}</summary>
        <BandTable hud={hud} rows={withParts(true)} parts={usefulParts} capacity={ledger.capacity} />
      </details>
    </figure>
  );
}

function BandTable({
  hud,
  rows,
  parts,
  capacity,
}: {
  readonly hud: HudState;
  readonly rows: readonly BandPart[];
  readonly parts: readonly BandPart[];
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
          <tr key={id} class={parts.some((part) => part.id === id) ? "band-half" : undefined}>
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
