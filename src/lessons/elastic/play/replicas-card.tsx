import type { JSX } from "preact";
import { replicaName, replicaPlace, replicasName, replicaText as words } from "../text/elastic.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { PauseButton } from "./pause-button.tsx";
import { isSlow, lastReturn, mendable, replicasThat } from "../../../insight/elastic/replicas.ts";
import { useElastic, type Fleet } from "./use-elastic.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The replicas: how many take part, which could, which are broken and until when, and the spares. */
export function ReplicasCard({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const now = useElastic(hud);
  if (now === null) return null;
  const { elastic } = now;
  const counts = (["in-ring", "ready", "broken"] as const).map((status) => ({
    status,
    count: replicasThat(elastic, status).length,
  }));
  const slow = replicasThat(elastic, "ready").flatMap((replica) => (isSlow(elastic, replica) ? [replica.id] : []));
  return (
    <section class="lever replicas" aria-labelledby="replicas-name">
      <h3 id="replicas-name">
        <Words>{words.heading}</Words>
      </h3>
      <dl class="replica-counts">
        {counts.map(({ status, count }) => (
          <div key={status} data-status={status} data-none={count === 0}>
            <dt>{words.statuses[status]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {slow.length > 0 && (
        <p class="lever-does">
          <Words>{words.slowOnes(slow)}</Words>
        </p>
      )}
      <BrokenList hud={hud} now={now} />
      <Spares hud={hud} now={now} />
    </section>
  );
}

interface PartProps {
  readonly hud: HudState;
  readonly now: Fleet;
}

function BrokenList({ hud, now: { view, elastic } }: PartProps): JSX.Element | null {
  const broken = replicasThat(elastic, "broken");
  if (broken.length === 0) return null;
  const { topology, clockStart } = view.level;
  const firstBack = Math.min(...broken.map((replica) => lastReturn(view, replica) ?? view.time));
  return (
    <details class="broken-list">
      <summary>{words.brokenList(clockStart + firstBack)}</summary>
      <ul>
        {broken.map((replica) => (
          <li key={replica.id}>
            <button
              type="button"
              title={replicaPlace(topology, replica)}
              onClick={() => (hud.app.interaction.selection.value = replica.nodes.toSorted((a, b) => a - b))}
            >
              <span>{replicaName(replica.id)}</span>
              <span class="quiet">{words.failedNodes(replica.down, replica.nodes.length)}</span>
              <span class="figures">{words.back(clockStart + (lastReturn(view, replica) ?? view.time))}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Spares({ hud, now: { view, elastic } }: PartProps): JSX.Element {
  const { replicas, nodes } = mendable(view, elastic);
  const [least] = replicasThat(elastic, "broken").toSorted((a, b) => a.down - b.down);
  return (
    <div class="spares">
      <p class="spares-head">
        <span>{words.spares}</span>
        <b class="figures">{words.sparesOf(elastic.spares.length, elastic.spareCount)}</b>
      </p>
      {nodes.length > 0 ? (
        <>
          <PauseButton hud={hud} label={words.swapIn(nodes.length)} command={{ type: "swap-nodes", nodes }} />
          <div class="lever-words">
            <p class="lever-does">
              <Words>{words.swapHeals(replicasName(replicas))}</Words>
            </p>
          </div>
        </>
      ) : (
        <p class="lever-does quiet">
          <Words>{least === undefined ? words.swapNothing : words.swapShort(least.down)}</Words>
        </p>
      )}
    </div>
  );
}
