import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { formatFleetTime, rescaleText as words } from "../text/pages.ts";
import { rescaleAccounts, type RescaleAccount } from "../../../insight/elastic/accounts.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Less of a difference is called even, seconds of the whole fleet. */
const even = 15;

/** Every time the ring was built anew: what it cost, what it gained, and whether it paid. */
export function RescalesPanel({ frame: { view } }: { readonly frame: Frame }): JSX.Element | null {
  if (view.elastic === null) return null;
  const accounts = rescaleAccounts(view, view.elastic);
  const own = accounts.filter(({ rescale }) => rescale.by === "player");
  const { columns } = words;
  return (
    <section class="panel panel-wide elastic-rescales">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      {accounts.length === 0 ? (
        <p>
          <Words>{words.none}</Words>
        </p>
      ) : (
        <div class="table-scroll">
          <table class="figures-table">
            <thead>
              <tr>
                {Object.values(columns).map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <RescaleRow key={account.rescale.time} account={account} clockStart={view.level.clockStart} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {own.length > 0 && (
        <p>
          {words.total(
            own.length,
            own.reduce((sum, { cost }) => sum + cost, 0),
          )}{" "}
          {own.filter(({ rescale }) => rescale.cold).length > 1 && words.together}
        </p>
      )}
      <p class="quiet">
        <Words>{words.meaning}</Words>
      </p>
    </section>
  );
}

interface RowProps {
  readonly account: RescaleAccount;
  readonly clockStart: number;
}

function RescaleRow({ account, clockStart }: RowProps): JSX.Element {
  const { rescale, after, cost, gained } = account;
  const net = gained - cost;
  const tone = rescale.by === "failure" || Math.abs(net) < even ? "" : net > 0 ? "rescale-paid" : "rescale-unpaid";
  return (
    <tr>
      <th scope="row">{words.when(clockStart + rescale.time)}</th>
      <td class="words">{words.why[rescale.by]}</td>
      <td>{words.change(rescale.before, after)}</td>
      <td class="words">{after === null ? words.open : rescale.cold ? words.cold : words.warm}</td>
      <td>{formatFleetTime(rescale.pausedFor)}</td>
      <td>{formatFleetTime(cost)}</td>
      <td>{after === null ? words.open : formatFleetTime(gained)}</td>
      <td class={`words ${tone}`}>{worthWords(account, net)}</td>
    </tr>
  );
}

function worthWords({ rescale }: RescaleAccount, net: number): string {
  if (rescale.by === "failure") return words.forced;
  if (Math.abs(net) < even) return words.even;
  return net > 0 ? words.paid(net) : words.lost(net);
}
