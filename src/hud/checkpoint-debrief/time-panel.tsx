import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { GpuSeconds } from "../../sim/index.ts";
import { formatHours } from "../../text/checkpoint.ts";
import { timeText as words } from "../../text/checkpoint-pages.ts";
import { formatDollars, formatPercent } from "../../text/numbers.ts";
import type { HudState } from "../hud-state.ts";
import { LedgerBand } from "../ledger-band.tsx";
import { trainingOf, usefulParts } from "../checkpoint/training.ts";
import { gpuDollars, hallTime } from "./accounts.ts";

const shown = ["saved", "risk", "lostToFailures", "checkpointing", "restarting"] as const;

/** What is less rounds to nothing. */
const leastShare = 0.0005;

/** Where the whole hall's time went: the ledger in hours that a person can picture, and in dollars. */
export function TimePanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const { ledger } = view;
  const { kept: saved, atRisk: risk } = usefulParts(view);
  const spent = { ...ledger, saved, risk };
  const rest = ledger.capacity - shown.reduce((sum, name) => sum + spent[name], 0);
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
              <th scope="col">{words.classColumn}</th>
              <th scope="col">{words.time}</th>
              <th scope="col">{words.share}</th>
              <th scope="col">{words.dollars}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((name) => line(words[name], spent[name], name))}
            {rest >= leastShare * ledger.capacity && line(words.rest, rest, "idle")}
          </tbody>
          <tfoot>{line(words.all, ledger.capacity, "")}</tfoot>
        </table>
      </div>
      <p class="quiet">{words.failures(view.failures, trainingOf(view)?.checkpoints ?? 0)}</p>
    </section>
  );
}
