import type { JSX } from "preact";
import { closeGaps, draftOf, leaveOut, includeReplica } from "../../../session/ring-draft.ts";
import type { Command, ElasticView, Replica } from "../../../sim/index.ts";
import {
  formatStep,
  replicaName,
  replicaPlace,
  replicasName,
  replicaText,
  sheetText as words,
} from "../text/elastic.ts";
import { formatTimeOfDay } from "../../../text/numbers.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Icon } from "../../../hud/icons.tsx";
import { usePrice } from "../../../hud/use-price.ts";
import { PauseButton } from "./pause-button.tsx";
import { failedNodes, lastReturn, medianCompute } from "../../../insight/elastic/replicas.ts";
import { ringWith, ringWithout } from "./ring-choices.ts";
import { draftNow } from "./draft-now.ts";
import { useElastic, type Fleet } from "./use-elastic.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** One replica: how it stands, and everything that can be done to it. */
export function ReplicaSheet({
  hud,
  replicas,
}: {
  readonly hud: HudState;
  readonly replicas: readonly Replica[];
}): JSX.Element | null {
  const now = useElastic(hud);
  const [first, ...others] = replicas;
  if (now === null || first === undefined) return null;
  const { view, elastic } = now;
  const replica = elastic.replicas[first.id] ?? first;
  const name = replicaName(replica.id);
  return (
    <section class="replica-sheet" aria-labelledby="replica-name">
      <header class="sheet-head">
        <h2 id="replica-name">{name.charAt(0).toUpperCase() + name.slice(1)}</h2>
        <button
          type="button"
          class="ghost-button square"
          aria-label={words.close}
          title={words.close}
          onClick={() => (hud.app.interaction.selection.value = [])}
        >
          <Icon name="close" />
        </button>
      </header>
      <Facts now={now} replica={replica} />
      {view.ended === null && <Actions hud={hud} now={now} replica={replica} />}
      {others.length > 0 && <p class="quiet small">{words.others(replicasName(others.map(({ id }) => id)))}</p>}
    </section>
  );
}

interface SheetProps {
  readonly now: Fleet;
  readonly replica: Replica;
}

function Facts({ now: { view, elastic }, replica }: SheetProps): JSX.Element {
  const median = medianCompute(elastic);
  const back = lastReturn(view, replica);
  const rows: readonly (readonly [string, string])[] = [
    [words.place, replicaPlace(view.level.topology, replica)],
    [words.status, replicaText.statuses[replica.status]],
    ...(replica.computeSeconds === null ? [] : [[words.compute, formatStep(replica.computeSeconds)] as const]),
    ...(median === null ? [] : [[words.median, formatStep(median)] as const]),
    ...(replica.down === 0 ? [] : [[words.failed, String(replica.down)] as const]),
    ...(back === null ? [] : [[words.returns, formatTimeOfDay(view.level.clockStart + back)] as const]),
  ];
  return (
    <dl class="lines">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>
            <Words>{name}</Words>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ hud, now, replica }: SheetProps & { readonly hud: HudState }): JSX.Element {
  const { view, elastic } = now;
  const failed = failedNodes(view, replica);
  const inRing = replica.status === "in-ring";
  const plan = inRing ? ringWithout(elastic, replica.id) : null;
  return (
    <div class="sheet-actions">
      {plan !== null && (
        <>
          <PauseButton hud={hud} label={words.leaveOut} command={{ type: "set-ring", order: plan.order }} />
          {elastic.tokensPerSecond > 0 && (
            <p class="quiet small">
              <Words>{words.gain(elastic.tokensPerSecond, plan.tokensPerSecond)}</Words>
            </p>
          )}
        </>
      )}
      {replica.status === "ready" && <RejoinReplica hud={hud} now={now} replica={replica} />}
      {(failed.length > 0 || replica.slowNodes.length > 0) && <Swap hud={hud} now={now} replica={replica} />}
      {inRing && (
        <button type="button" class="priced" onClick={() => openAt(hud, elastic, replica.id)}>
          <span>{words.openHere}</span>
          <span class="quiet">{words.openMeaning}</span>
        </button>
      )}
      <button
        type="button"
        class="priced"
        onClick={() => (hud.app.interaction.lookAt.value = replica.nodes.toSorted((a, b) => a - b))}
      >
        <span>{words.show}</span>
      </button>
    </div>
  );
}

/** Other nodes for the failed ones, or for the one whose stage takes longest. */
function Swap({ hud, now: { view, elastic }, replica }: SheetProps & { readonly hud: HudState }): JSX.Element {
  const failed = failedNodes(view, replica);
  const nodes = failed.length > 0 ? failed : replica.slowNodes;
  const command: Command = { type: "swap-nodes", nodes };
  const refused = usePrice(hud, command)?.ok === false;
  return (
    <>
      <PauseButton hud={hud} label={failed.length > 0 ? words.swapFailed : words.swapSlow} command={command} />
      <p class="quiet small">
        <Words>{refused ? words.swapTooFew(nodes.length, elastic.spares.length) : words.swapMeaning}</Words>
      </p>
    </>
  );
}

/** A ready replica joins the ring, or, while the ring is being drawn, the drawing. */
function RejoinReplica({
  hud,
  now: { elastic },
  replica,
}: SheetProps & { readonly hud: HudState }): JSX.Element | null {
  const draft = draftNow(hud, elastic);
  const plan = draft === null ? ringWith(elastic, [replica.id]) : null;
  if (plan !== null)
    return <PauseButton hud={hud} label={words.rejoin} command={{ type: "set-ring", order: plan.order }} />;
  if (draft === null || draft.members.includes(replica.id)) return null;
  return (
    <button
      type="button"
      class="priced"
      onClick={() => (hud.app.interaction.ringDraft.value = includeReplica(draft, replica.id))}
    >
      <span>{words.rejoin}</span>
      <span class="quiet">{words.openMeaning}</span>
    </button>
  );
}

/** Begins a drawing in which a replica is connected to nobody: it and its neighbors have loose ends. */
function openAt(hud: HudState, elastic: ElasticView, replica: number): void {
  const draft = hud.app.interaction.ringDraft.peek() ?? closeGaps(draftOf(elastic), elastic.ring);
  hud.app.interaction.ringDraft.value = includeReplica(leaveOut(draft, replica), replica);
}
