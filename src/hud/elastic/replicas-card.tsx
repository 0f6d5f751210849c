import type { JSX } from "preact";
import type { ClusterView, ElasticView } from "../../sim/index.ts";
import { replicaName, replicaPlace, replicasName, replicaText as words } from "../../text/elastic.ts";
import type { HudState } from "../hud-state.ts";
import { PauseButton } from "./pause-button.tsx";
import { isSlow, lastReturn, mendable, replicasThat } from "./replicas.ts";
import { paysBackAfter, readyOnes, ringWith } from "./ring-choices.ts";
import { useElastic, type Fleet } from "./use-elastic.ts";

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
      <h3 id="replicas-name">{words.heading}</h3>
      <dl class="replica-counts">
        {counts.map(({ status, count }) => (
          <div key={status} data-status={status} data-none={count === 0}>
            <dt>{words.statuses[status]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {readyOnes(elastic).length > 0 && <TakeIn hud={hud} now={now} />}
      {slow.length > 0 && <p class="lever-does">{words.slowOnes(slow)}</p>}
      <BrokenList hud={hud} now={now} />
      <Spares hud={hud} now={now} />
    </section>
  );
}

interface PartProps {
  readonly hud: HudState;
  readonly now: Fleet;
}

/** The way back up: what taking the ready ones in costs at once, and when it has paid for itself. */
function TakeIn({ hud, now: { view, elastic } }: PartProps): JSX.Element {
  const ready = readyOnes(elastic);
  const plan = ringWith(elastic, ready);
  return (
    <div class="take-in">
      <p class="lever-does">{words.readyList(replicasName(ready))}</p>
      {plan !== null && view.ended === null && (
        <>
          <PauseButton hud={hud} label={words.takeIn(ready.length)} command={{ type: "set-ring", order: plan.order }} />
          <p class="lever-does">{backWords(view, elastic, plan)}</p>
        </>
      )}
    </div>
  );
}

function backWords(view: ClusterView, elastic: ElasticView, plan: NonNullable<ElasticView["plan"]>): string {
  if (elastic.tokensPerSecond === 0) return words.atOnce;
  const after = paysBackAfter(elastic.tokensPerSecond, plan);
  return after === null ? words.slower : words.paysBack(after, view.level.duration - view.time);
}

function BrokenList({ hud, now: { view, elastic } }: PartProps): JSX.Element | null {
  const broken = replicasThat(elastic, "broken");
  if (broken.length === 0) return null;
  const { topology, clockStart } = view.level;
  return (
    <ul class="broken-list" aria-label={words.brokenList}>
      {broken.map((replica) => (
        <li key={replica.id}>
          <button
            type="button"
            title={replicaPlace(topology, replica)}
            onClick={() => (hud.app.interaction.selection.value = replica.nodes.toSorted((a, b) => a - b))}
          >
            <span>{replicaName(replica.id)}</span>
            <span class="quiet">{words.deadNodes(replica.down, replica.nodes.length)}</span>
            <span class="figures">{words.back(clockStart + (lastReturn(view, replica) ?? view.time))}</span>
          </button>
        </li>
      ))}
    </ul>
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
          <p class="lever-does">{words.swapWhole(replicasName(replicas))}</p>
        </>
      ) : (
        <p class="lever-does quiet">{least === undefined ? words.swapNothing : words.swapShort(least.down)}</p>
      )}
    </div>
  );
}
