import type { JSX } from "preact";
import { gpuDollars, hallTime } from "../../insight/hall-time.ts";
import type { ClusterView, GpuSeconds } from "../../sim/index.ts";
import { formatDollars, formatHours, formatPercent } from "../../text/numbers.ts";
import { timeText as words } from "../../text/pages.ts";
import type { HudState } from "../hud-state.ts";
import { LedgerBand, type BandPart, type LedgerNames } from "../ledger-band.tsx";
import { Words } from "../codex/words.tsx";

/** A class of the ledger, or a part of one, as time of the whole hall. */
export interface TimeLine {
  readonly name: string;
  readonly work: GpuSeconds;
  /** The class of the band whose color it has. */
  readonly swatch: string;
}

interface TimePanelProps {
  readonly hud: HudState;
  readonly view: ClusterView;
  readonly lines: readonly TimeLine[];
  /** What all that is not listed is called. */
  readonly rest: string;
  /** A sentence under the table. */
  readonly note: string;
  readonly names?: LedgerNames;
  readonly usefulParts?: readonly BandPart[];
}

/** What is less rounds to nothing. */
const leastShare = 0.0005;

/** Where the whole hall's time went: the ledger in hours that a person can picture, and in dollars. */
export function TimePanel({ hud, view, lines, rest, note, ...band }: TimePanelProps): JSX.Element {
  const { ledger } = view;
  const left = ledger.capacity - lines.reduce((sum, { work }) => sum + work, 0);
  const row = ({ name, work, swatch }: TimeLine): JSX.Element => (
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
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <LedgerBand hud={hud} ledger={ledger} {...band} />
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
            {lines.map(row)}
            {left >= leastShare * ledger.capacity && row({ name: rest, work: left, swatch: "idle" })}
          </tbody>
          <tfoot>{row({ name: words.all, work: ledger.capacity, swatch: "" })}</tfoot>
        </table>
      </div>
      <p class="quiet">{note}</p>
    </section>
  );
}
