import type { JSX } from "preact";
import type { ElasticView, RingPlan } from "../../../sim/index.ts";
import { formatMillis, formatStep, formatTokens, replicaName, ringText as words } from "../text/elastic.ts";

interface RingTableProps {
  readonly elastic: ElasticView;
  /** The player's ring, or what its gaps closed would give. */
  readonly own: RingPlan | null;
  readonly automatic: RingPlan | null;
  /** Whether the player's is a drawing beside a ring that works. */
  readonly drawn: boolean;
}

/** The player's ring beside the automatic route, and while another one is being drawn the one that works now. */
export function RingTable({ elastic, own, automatic, drawn }: RingTableProps): JSX.Element {
  const columns = [
    ...(drawn ? [{ name: words.now, plan: elastic.plan }] : []),
    { name: drawn ? words.drawing : elastic.plan === null ? words.ifClosed : words.yours, plan: own },
    { name: words.automatic, plan: automatic },
  ];
  const best = Math.min(...columns.map(({ plan }) => plan?.stepSeconds ?? Infinity));
  const rows: readonly (readonly [string, string, (plan: RingPlan) => string])[] = [
    [words.step, "", (plan) => formatStep(plan.stepSeconds)],
    [words.reduce, words.reduceMeaning, (plan) => formatMillis(plan.allReduceSeconds)],
    [words.tokens, "", (plan) => formatTokens(plan.tokensPerSecond)],
    [words.hop, own === null ? "" : hopMeaning(own), (plan) => hopWords(plan, words.hopOf)],
    [words.hopPace, words.hopPaceMeaning, (plan) => hopWords(plan, (_, __, pace) => words.bandwidth(pace))],
  ];
  return (
    <table class={drawn ? "ring-table three" : "ring-table"}>
      <caption class="sr">{words.caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, meaning, value]) => (
          <tr key={name}>
            <th scope="row" title={meaning === "" ? undefined : meaning}>
              {name}
            </th>
            {columns.map(({ name: column, plan }) => (
              <td key={column} class={plan !== null && plan.stepSeconds === best ? "best" : undefined}>
                {plan === null ? words.none : value(plan)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hopWords(
  { hops, slowest }: RingPlan,
  say: (from: number, to: number, bytesPerSecond: number) => string,
): string {
  const hop = hops[slowest];
  return hop === undefined ? words.none : say(hop.from, hop.to, hop.bytesPerSecond);
}

function hopMeaning({ hops, slowest }: RingPlan): string {
  const hop = hops[slowest];
  if (hop === undefined) return "";
  return words.hopTip(replicaName(hop.from), replicaName(hop.to), words.hopKinds[hop.kind]);
}
