import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { GpuSeconds } from "../../sim/index.ts";
import { formatHours } from "../../text/checkpoint.ts";
import { timeText } from "../../text/checkpoint-pages.ts";
import { elasticTime as words } from "../../text/elastic-pages.ts";
import { formatDollars, formatPercent } from "../../text/numbers.ts";
import { gpuDollars, hallTime } from "../checkpoint-debrief/accounts.ts";
import type { HudState } from "../hud-state.ts";
import { LedgerBand } from "../ledger-band.tsx";

const shown = ["useful", "tax", "checkpointing", "restarting", "stalled", "lostToFailures", "down"] as const;

/** Where the whole hall's time went: the ledger in hours that a person can picture, and in dollars. */
export function FleetTimePanel({
  hud,
  frame: { view },
}: {
  readonly hud: HudState;
  readonly frame: Frame;
}): JSX.Element {
  const { ledger } = view;
  const rest = ledger.capacity - shown.reduce((sum, name) => sum + ledger[name], 0);
  const line = (name: string, work: GpuSeconds, swatch: string): JSX.Element => (
    <tr key={name}>
      <th scope="row">
        {swatch !== "" && <i class={`swatch band-${swatch}`} aria-hidden="true" />}
        {name}
      </th>
      <td>{formatHours(hallTime(view, work))}</td>
      <td>{formatPercent(work / Math.max(1, ledger.capacity), 1)}</td>
      <td>{formatDollars(gpuDollars(view, work))}</td>
    </tr>
  );
  return (
    <section class="panel time-panel">
      <h2>{words.heading}</h2>
      <LedgerBand hud={hud} ledger={ledger} />
      <div class="table-scroll">
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{timeText.classColumn}</th>
              <th scope="col">{timeText.time}</th>
              <th scope="col">{timeText.share}</th>
              <th scope="col">{timeText.dollars}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((name) => line(words[name], ledger[name], name))}
            {line(words.rest, rest, "idle")}
          </tbody>
          <tfoot>{line(timeText.all, ledger.capacity, "")}</tfoot>
        </table>
      </div>
      <p class="quiet">{words.failures(view.failures, view.elastic?.rescales.length ?? 0)}</p>
    </section>
  );
}
