import type { JSX } from "preact";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { optimalText } from "../text/accounts.ts";
import { everyWords, formatSpan } from "../text/pages.ts";
import { formatDuration } from "../../../text/numbers.ts";
import { optimalPoint } from "../../../insight/checkpoint/theory.ts";
import { expectedGoodput, type Scene } from "../../../insight/checkpoint/accounts.ts";

const words = optimalText.table;

interface IntervalsTableProps {
  readonly view: ClusterView;
  readonly scenes: readonly Scene[];
}

/** The best interval of each contract by two rules and exactly, the student's own, and by what each moved. */
export function IntervalsTable({ view, scenes }: IntervalsTableProps): JSX.Element {
  return (
    <div class="table-scroll">
      <table class="figures-table rules-table">
        <caption class="sr">{words.caption}</caption>
        <thead>
          <tr>
            {[words.contract, words.save, words.mttf, words.young, words.daly, words.exact].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" class="mine-head">
              {words.yours}
            </th>
          </tr>
        </thead>
        <tbody>
          {scenes.map((scene, index) => (
            <Row key={`${scene.tier} ${scene.mttf}`} view={view} scene={scene} before={scenes[index - 1] ?? scene} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly view: ClusterView;
  readonly scene: Scene;
  /** The row above. */
  readonly before: Scene;
}

function Row({ view, scene, before }: RowProps): JSX.Element {
  const { tier, mttf, costs, optimal, played } = scene;
  const keeps = (interval: Seconds | null): string => words.keeps(expectedGoodput(view, { tier, mttf, interval }));
  const best = optimalPoint(view, scene)?.interval ?? optimal.exact;
  return (
    <tr>
      <th scope="row">{tiers[tier].name}</th>
      <Cell value={formatDuration(costs.pause)} side={words.root(costs.pause / before.costs.pause)} />
      <Cell value={formatDuration(mttf)} side={words.root(mttf / before.mttf)} />
      <Cell value={formatSpan(optimal.young)} side={words.moved(optimal.young / before.optimal.young)} />
      <Cell value={formatSpan(optimal.daly)} side={keeps(optimal.daly)} />
      <Cell value={formatSpan(best)} side={keeps(best)} />
      {played === null ? (
        <Cell value={words.unplayed} side="" mine />
      ) : (
        <Cell value={ownWords(played.setting.interval)} side={keeps(played.setting.interval)} mine />
      )}
    </tr>
  );
}

function ownWords(interval: Seconds | null): string {
  return interval === null ? everyWords(null) : formatSpan(interval);
}

interface CellProps {
  readonly value: string;
  readonly side: string;
  readonly mine?: boolean;
}

function Cell({ value, side, mine = false }: CellProps): JSX.Element {
  return (
    <td class={mine ? "mine" : ""}>
      {value}
      <span class="keeps">{side}</span>
    </td>
  );
}
