import type { JSX } from "preact";
import type { Ledger } from "../sim/index.ts";
import { ledgerClasses, ledgerLabels as labels, ledgerText } from "../text/ledger.ts";
import { formatGpuHours, formatPercent } from "../text/numbers.ts";
import type { HudState } from "./hud-state.ts";
import { tipOf } from "./tip.tsx";

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
  const whole = ledgerClasses.reduce((sum, name) => sum + Math.max(0, ledger[name]), 0);
  return (
    <figure class="band">
      <div class="band-bar" role="img" aria-label={labels.bandCaption}>
        {ledgerClasses.map((name) => (
          <i
            key={name}
            class={`band-${name}`}
            title={ledgerText[name].name}
            style={{ flexGrow: whole === 0 ? 0 : Math.max(0, ledger[name]) / whole }}
          />
        ))}
      </div>
      {ledger.useful < 0 && <p class="late">{labels.negative(formatGpuHours(ledger.useful))}</p>}
      <details open={open}>
        <summary>{labels.showTable}</summary>
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
            {ledgerClasses.map((name) => (
              <tr key={name}>
                <th scope="row" tabIndex={0} {...tipOf(hud, () => ledgerText[name].meaning)}>
                  <i class={`swatch band-${name}`} aria-hidden="true" />
                  {ledgerText[name].name}
                </th>
                <td>{formatGpuHours(ledger[name])}</td>
                <td>{formatPercent(ledger[name] / Math.max(1, ledger.capacity), 1)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{labels.capacity}</th>
              <td>{formatGpuHours(ledger.capacity)}</td>
              <td>{formatPercent(1, 1)}</td>
            </tr>
          </tfoot>
        </table>
      </details>
    </figure>
  );
}
